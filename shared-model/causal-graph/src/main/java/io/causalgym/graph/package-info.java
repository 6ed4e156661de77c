/// Causal graphs: mixed graphs in compact form, their text formats, and the questions that need no
/// numbers.
///
/// Start at {@link io.causalgym.graph.MixedGraph}.
@NullMarked
package io.causalgym.graph;

import org.jspecify.annotations.NullMarked;
