/// Distributions of one number: density, distribution function, quantiles, and draws that are
/// functions of a stream and an index.
///
/// Start at {@link io.causalgym.numeric.distribution.Distribution}.
@NullMarked
package io.causalgym.numeric.distribution;

import org.jspecify.annotations.NullMarked;
