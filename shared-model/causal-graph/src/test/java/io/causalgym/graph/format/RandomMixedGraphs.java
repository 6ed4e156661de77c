package io.causalgym.graph.format;

import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.GraphBuilder;
import io.causalgym.graph.GraphKind;
import io.causalgym.graph.MixedGraph;
import java.util.List;
import java.util.SplittableRandom;

/// Seeded graphs of every kind with names that tempt a writer to forget a quote.
public final class RandomMixedGraphs {
  private static final List<String> AWKWARD =
      List.of(
          "graph",
          "Node",
          "edge",
          "subgraph",
          "strict",
          "dag",
          "digraph",
          "o",
          "e",
          "latent",
          "1",
          "-1",
          "0.5",
          "1e5",
          "a b",
          " lead",
          "x\"y",
          "back\\",
          "\\\"",
          "->",
          "A -> B",
          "{",
          "}",
          "[u]",
          ";",
          "a;b",
          "#c",
          "//d",
          "/*",
          "*/",
          "<b>",
          "&amp;",
          "]]>",
          "größe",
          "数",
          "🜁",
          "e\u0301",
          "tab\there",
          "line\nend",
          "cr\r\nlf",
          "a:b",
          "x=1",
          "\"",
          "'",
          "+",
          "@-@",
          "~",
          "NA",
          "true",
          "A.1",
          "_u");
  private static final List<String> PLAIN =
      List.of(
          "X", "Y", "Z", "A.1", "x_2", "größe", "数", "NA", "start", "c", "e", "f1", "dag",
          "network");

  private RandomMixedGraphs() {}

  /// A graph of `kind` with 1 to 8 nodes.
  ///
  /// @param plain whether names must be words
  public static MixedGraph of(GraphKind kind, boolean plain, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<String> pool = plain ? PLAIN : AWKWARD;
    int size = 1 + random.nextInt(8);
    int first = random.nextInt(pool.size());
    String[] names = new String[size];
    GraphBuilder builder = MixedGraph.builder().kind(kind);
    for (int node = 0; node < size; node++) {
      names[node] = pool.get((first + 5 * node) % pool.size()) + (node >= 2 ? "" + node : "");
      if (random.nextInt(4) == 0) {
        builder.latent(names[node]);
      } else {
        builder.node(names[node]);
      }
    }
    for (int to = 1; to < size; to++) {
      for (int from = 0; from < to; from++) {
        if (random.nextInt(3) == 0) {
          connect(builder, names[from], names[to], kind, random);
        }
      }
    }
    return builder.build();
  }

  private static void connect(
      GraphBuilder builder, String from, String to, GraphKind kind, SplittableRandom random) {
    List<EdgeKind> kinds =
        switch (kind) {
          case DAG -> List.of(EdgeKind.DIRECTED);
          case ADMG -> List.of(EdgeKind.DIRECTED, EdgeKind.BIDIRECTED);
          case CPDAG -> List.of(EdgeKind.DIRECTED, EdgeKind.UNDIRECTED);
          case MAG -> List.of(EdgeKind.DIRECTED, EdgeKind.BIDIRECTED, EdgeKind.UNDIRECTED);
          case PAG -> List.of(EdgeKind.values());
        };
    EdgeKind chosen = kinds.get(random.nextInt(kinds.size()));
    boolean turn = chosen != EdgeKind.DIRECTED && random.nextBoolean();
    builder.edge(turn ? to : from, turn ? from : to, chosen);
    if (kind == GraphKind.ADMG && chosen == EdgeKind.DIRECTED && random.nextInt(3) == 0) {
      builder.edge(to, from, EdgeKind.BIDIRECTED);
    }
  }
}
