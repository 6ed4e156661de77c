package io.causalgym.discovery.search.continuous;

import io.causalgym.dataset.Sample;
import io.causalgym.discovery.knowledge.Knowledge;
import io.causalgym.discovery.search.DiscoveryException;
import io.causalgym.discovery.search.LearnedGraph;
import io.causalgym.discovery.search.SearchControl;
import io.causalgym.discovery.search.functional.ContinuousColumns;
import io.causalgym.discovery.search.functional.Precedence;
import io.causalgym.graph.Edge;
import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.GraphKind;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// What searches over weights have in common: covariances, which weights may be other than zero,
/// which are penalised, and the graph of the weights that are left.
final class WeightedEdges {
  private final ContinuousColumns columns;
  private final Knowledge knowledge;
  private final double[] covariance;
  private final boolean[] free;
  private final boolean standardised;

  /// @param most variables that the search can take
  /// @throws DiscoveryException if the sample or the knowledge cannot be used
  WeightedEdges(
      Sample sample, Knowledge knowledge, boolean standardise, int most, SearchControl control) {
    if (sample.size() > most) {
      throw new DiscoveryException(
          "dataset",
          Integer.toString(sample.size()),
          sample.size()
              + " variables are more than the "
              + most
              + " that a search over weights can take; leave some out or choose another algorithm");
    }
    this.columns = ContinuousColumns.of(sample);
    this.knowledge = knowledge;
    this.standardised = standardise;
    Precedence.of(knowledge, columns.names());
    this.covariance = standardise ? columns.correlation(control) : columns.covariance(control);
    int size = size();
    this.free = new boolean[size * size];
    for (int from = 0; from < size; from++) {
      for (int to = 0; to < size; to++) {
        free[from * size + to] = from != to && knowledge.allows(from, to);
      }
    }
  }

  int size() {
    return columns.size();
  }

  double[] covariance() {
    return covariance;
  }

  /// Which weights may move.
  boolean[] free() {
    return free;
  }

  /// The price of each weight: none for a required edge.
  double[] penalties(double penalty) {
    double[] penalties = new double[free.length];
    java.util.Arrays.fill(penalties, penalty);
    for (int[] pair : knowledge.required()) {
      penalties[pair[0] * size() + pair[1]] = 0;
    }
    return penalties;
  }

  /// The edges whose weight is above a threshold, which is raised until they have no cycle, and the
  /// required ones.
  ///
  /// @param iterations steps taken, told as the number of scores
  LearnedGraph graph(double[] weights, double threshold, int iterations, boolean partial) {
    double raised = acyclicThreshold(weights, threshold);
    List<Edge> edges = new ArrayList<>();
    for (int at = 0; at < weights.length; at++) {
      if (stands(weights, at, raised)) {
        edges.add(new Edge(at / size(), at % size(), EdgeKind.DIRECTED));
      }
    }
    return new LearnedGraph(
        GraphKind.DAG,
        columns.names(),
        edges,
        iterations,
        OptionalDouble.empty(),
        notes(threshold, raised),
        partial);
  }

  private boolean stands(double[] weights, int at, double threshold) {
    return Math.abs(weights[at]) > threshold
        || (free[at] && knowledge.requires(at / size(), at % size()));
  }

  /// The least threshold, among the given one and the weights above it, that leaves no cycle.
  private double acyclicThreshold(double[] weights, double threshold) {
    double[] candidates =
        java.util.stream.DoubleStream.concat(
                java.util.stream.DoubleStream.of(threshold),
                java.util.Arrays.stream(weights).map(Math::abs).filter(w -> w > threshold))
            .sorted()
            .distinct()
            .toArray();
    // A higher threshold leaves fewer edges: the acyclic ones are at the end.
    int low = 0;
    int high = candidates.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (acyclic(weights, candidates[middle])) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return candidates[low];
  }

  private boolean acyclic(double[] weights, double threshold) {
    int size = size();
    int[] parents = new int[size];
    for (int at = 0; at < weights.length; at++) {
      parents[at % size] += stands(weights, at, threshold) ? 1 : 0;
    }
    int[] ready = new int[size];
    int count = 0;
    for (int node = 0; node < size; node++) {
      if (parents[node] == 0) {
        ready[count++] = node;
      }
    }
    for (int next = 0; next < count; next++) {
      for (int child = 0; child < size; child++) {
        if (stands(weights, ready[next] * size + child, threshold) && --parents[child] == 0) {
          ready[count++] = child;
        }
      }
    }
    return count == size;
  }

  private List<String> notes(double threshold, double raised) {
    List<String> notes = new ArrayList<>();
    notes.add(
        standardised
            ? "columns were standardised: equal noise variances, which identify the directions, are"
                + " lost (Reisach et al. 2021)"
            : "columns were taken in their units: where variances grow along the causal order, the"
                + " directions may follow the units alone (Reisach et al. 2021)");
    if (raised > threshold) {
      notes.add(
          "the threshold was raised from " + threshold + " to " + raised + " to leave no cycle");
    }
    if (columns.dropped() > 0) {
      notes.add(columns.dropped() + " rows with missing values were left out");
    }
    return notes;
  }

  /// @throws DiscoveryException if a parameter is out of its range
  static void check(String field, double value, double low, double high, double usual) {
    if (!(value >= low && value <= high)) {
      throw new DiscoveryException(
          "parameters." + field,
          Double.toString(value),
          field + " " + value + " is not from " + low + " to " + high + "; " + usual + " is usual");
    }
  }
}
