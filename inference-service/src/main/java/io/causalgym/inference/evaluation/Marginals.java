package io.causalgym.inference.evaluation;

import io.causalgym.graph.NodeSet;
import io.causalgym.inference.identification.expression.Estimand;
import io.causalgym.model.Table;
import java.util.HashMap;
import java.util.Map;

/// Marginals of one distribution, each computed once, from the smallest one that is known and holds
/// its variables. Not thread-safe.
final class Marginals {
  private final Estimand estimand;
  private final Map<NodeSet, Table> known = new HashMap<>();

  /// @param variables what the formula mentions, all of it in the distribution
  Marginals(Estimand estimand, Table distribution, NodeSet variables) {
    this.estimand = estimand;
    Table joint = distribution.marginal(estimand.named(variables));
    known.put(variables, joint.scaled(1 / joint.total()));
  }

  /// `P(variables)`.
  Table of(NodeSet variables) {
    Table table = known.get(variables);
    if (table == null) {
      table = smallestAround(variables).marginal(estimand.named(variables));
      known.put(variables, table);
    }
    return table;
  }

  /// `P(of | given)`, undefined where `P(given)` is 0.
  Table conditional(NodeSet of, NodeSet given) {
    Table joint = of(of.union(given));
    return given.isEmpty() ? joint : joint.dividedBy(of(given));
  }

  private Table smallestAround(NodeSet variables) {
    Table smallest = null;
    for (Map.Entry<NodeSet, Table> entry : known.entrySet()) {
      if (entry.getKey().containsAll(variables)
          && (smallest == null || entry.getValue().size() < smallest.size())) {
        smallest = entry.getValue();
      }
    }
    if (smallest == null) {
      throw new AssertionError("the joint holds every variable of the formula");
    }
    return smallest;
  }
}
