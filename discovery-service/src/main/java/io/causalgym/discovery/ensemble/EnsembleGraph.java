package io.causalgym.discovery.ensemble;

import io.causalgym.discovery.search.LearnedGraph;
import io.causalgym.graph.Edge;
import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.GraphKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/// One graph for all replicates: between two nodes the edge that is found most often, where it is
/// found often enough.
///
/// Edges are taken by their frequency, the most frequent first, ties ascending; for DAGs and CPDAGs
/// one that would close a directed cycle is left out, and a note says so. The graph is a summary: a
/// majority of CPDAGs need not be the CPDAG of any DAG.
public final class EnsembleGraph {
  private final EdgeFrequencies frequencies;
  private final GraphKind kind;
  private final Map<Integer, List<Integer>> children = new HashMap<>();
  private final List<Edge> taken = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  private EnsembleGraph(EdgeFrequencies frequencies, GraphKind kind) {
    this.frequencies = frequencies;
    this.kind = kind;
  }

  /// Every edge that more than half of the replicates have between its nodes in some form gets the
  /// most frequent form.
  public static LearnedGraph majority(EdgeFrequencies frequencies, GraphKind kind) {
    Map<Long, Integer> adjacent = new HashMap<>();
    frequencies.counts().forEach((edge, count) -> adjacent.merge(pair(edge), count, Integer::sum));
    return new EnsembleGraph(frequencies, kind)
        .build(edge -> 2 * adjacent.getOrDefault(pair(edge), 0) > frequencies.replicates());
  }

  /// Every edge that has this very form in at least a share of the replicates.
  ///
  /// @param share 0 to 1
  public static LearnedGraph threshold(EdgeFrequencies frequencies, GraphKind kind, double share) {
    return new EnsembleGraph(frequencies, kind).build(edge -> frequencies.of(edge) >= share);
  }

  private static long pair(Edge edge) {
    return (long) Math.min(edge.from(), edge.to()) << 32 | Math.max(edge.from(), edge.to());
  }

  private LearnedGraph build(java.util.function.Predicate<Edge> often) {
    Set<Long> joined = new HashSet<>();
    frequencies.counts().keySet().stream()
        .sorted(
            Comparator.comparingDouble((Edge edge) -> -frequencies.of(edge))
                .thenComparing(Comparator.naturalOrder()))
        .filter(often)
        .forEach(edge -> {
          if (!joined.contains(pair(edge)) && take(edge)) {
            joined.add(pair(edge));
          }
        });
    return new LearnedGraph(
        kind, frequencies.names(), taken, 0, OptionalDouble.empty(), notes, false);
  }

  private boolean take(Edge edge) {
    boolean acyclic = kind == GraphKind.DAG || kind == GraphKind.CPDAG;
    if (acyclic && edge.kind() == EdgeKind.DIRECTED) {
      if (reaches(edge.to(), edge.from())) {
        notes.add(
            frequencies.names().get(edge.from())
                + " -> "
                + frequencies.names().get(edge.to())
                + " is frequent and left out: it would close a directed cycle");
        return false;
      }
      children.computeIfAbsent(edge.from(), node -> new ArrayList<>()).add(edge.to());
    }
    taken.add(edge);
    return true;
  }

  private boolean reaches(int from, int to) {
    Set<Integer> seen = new HashSet<>(Set.of(from));
    Deque<Integer> open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      int node = open.pop();
      if (node == to) {
        return true;
      }
      for (int child : children.getOrDefault(node, List.of())) {
        if (seen.add(child)) {
          open.push(child);
        }
      }
    }
    return false;
  }
}
