package io.causalgym.graph;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Graphs as one line of text for tests: `A -> B; B <-> C; D`, with `<-` allowed.
public final class GraphText {
  private static final Pattern EDGE =
      Pattern.compile("\\s*(\\w+)\\s*(<->|->|<-|--|o->|o-o|o--)\\s*(\\w+)\\s*");

  private GraphText() {}

  public static MixedGraph graph(String text) {
    return builder(text).build();
  }

  public static MixedGraph graph(GraphKind kind, String text) {
    return builder(text).kind(kind).build();
  }

  public static GraphBuilder builder(String text) {
    GraphBuilder builder = MixedGraph.builder();
    for (String part : text.split(";", -1)) {
      Matcher edge = EDGE.matcher(part);
      if (edge.matches() && edge.group(2).equals("<-")) {
        builder.edge(edge.group(3), edge.group(1), EdgeKind.DIRECTED);
      } else if (edge.matches()) {
        builder.edge(edge.group(1), edge.group(3), EdgeKind.ofSymbol(edge.group(2)).orElseThrow());
      } else if (!part.isBlank()) {
        builder.node(part.strip());
      }
    }
    return builder;
  }

  /// The nodes named in `names`, by blanks.
  public static NodeSet nodes(MixedGraph graph, String names) {
    return names.isBlank() ? NodeSet.EMPTY : graph.nodes(List.of(names.strip().split("\\s+")));
  }
}
