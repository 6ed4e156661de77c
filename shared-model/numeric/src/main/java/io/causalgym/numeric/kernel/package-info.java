/// Loops over blocks of columns: samples of linear systems, their moments and products, with
/// results that do not depend on the width of the machine's vectors.
///
/// Start at {@link io.causalgym.numeric.kernel.LinearSystem}, {@link
/// io.causalgym.numeric.kernel.Moments} and {@link io.causalgym.numeric.kernel.Gram}.
@NullMarked
package io.causalgym.numeric.kernel;

import org.jspecify.annotations.NullMarked;
