package io.causalgym.inference.linear.identification;

import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.GraphBuilder;
import io.causalgym.graph.GraphKind;
import io.causalgym.graph.MixedGraph;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// Small random ADMGs whose names do not follow the causal order.
final class RandomAdmgs {
  private RandomAdmgs() {}

  static MixedGraph draw(long seed, int nodes, double directed, double bidirected) {
    Random random = new Random(seed);
    List<String> causal = new ArrayList<>();
    for (int node = 0; node < nodes; node++) {
      causal.add("V" + node);
    }
    Collections.shuffle(causal, random);
    GraphBuilder builder = MixedGraph.builder().kind(GraphKind.ADMG);
    causal.forEach(builder::node);
    for (int from = 0; from < nodes; from++) {
      for (int to = from + 1; to < nodes; to++) {
        if (random.nextDouble() < directed) {
          builder.edge(causal.get(from), causal.get(to), EdgeKind.DIRECTED);
        }
        if (random.nextDouble() < bidirected) {
          builder.edge(causal.get(from), causal.get(to), EdgeKind.BIDIRECTED);
        }
      }
    }
    return builder.build();
  }

  /// A graph as text, such as `Z->X; X->Y; X<->Y`.
  static MixedGraph text(String edges) {
    GraphBuilder builder = MixedGraph.builder().kind(GraphKind.ADMG);
    for (String edge : edges.split(";", -1)) {
      EdgeKind kind = edge.contains("<->") ? EdgeKind.BIDIRECTED : EdgeKind.DIRECTED;
      String[] ends = edge.strip().split(kind.symbol(), -1);
      builder.edge(ends[0].strip(), ends[1].strip(), kind);
    }
    return builder.build();
  }
}
