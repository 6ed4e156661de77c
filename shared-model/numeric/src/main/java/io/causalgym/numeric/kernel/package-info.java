/// Loops over blocks of columns: samples of linear systems and their moments, with results that do
/// not depend on the width of the machine's vectors.
///
/// Start at {@link io.causalgym.numeric.kernel.LinearSystem} and {@link
/// io.causalgym.numeric.kernel.Moments}.
@NullMarked
package io.causalgym.numeric.kernel;

import org.jspecify.annotations.NullMarked;
