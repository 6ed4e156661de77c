/// Tests of the service.
///
/// Start at {@link io.causalgym.discovery.service.SharedDatabase}.
@NullMarked
package io.causalgym.discovery.service;

import org.jspecify.annotations.NullMarked;
