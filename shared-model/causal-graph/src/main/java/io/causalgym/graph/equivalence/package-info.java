/// Markov equivalence classes of DAGs: completed graphs, orientation rules, members.
///
/// Start at {@link io.causalgym.graph.equivalence.Cpdag}.
@NullMarked
package io.causalgym.graph.equivalence;

import org.jspecify.annotations.NullMarked;
