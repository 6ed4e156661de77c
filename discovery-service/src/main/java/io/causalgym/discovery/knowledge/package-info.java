/// What is known about the causal order before data are looked at.
///
/// Start at {@link io.causalgym.discovery.knowledge.Knowledge}.
@NullMarked
package io.causalgym.discovery.knowledge;

import org.jspecify.annotations.NullMarked;
