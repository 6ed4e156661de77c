package io.causalgym.inference.evaluation;

import io.causalgym.graph.NodeSet;
import java.util.ArrayList;
import java.util.List;

/// In which order to sum variables out of a product: always the one whose factors multiply to the
/// smallest table.
///
/// Source: Koller and Friedman, "Probabilistic Graphical Models", 2009 (`koller2009probabilistic`),
/// chapter 9, with the min-weight criterion. Cost `O(r^2 f)` set operations for `r` variables and
/// `f` factors.
final class EliminationOrder {
  private final int[] variables;
  private final long work;

  private EliminationOrder(int[] variables, long work) {
    this.variables = variables;
    this.work = work;
  }

  /// @param factors the variables of each factor
  static EliminationOrder of(List<NodeSet> factors, NodeSet over, Scopes scopes) {
    List<NodeSet> left = new ArrayList<>(factors);
    int[] order = new int[over.size()];
    long work = 0;
    NodeSet open = over;
    for (int step = 0; step < order.length; step++) {
      int best = -1;
      long least = Long.MAX_VALUE;
      for (int variable = open.first(); variable >= 0; variable = open.next(variable + 1)) {
        long cells = scopes.cells(union(left, variable));
        if (best < 0 || cells < least) {
          best = variable;
          least = cells;
        }
      }
      int variable = best;
      NodeSet joined = union(left, variable);
      long touched = left.stream().filter(scope -> scope.contains(variable)).count();
      work = Scopes.plus(work, Scopes.times(least, touched));
      left.removeIf(scope -> scope.contains(variable));
      left.add(joined.without(variable));
      open = open.without(variable);
      order[step] = variable;
    }
    NodeSet.Builder rest = new NodeSet.Builder(0);
    left.forEach(rest::addAll);
    work = Scopes.plus(work, Scopes.times(scopes.cells(rest.build()), left.size()));
    return new EliminationOrder(order, work);
  }

  /// The variables, first to be summed out first.
  int[] variables() {
    return variables;
  }

  /// Multiplications and additions, at most {@link Long#MAX_VALUE}.
  long work() {
    return work;
  }

  private static NodeSet union(List<NodeSet> scopes, int variable) {
    NodeSet.Builder union = new NodeSet.Builder(0);
    for (NodeSet scope : scopes) {
      if (scope.contains(variable)) {
        union.addAll(scope);
      }
    }
    return union.build();
  }
}
