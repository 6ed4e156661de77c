/// Greedy searches for the graph with the best score: over equivalence classes (GES, FGES) and over
/// DAGs (hill climbing).
///
/// Start at {@link io.causalgym.discovery.search.greedy.Ges}.
@NullMarked
package io.causalgym.discovery.search.greedy;

import org.jspecify.annotations.NullMarked;
