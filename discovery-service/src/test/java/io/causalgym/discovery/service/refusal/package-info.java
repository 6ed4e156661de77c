/// Tests of refusals.
///
/// Start at {@link io.causalgym.discovery.service.refusal.RefusalsTest}.
@NullMarked
package io.causalgym.discovery.service.refusal;

import org.jspecify.annotations.NullMarked;
