/// FoundPaths of a graph, listed shortest first without holding them all.
///
/// Start at {@link io.causalgym.graph.path.PathSearch}.
@NullMarked
package io.causalgym.graph.path;

import org.jspecify.annotations.NullMarked;
