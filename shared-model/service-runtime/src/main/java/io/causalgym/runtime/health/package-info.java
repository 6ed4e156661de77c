/// Liveness and readiness as lists of named checks.
///
/// Start at {@link io.causalgym.runtime.health.Health}.
@NullMarked
package io.causalgym.runtime.health;

import org.jspecify.annotations.NullMarked;
