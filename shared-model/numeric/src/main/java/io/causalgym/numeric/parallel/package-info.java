/// Work shared with a caller's executor, with results that do not depend on how many threads there
/// are.
///
/// Start at {@link io.causalgym.numeric.parallel.ParallelLoop}.
@NullMarked
package io.causalgym.numeric.parallel;

import org.jspecify.annotations.NullMarked;
