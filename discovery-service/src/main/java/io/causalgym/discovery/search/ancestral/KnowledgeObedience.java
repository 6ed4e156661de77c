package io.causalgym.discovery.search.ancestral;

import io.causalgym.dataset.Sample;
import io.causalgym.dataset.Variable;
import io.causalgym.discovery.knowledge.Knowledge;
import io.causalgym.discovery.knowledge.KnowledgeConflicts;
import io.causalgym.discovery.search.DiscoveryException;
import io.causalgym.graph.Edge;
import io.causalgym.graph.EdgeKind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Looks whether knowledge makes sense before a search, and whether its result obeys it.
final class KnowledgeObedience {
  private KnowledgeObedience() {}

  /// @throws DiscoveryException if the knowledge is of other variables or contradicts itself
  static void checkBefore(Sample sample, Knowledge knowledge) {
    if (knowledge.size() != sample.size()) {
      throw new DiscoveryException(
          "knowledge",
          "" + knowledge.size(),
          "knowledge of " + knowledge.size() + " variables does not fit " + sample.size());
    }
    List<String> conflicts =
        KnowledgeConflicts.of(knowledge, sample.variables().stream().map(Variable::name).toList());
    if (!conflicts.isEmpty()) {
      throw new DiscoveryException(
          "knowledge", conflicts.getFirst(), String.join("; ", conflicts) + ": leave one out");
    }
  }

  /// That knowledge is obeyed is claimed of every result.
  static void checkAfter(List<Edge> edges, Knowledge knowledge) {
    if (knowledge.isEmpty()) {
      return;
    }
    Set<Edge> found = new HashSet<>(edges);
    for (Edge edge : edges) {
      boolean ruledOut =
          !knowledge.allowsAdjacency(edge.from(), edge.to())
              || (edge.kind() == EdgeKind.DIRECTED && !knowledge.allows(edge.from(), edge.to()));
      if (ruledOut) {
        throw new IllegalStateException("knowledge is violated by " + edge);
      }
    }
    for (int[] edge : knowledge.required()) {
      if (!found.contains(new Edge(edge[0], edge[1], EdgeKind.DIRECTED))) {
        throw new IllegalStateException(
            "the edge required from " + edge[0] + " to " + edge[1] + " is missing");
      }
    }
  }
}
