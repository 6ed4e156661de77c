/// Answers operations: from the cache, or else by computing on a pool.
///
/// Start at {@link io.causalgym.runtime.answer.Answers}.
@NullMarked
package io.causalgym.runtime.answer;

import org.jspecify.annotations.NullMarked;
