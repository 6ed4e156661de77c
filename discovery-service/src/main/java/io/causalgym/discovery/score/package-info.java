/// Decomposable scores of graphs.
///
/// Start at {@link io.causalgym.discovery.score.Score}.
@NullMarked
package io.causalgym.discovery.score;

import org.jspecify.annotations.NullMarked;
