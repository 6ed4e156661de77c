package io.causalgym.inference.identification;

import io.causalgym.graph.Ancestry;
import io.causalgym.graph.Districts;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.NodeSet;
import io.causalgym.graph.separation.GraphView;

/// The definition of a hedge.
final class HedgeCheck {
  private HedgeCheck() {}

  static boolean isHedge(MixedGraph graph, Hedge hedge, NodeSet treatments, NodeSet outcomes) {
    NodeSet larger = graph.nodes(hedge.larger());
    NodeSet smaller = graph.nodes(hedge.smaller());
    return larger.containsAll(smaller)
        && !smaller.equals(larger)
        && !smaller.intersects(treatments)
        && larger.intersects(treatments)
        && Districts.of(graph, larger).size() == 1
        && Districts.of(graph, smaller).size() == 1
        && GraphView.of(graph).cutInto(treatments).ancestors(outcomes).containsAll(smaller)
        && Ancestry.ancestors(graph, smaller, larger).containsAll(larger);
  }
}
