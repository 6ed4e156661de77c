/// Separation in mixed graphs: who is independent of whom, and what makes them so.
///
/// Start at {@link io.causalgym.graph.separation.MSeparation}; cut edges and leave out nodes with
/// {@link io.causalgym.graph.separation.GraphView}.
@NullMarked
package io.causalgym.graph.separation;

import org.jspecify.annotations.NullMarked;
