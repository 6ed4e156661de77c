/// The way to JGraphT and back, for algorithms that are there already.
///
/// Start at {@link io.causalgym.graph.interchange.MarkedGraph}.
@NullMarked
package io.causalgym.graph.interchange;

import org.jspecify.annotations.NullMarked;
