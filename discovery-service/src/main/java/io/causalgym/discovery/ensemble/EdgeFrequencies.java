package io.causalgym.discovery.ensemble;

import io.causalgym.graph.Edge;
import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.Mark;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/// In how many replicates each edge was found. Counts of disjoint sets of replicates add up, in any
/// order.
///
/// @param names of the nodes
/// @param replicates that were counted
/// @param counts by canonical edge, ascending
public record EdgeFrequencies(List<String> names, int replicates, Map<Edge, Integer> counts) {
  public EdgeFrequencies {
    names = List.copyOf(names);
    counts = Collections.unmodifiableMap(new TreeMap<>(counts));
  }

  /// The sum of counts over the same nodes.
  public static EdgeFrequencies sum(Collection<EdgeFrequencies> parts) {
    Map<Edge, Integer> counts = new TreeMap<>();
    int replicates = 0;
    List<String> names = List.of();
    for (EdgeFrequencies part : parts) {
      if (!names.isEmpty() && !part.names.isEmpty() && !names.equals(part.names)) {
        throw new IllegalArgumentException("counts of graphs over different nodes do not add up");
      }
      names = part.names.isEmpty() ? names : part.names;
      replicates += part.replicates;
      part.counts.forEach((edge, count) -> counts.merge(edge, count, Integer::sum));
    }
    return new EdgeFrequencies(names, replicates, counts);
  }

  /// The share of replicates that have this very edge; NaN where there is no replicate.
  public double of(Edge edge) {
    return (double) counts.getOrDefault(edge.canonical(), 0) / replicates;
  }

  /// The share of replicates that have an edge between two nodes; NaN where there is no replicate.
  public double adjacent(int a, int b) {
    return share(a, b, kind -> true) + share(b, a, kind -> !kind.symmetric());
  }

  /// The share of replicates whose edge between two nodes has a mark at the first; NaN where there
  /// is no replicate.
  public double marked(int node, int other, Mark mark) {
    return share(node, other, kind -> kind.atFrom() == mark)
        + share(other, node, kind -> !kind.symmetric() && kind.atTo() == mark);
  }

  private double share(int from, int to, Predicate<EdgeKind> counted) {
    long found = 0;
    for (EdgeKind kind : EdgeKind.values()) {
      if (counted.test(kind)) {
        found += counts.getOrDefault(new Edge(from, to, kind).canonical(), 0);
      }
    }
    return (double) found / replicates;
  }
}
