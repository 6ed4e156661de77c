package io.causalgym.discovery.search.greedy;

import io.causalgym.discovery.knowledge.Knowledge;
import io.causalgym.discovery.search.DiscoveryException;

/// The required edges, with which a search begins.
final class RequiredEdges {
  private RequiredEdges() {}

  /// The graph of the required edges alone, all directed.
  ///
  /// @throws DiscoveryException if they make a cycle or one of them is ruled out
  static PartialDag of(int size, Knowledge knowledge) {
    PartialDag dag = new PartialDag(size);
    for (int[] edge : knowledge.required()) {
      if (!knowledge.allows(edge[0], edge[1])) {
        throw contradiction(edge, "is ruled out by other knowledge");
      }
      if (dag.adjacent(edge[0], edge[1])
          || new SemiDirectedPaths(size).exist(dag, edge[1], edge[0], new long[dag.words], 0)) {
        throw contradiction(edge, "makes a cycle with other required edges");
      }
      dag.direct(edge[0], edge[1]);
    }
    return dag;
  }

  private static DiscoveryException contradiction(int[] edge, String why) {
    String text = edge[0] + " -> " + edge[1];
    return new DiscoveryException(
        "knowledge.required",
        text,
        "the required edge " + text + " (variables by number) " + why + "; leave it out");
  }
}
