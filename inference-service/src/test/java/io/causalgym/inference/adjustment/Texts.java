package io.causalgym.inference.adjustment;

import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.GraphBuilder;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.NodeSet;
import java.util.Arrays;
import java.util.List;

/// Graphs and sets as one line of text.
final class Texts {
  private Texts() {}

  /// Edges such as `A->B; B<->C`.
  static MixedGraph graph(String text) {
    GraphBuilder builder = MixedGraph.builder();
    for (String edge : text.split(";", -1)) {
      EdgeKind kind = edge.contains("<->") ? EdgeKind.BIDIRECTED : EdgeKind.DIRECTED;
      String[] ends = edge.strip().split(kind.symbol(), -1);
      builder.edge(ends[0], ends[1], kind);
    }
    return builder.build();
  }

  /// Names between spaces.
  static NodeSet nodes(MixedGraph graph, String names) {
    List<String> list =
        Arrays.stream(names.split(" ", -1)).filter(name -> !name.isEmpty()).toList();
    return graph.nodes(list);
  }
}
