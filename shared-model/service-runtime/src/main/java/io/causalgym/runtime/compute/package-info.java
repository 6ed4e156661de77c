/// Runs computations on bounded pools, away from the event loops.
///
/// Start at {@link io.causalgym.runtime.compute.ComputePool}.
@NullMarked
package io.causalgym.runtime.compute;

import org.jspecify.annotations.NullMarked;
