/// Keeps answers: in this JVM, in the cluster, and where more tiers are added, there too.
///
/// Start at {@link io.causalgym.runtime.cache.AnswerCache}.
@NullMarked
package io.causalgym.runtime.cache;

import org.jspecify.annotations.NullMarked;
