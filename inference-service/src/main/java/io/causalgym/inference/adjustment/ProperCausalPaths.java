package io.causalgym.inference.adjustment;

import io.causalgym.graph.Ancestry;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.NodeSet;

/// What lies on and below the proper causal paths from treatments to outcomes: directed paths of
/// which only the first node is a treatment; `O(V + E)`.
///
/// Source: Shpitser, VanderWeele and Robins, "On the validity of covariate adjustment for
/// estimating causal effects", UAI 2010 (`shpitser2010validity`); `forbidden` is the set `Forb` of
/// Perković, Textor, Kalisch and Maathuis, "Complete graphical characterization and construction of
/// adjustment sets in Markov equivalence classes of ancestral graphs", JMLR 18(220), 2018
/// (`perkovic2018complete`), with the treatments.
///
/// @param causalNodes the nodes on proper causal paths without the treatments; empty where no
///   treatment has an effect on an outcome
/// @param forbidden the treatments and the descendants of causal nodes, none of which may be
///   adjusted for
record ProperCausalPaths(NodeSet treatments, NodeSet causalNodes, NodeSet forbidden) {

  static ProperCausalPaths between(MixedGraph graph, NodeSet treatments, NodeSet outcomes) {
    NodeSet others = graph.all().minus(treatments);
    NodeSet below = Ancestry.descendants(graph, graph.children().of(treatments), others);
    NodeSet causal = below.intersect(Ancestry.ancestors(graph, outcomes, others));
    NodeSet forbidden = Ancestry.descendants(graph, causal).union(treatments);
    return new ProperCausalPaths(treatments, causal, forbidden);
  }
}
