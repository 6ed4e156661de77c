/// What the algorithms refuse, as problems of the contract.
///
/// Start at {@link io.causalgym.discovery.service.refusal.Refusals}.
@NullMarked
package io.causalgym.discovery.service.refusal;

import org.jspecify.annotations.NullMarked;
