package io.causalgym.inference.identification;

import io.causalgym.graph.Ancestry;
import io.causalgym.graph.Districts;
import io.causalgym.graph.Edge;
import io.causalgym.graph.GraphBuilder;
import io.causalgym.graph.LatentProjection;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.NodeSet;

/// The part of a graph that an effect is identified from: the treatments, the outcomes, and the
/// districts that hold treatments with their parents. Everything else is projected out, which makes
/// formulas of large graphs short.
///
/// With `T_j` the districts of `G[An(Y)]` that hold treatments, `P(an \ x | do(x))` is `P(an)`
/// times, for each `j`, `prod_i Q[D_i] / Q[T_j]` over the districts `D_i` of `G[T_j \ X]`, a
/// function of `T_j` and its parents (Tian and Pearl, "A general identification condition for
/// causal effects", AAAI 2002, `tian2002general`, for sets of treatments). Summing the rest out of
/// `P(an)` leaves a formula over the margin kept here. The projection keeps `T_j`, the edges in it
/// and the edges into it, since every edge into `T_j` starts at a kept node: what was identified
/// stays so.
final class EssentialMargin {
  private EssentialMargin() {}

  /// The latent projection of `G[An(Y)]` on the margin; node indices change, names stay.
  static MixedGraph of(MixedGraph graph, NodeSet treatments, NodeSet outcomes) {
    NodeSet ancestors = Ancestry.ancestors(graph, outcomes);
    NodeSet.Builder kept = new NodeSet.Builder(outcomes);
    for (NodeSet district : Districts.of(graph, ancestors)) {
      if (district.intersects(treatments)) {
        kept.addAll(district).addAll(graph.parents().of(district));
      }
    }
    NodeSet margin = kept.build();
    return margin.equals(graph.all()) ? graph : project(graph, ancestors, margin);
  }

  private static MixedGraph project(MixedGraph graph, NodeSet ancestors, NodeSet margin) {
    GraphBuilder builder = MixedGraph.builder().kind(graph.kind());
    ancestors.intersect(margin).forEach(node -> builder.node(graph.name(node)));
    ancestors.minus(margin).forEach(node -> builder.latent(graph.name(node)));
    for (Edge edge : graph.edges()) {
      if (ancestors.contains(edge.from()) && ancestors.contains(edge.to())) {
        builder.edge(graph.name(edge.from()), graph.name(edge.to()), edge.kind());
      }
    }
    return LatentProjection.of(builder.build());
  }
}
