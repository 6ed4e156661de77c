package io.causalgym.discovery.search.functional;

import io.causalgym.discovery.knowledge.Knowledge;
import io.causalgym.discovery.search.DiscoveryException;
import io.causalgym.graph.Deadline;
import io.causalgym.graph.Edge;
import io.causalgym.graph.EdgeKind;
import java.util.ArrayList;
import java.util.List;

/// The parents of each variable among those before it in a causal order: linear regression on all
/// of them, from which the one whose loss costs the least likelihood is taken away as long as the
/// Gaussian BIC gains.
///
/// A drop costs `-m log(1 - r^2)` for the partial correlation `r` given the rest, and gains
/// `penalty log m`. Precision matrices make this cheap: a variable is appended by bordering,
/// `O(k^2)` and marginalised by one elimination step; `O(n^4 / 12)` in all for `n` variables if no
/// edge is left.
///
/// Shimizu et al. (2011) leave the choice of pruning open; the BIC (schwarz1978estimating) with
/// twice its penalty is this engine's default, as for other searches.
final class OrderedParents {
  // Less of a variable's variance than this is left by those before it: rounding decides.
  private static final double COLLINEAR = 1e-10;

  private final int[] order;
  private final double[] correlation;
  private final Knowledge knowledge;
  private final List<String> names;
  private final double rows;
  private final double gain;
  private final List<Edge> edges = new ArrayList<>();
  private final double[] precision;
  private final double[] work;
  private final double[] border;

  private OrderedParents(
      int[] order,
      double[] correlation,
      Knowledge knowledge,
      List<String> names,
      int rows,
      double penalty) {
    int size = names.size();
    this.order = order;
    this.correlation = correlation;
    this.knowledge = knowledge;
    this.names = names;
    this.rows = rows;
    this.gain = penalty * Math.log(rows);
    this.precision = new double[size * size];
    this.work = new double[size * size];
    this.border = new double[size];
  }

  /// @param order the first variables of a causal order, or all
  /// @param correlation of all variables
  /// @return edges into the variables that were reached before the deadline
  /// @throws DiscoveryException if a variable is a linear function of those before it
  static List<Edge> find(
      int[] order,
      double[] correlation,
      Knowledge knowledge,
      List<String> names,
      int rows,
      double penalty,
      Deadline deadline) {
    OrderedParents parents =
        new OrderedParents(order, correlation, knowledge, names, rows, penalty);
    for (int count = 0; count < order.length && !deadline.passed(); count++) {
      parents.append(count);
      parents.eliminate(count, deadline);
    }
    return parents.edges;
  }

  /// @throws DiscoveryException if a factor of `log m` is out of its range
  static void checkPenalty(double penalty) {
    if (!(penalty >= 0 && penalty <= 1e6)) {
      throw new DiscoveryException(
          "parameters.penalty",
          Double.toString(penalty),
          "penalty " + penalty + " is not from 0 to 1000000; 2 is usual");
    }
  }

  /// Extends the precision matrix of the first `count` variables by the next.
  private void append(int count) {
    int size = names.size();
    int node = order[count];
    double left = 1;
    for (int a = 0; a < count; a++) {
      double coefficient = 0;
      for (int b = 0; b < count; b++) {
        coefficient += precision[a * size + b] * correlation[order[b] * size + node];
      }
      border[a] = coefficient;
      left -= coefficient * correlation[order[a] * size + node];
    }
    if (!(left > COLLINEAR)) {
      throw collinear(node);
    }
    for (int a = 0; a < count; a++) {
      for (int b = 0; b < count; b++) {
        precision[a * size + b] += border[a] * border[b] / left;
      }
      precision[a * size + count] = -border[a] / left;
      precision[count * size + a] = -border[a] / left;
    }
    precision[count * size + count] = 1 / left;
  }

  private DiscoveryException collinear(int node) {
    return new DiscoveryException(
        "dataset",
        names.get(node),
        "'"
            + names.get(node)
            + "' is a linear function of other variables; leave it or one of them out");
  }

  private void eliminate(int count, Deadline deadline) {
    int size = names.size();
    int[] kept = new int[count];
    int left = 0;
    for (int a = 0; a <= count; a++) {
      System.arraycopy(precision, a * size, work, a * size, count + 1);
    }
    for (int a = 0; a < count; a++) {
      kept[left++] = a;
    }
    for (int at = left - 1; at >= 0; at--) {
      if (!knowledge.allows(order[kept[at]], order[count])) {
        left = drop(kept, at, left, count);
      }
    }
    while (!deadline.passed()) {
      int weakest = weakest(kept, left, count);
      if (weakest < 0) {
        break;
      }
      left = drop(kept, weakest, left, count);
    }
    for (int at = 0; at < left; at++) {
      edges.add(new Edge(order[kept[at]], order[count], EdgeKind.DIRECTED));
    }
  }

  /// The position of the parent whose loss costs least, or -1 if the BIC keeps all.
  private int weakest(int[] kept, int left, int count) {
    int size = names.size();
    int weakest = -1;
    // m log(1 - r^2) > -gain
    double least = 1 - Math.exp(-gain / rows);
    for (int at = 0; at < left; at++) {
      int a = kept[at];
      double cross = work[count * size + a];
      double partial = cross * cross / (work[a * size + a] * work[count * size + count]);
      if (partial < least && !knowledge.requires(order[a], order[count])) {
        least = partial;
        weakest = at;
      }
    }
    return weakest;
  }

  /// Marginalises the variable at `kept[at]`.
  private int drop(int[] kept, int at, int left, int count) {
    int size = names.size();
    int gone = kept[at];
    System.arraycopy(kept, at + 1, kept, at, left - 1 - at);
    double pivot = work[gone * size + gone];
    for (int i = 0; i < left; i++) {
      int a = i == left - 1 ? count : kept[i];
      double factor = work[a * size + gone] / pivot;
      for (int j = 0; j < left - 1; j++) {
        work[a * size + kept[j]] -= factor * work[gone * size + kept[j]];
      }
      work[a * size + count] -= factor * work[gone * size + count];
    }
    return left - 1;
  }
}
