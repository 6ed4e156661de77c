package io.causalgym.graph;

import java.util.ArrayList;
import java.util.List;

/// Districts (c-components): the connected components of the bidirected edges; `O(V + E)`.
///
/// Source: Tian and Pearl, "A general identification condition for causal effects", AAAI 2002,
/// section 3.
public final class Districts {
  private Districts() {}

  /// The districts of the subgraph induced by `within`, each once, in the order of their smallest
  /// node.
  public static List<NodeSet> of(MixedGraph graph, NodeSet within) {
    List<NodeSet> districts = new ArrayList<>();
    NodeSet.Builder placed = new NodeSet.Builder(graph.size());
    for (int node = within.first(); node >= 0; node = within.next(node + 1)) {
      if (!placed.contains(node)) {
        NodeSet district = around(graph, node, within);
        placed.addAll(district);
        districts.add(district);
      }
    }
    return districts;
  }

  /// The district of `node` in the subgraph induced by `within`.
  public static NodeSet around(MixedGraph graph, int node, NodeSet within) {
    return Ancestry.reach(graph.spouses(), NodeSet.of(node), within);
  }
}
