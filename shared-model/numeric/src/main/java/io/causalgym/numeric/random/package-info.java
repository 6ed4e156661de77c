/// Seeded randomness that is addressed instead of drawn: value `i` of a stream is a function of
/// (seed, stream, `i`), so it is the same whatever the order, the chunks or the number of threads.
///
/// Start at {@link io.causalgym.numeric.random.RandomStream}.
@NullMarked
package io.causalgym.numeric.random;

import org.jspecify.annotations.NullMarked;
