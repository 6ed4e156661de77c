package io.causalgym.inference.adjustment;

import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.NodeSet;
import java.util.List;
import java.util.stream.Collectors;

/// Node names inside a sentence.
final class Names {
  // A sentence with more names is a list, not a reason.
  private static final int SHOWN = 10;

  private Names() {}

  /// Such as `'A', 'B'`, cut after ten names.
  static String quoted(MixedGraph graph, NodeSet nodes) {
    List<String> names = graph.names(nodes);
    String shown =
        names.stream().limit(SHOWN).map(name -> "'" + name + "'").collect(Collectors.joining(", "));
    return names.size() > SHOWN ? shown + " and " + (names.size() - SHOWN) + " more" : shown;
  }
}
