package io.causalgym.inference.exact;

import io.causalgym.graph.Deadline;
import java.util.LinkedHashMap;

/// Most probable states: some variables are summed out, the rest is maximised and traced back.
///
/// Source: Dechter 1999 (dechter1999bucket), algorithms elim-mpe and elim-map.
final class MaximumElimination {
  private MaximumElimination() {}

  /// @param summed how many buckets sum; those after them maximise
  /// @param query the variables to report
  static Explanation explanation(
      EliminationPlan plan, int summed, int[] query, Grounding grounding, Deadline deadline) {
    int buckets = plan.tree.order.length;
    double logScale = Constants.logProduct(plan.tree.constants, grounding);
    LogElimination elimination;
    try {
      LinearElimination sums = new LinearElimination(plan, grounding);
      elimination = LogElimination.after(sums.messages(summed, deadline), plan, grounding);
      logScale = sums.logScale();
    } catch (RangeExceeded exceeded) {
      elimination = new LogElimination(plan, grounding);
      elimination.sum(0, summed, deadline);
    }
    elimination.maximise(summed, buckets + 1, deadline);
    double logJoint = elimination.whole() + logScale;
    if (logJoint == Double.NEGATIVE_INFINITY) {
      return Impossible.EVIDENCE;
    }
    int[] states = grounding.states.clone();
    for (int bucket = buckets - 1; bucket >= summed; bucket--) {
      states[plan.tree.order[bucket]] = elimination.best(bucket, states);
    }
    LinkedHashMap<String, Integer> named = new LinkedHashMap<>();
    for (int variable : query) {
      named.put(grounding.network.source.name(variable), states[variable]);
    }
    return new Explanation.Found(named, logJoint);
  }
}
