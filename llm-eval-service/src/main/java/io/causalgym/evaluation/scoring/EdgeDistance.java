package io.causalgym.evaluation.scoring;

import io.causalgym.evaluation.item.Answer;
import io.causalgym.evaluation.item.Truth;
import io.causalgym.evaluation.statistics.ClusterBootstrap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// The structural Hamming distance of graphs that were asked for: pairs of nodes that are joined
/// otherwise than they should be, an edge missing, added, or with other ends counting one each.
///
/// Source: Tsamardinos, Brown and Aliferis, "The Max-Min Hill-Climbing Bayesian Network Structure
/// Learning Algorithm", Machine Learning 65, 2006, Algorithm 4 (tsamardinos2006max).
final class EdgeDistance implements Diagnostic {
  private final WorldSums sums = new WorldSums(2);

  @Override
  public void add(List<Response> world) {
    double[] row = new double[2];
    for (Response response : world) {
      if (response.item().truth() instanceof Truth.Exact(Answer.Edges(var truth))
          && response.answer().orElse(null) instanceof Answer.Edges(var said)) {
        row[0] += between(truth, said);
        row[1]++;
      }
    }
    sums.add(row);
  }

  static int between(SortedSet<String> one, SortedSet<String> other) {
    Map<Set<String>, Set<String>> first = byPair(one);
    Map<Set<String>, Set<String>> second = byPair(other);
    Set<Set<String>> pairs = new HashSet<>(first.keySet());
    pairs.addAll(second.keySet());
    return (int)
        pairs.stream()
            .filter(pair ->
                !first.getOrDefault(pair, Set.of()).equals(second.getOrDefault(pair, Set.of())))
            .count();
  }

  /// What is said of each pair of nodes; more than one thing if it contradicts itself.
  private static Map<Set<String>, Set<String>> byPair(SortedSet<String> edges) {
    Map<Set<String>, Set<String>> pairs = new HashMap<>();
    for (String edge : edges) {
      Set<String> ends = new TreeSet<>(List.of(edge.split(" (->|--) ", -1)));
      pairs.computeIfAbsent(ends, absent -> new HashSet<>()).add(edge);
    }
    return pairs;
  }

  Diagnosis.Measured score(ClusterBootstrap bootstrap) {
    return sums.mean(bootstrap, 0, 1);
  }
}
