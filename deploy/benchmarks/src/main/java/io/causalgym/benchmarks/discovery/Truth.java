package io.causalgym.benchmarks.discovery;

import io.causalgym.graph.Edge;
import io.causalgym.graph.EdgeKind;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a found graph is compared with.
enum Truth {
  /// The true class of DAGs.
  CPDAG("SHD to the true CPDAG"),
  /// The true DAG.
  DAG("SHD to the true DAG"),
  /// The true class of graphs with latent variables.
  PAG("SHD to the true PAG"),
  /// The adjacencies of the true DAG.
  ADJACENCIES("pairs unlike the true DAG's"),
  /// The adjacencies that PC-stable finds by the published convention.
  SKELETON("pairs unlike the oracle skeleton's"),
  /// The CPDAG of pcalg's GES.
  GES("pairs unlike pcalg's GES");

  private final String text;

  Truth(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  private boolean marksCount() {
    return switch (this) {
      case CPDAG, DAG, PAG, GES -> true;
      case ADJACENCIES, SKELETON -> false;
    };
  }

  /// The number of pairs of nodes whose edge differs.
  int difference(Collection<Edge> found, Collection<Edge> expected) {
    Map<List<Integer>, String> a = byPair(found);
    Map<List<Integer>, String> b = byPair(expected);
    Set<List<Integer>> pairs = new HashSet<>(a.keySet());
    pairs.addAll(b.keySet());
    return (int)
        pairs.stream()
            .filter(pair -> !a.getOrDefault(pair, "").equals(b.getOrDefault(pair, "")))
            .count();
  }

  private Map<List<Integer>, String> byPair(Collection<Edge> edges) {
    Map<List<Integer>, String> byPair = new HashMap<>();
    for (Edge edge : edges) {
      boolean forward = edge.from() < edge.to();
      EdgeKind kind = edge.kind();
      String marks =
          forward ? kind.atFrom() + " " + kind.atTo() : kind.atTo() + " " + kind.atFrom();
      // Contradicting edges between two nodes make a mark of their own.
      byPair.merge(
          List.of(Math.min(edge.from(), edge.to()), Math.max(edge.from(), edge.to())),
          marksCount() ? marks : "adjacent",
          (one, other) -> one.equals(other) ? one : one + ", " + other);
    }
    return byPair;
  }
}
