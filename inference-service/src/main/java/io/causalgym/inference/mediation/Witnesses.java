package io.causalgym.inference.mediation;

import io.causalgym.graph.Ancestry;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.NodeSet;
import java.util.List;

/// Finds recanting witnesses: children of the treatment from which both selected and other paths
/// lead on to the outcome.
///
/// Source: Avin, Shpitser and Pearl, "Identifiability of path-specific effects", IJCAI 2005
/// (`avin2005identifiability`).
final class Witnesses {
  private Witnesses() {}

  static List<String> of(MixedGraph graph, Contrast contrast, SelectedPaths selected) {
    NodeSet ancestors = Ancestry.ancestors(graph, NodeSet.of(graph.node(contrast.outcome())));
    return graph.children().of(graph.node(contrast.treatment())).intersect(ancestors).stream()
        .filter(child -> selected.through(child) == SelectedPaths.Status.SOME)
        .mapToObj(graph::name)
        .toList();
  }
}
