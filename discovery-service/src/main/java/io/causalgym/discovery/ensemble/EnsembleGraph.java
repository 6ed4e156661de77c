package io.causalgym.discovery.ensemble;

import io.causalgym.discovery.search.LearnedGraph;
import io.causalgym.graph.Edge;
import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.GraphKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;

/// One graph for all replicates: between two nodes the edge that is found most often, where it is
/// found often enough.
///
/// Edges are taken by their frequency, the most frequent first, ties ascending. One that would
/// close a directed cycle, which no kind of graph has, is left out; a note says so, and the next
/// form of the same edge may take its place. The graph is a summary: a majority of CPDAGs need not
/// be the CPDAG of any DAG.
public final class EnsembleGraph {
  private final EdgeFrequencies frequencies;
  private final GraphKind kind;
  private final AcyclicEdges directed;
  private final List<Edge> taken = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  private EnsembleGraph(EdgeFrequencies frequencies, GraphKind kind) {
    this.frequencies = frequencies;
    this.kind = kind;
    this.directed = new AcyclicEdges(frequencies.names().size());
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

  private LearnedGraph build(Predicate<Edge> often) {
    Set<Long> joined = new HashSet<>();
    frequencies.counts().entrySet().stream()
        .filter(entry -> often.test(entry.getKey()))
        .sorted(
            Map.Entry.<Edge, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .forEach(edge -> {
          if (!joined.contains(pair(edge)) && take(edge)) {
            joined.add(pair(edge));
          }
        });
    return new LearnedGraph(
        kind, frequencies.names(), taken, 0, OptionalDouble.empty(), notes, false);
  }

  private boolean take(Edge edge) {
    if (edge.kind() == EdgeKind.DIRECTED && !directed.add(edge.from(), edge.to())) {
      notes.add(
          frequencies.names().get(edge.from())
              + " -> "
              + frequencies.names().get(edge.to())
              + " is frequent and left out: it would close a directed cycle");
      return false;
    }
    taken.add(edge);
    return true;
  }
}
