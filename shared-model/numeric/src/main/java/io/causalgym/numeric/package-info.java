/// Numbers for causal models, without models: seeded randomness, distributions and kernels.
///
/// Start at the packages below.
@NullMarked
package io.causalgym.numeric;

import org.jspecify.annotations.NullMarked;
