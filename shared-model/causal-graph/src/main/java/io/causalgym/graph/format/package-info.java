/// Graphs as text: DAGitty, DOT, GraphML, BIF structure and lavaan in, all but BIF out.
///
/// Start at {@link io.causalgym.graph.format.GraphReader}.
@NullMarked
package io.causalgym.graph.format;

import org.jspecify.annotations.NullMarked;
