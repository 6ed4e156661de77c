package io.causalgym.discovery.search.permutation;

import io.causalgym.graph.Deadline;
import java.util.HashMap;
import java.util.Map;

/// Looks for a better order by tucks: `tuck(x, y)` for an edge `x -> y` moves `y`, with its
/// ancestors that stand between, to before `x`. Goes on from orders that score the same, in depth
/// first search, up to a number of tucks in a row. Not thread-safe.
///
/// A graph that was searched from is not searched from again at the same depth or deeper until the
/// order has been bettered.
///
/// Source: Lam, Andrews and Ramsey, "Greedy relaxations of the sparsest permutation algorithm", UAI
/// 2022, section 4, Algorithms 2 and 3 (lam2022greedy).
final class Tucks implements OrderClimb {
  // More graphs than these are forgotten; the search then takes longer and finds the same.
  private static final int MOST_SEEN = 1 << 20;

  private final OrderedGraph graph;
  private final TuckMove move;
  private final GraspOptions options;
  private final Deadline deadline;
  private final OrderStretch[] undo;
  // By fingerprint: the least depth from which the search went on.
  private final Map<Long, Integer> seen = new HashMap<>();
  private long fingerprint;
  private boolean stopped;

  Tucks(OrderedGraph graph, OrderConstraints constraints, GraspOptions options, Deadline deadline) {
    this.graph = graph;
    this.move = new TuckMove(graph, constraints);
    this.options = options;
    this.deadline = deadline;
    this.undo = new OrderStretch[options.depth()];
    for (int depth = 0; depth < undo.length; depth++) {
      undo[depth] = new OrderStretch(graph.order().size());
    }
    this.fingerprint = graph.fingerprint();
  }

  @Override
  public boolean stopped() {
    return stopped;
  }

  @Override
  public boolean improve(int variable, double least) {
    if (!below(variable, 0, 0, least)) {
      return false;
    }
    seen.clear();
    return true;
  }

  /// Tries the edges into a variable as tuck number `depth`.
  ///
  /// @param gained so far, by rounding at most
  /// @return whether a better order was reached, which stands then; else the order is as before
  private boolean below(int variable, int depth, double gained, double least) {
    Family family = graph.family(variable);
    for (int parent : family.parents) {
      if (stopped || deadline.passed()) {
        stopped = true;
        return false;
      }
      if (allowed(parent, variable, depth) && tuck(parent, variable, depth, gained, least)) {
        return true;
      }
    }
    return false;
  }

  private boolean allowed(int parent, int variable, int depth) {
    return move.find(parent, variable)
        && (depth < options.nonSingularDepth()
            || (depth < options.uncoveredDepth() ? move.singular() : move.covered()));
  }

  private boolean tuck(int parent, int variable, int depth, double gained, double least) {
    OrderStretch before = undo[depth];
    before.keep(graph, graph.order().place(parent), graph.order().place(variable));
    move.apply();
    double gain = gained + before.gain(graph);
    long fingerprintBefore = fingerprint;
    fingerprint += before.fingerprintChange(graph);
    if (gain > least || (gain >= -least && deeper(depth + 1, gain, least))) {
      return true;
    }
    before.restore(graph);
    fingerprint = fingerprintBefore;
    return false;
  }

  private boolean deeper(int depth, double gained, double least) {
    if (depth == options.depth() || !unseen(depth)) {
      return false;
    }
    for (int variable = 0; variable < graph.order().size(); variable++) {
      if (below(variable, depth, gained, least)) {
        return true;
      }
    }
    return false;
  }

  private boolean unseen(int depth) {
    int last = seen.getOrDefault(fingerprint, Integer.MAX_VALUE);
    if (last <= depth) {
      return false;
    }
    if (seen.size() == MOST_SEEN) {
      seen.clear();
    }
    seen.put(fingerprint, depth);
    return true;
  }
}
