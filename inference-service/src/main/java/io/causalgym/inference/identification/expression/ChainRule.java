package io.causalgym.inference.identification.expression;

import io.causalgym.graph.NodeSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Joins factors by the chain rule, `P(a | c) P(b | a, c) = P(a, b | c)`: shorter to read and as
/// cheap to evaluate. Only for finished products: joined factors cancel less.
final class ChainRule {
  private ChainRule() {}

  /// The factors with every such pair joined; expected time linear in their number.
  static List<Expression> joined(Algebra algebra, List<Expression> factors) {
    List<Expression> left = new ArrayList<>(factors);
    Map<NodeSet, Expression.Probability> byCondition = new HashMap<>();
    for (Expression factor : left) {
      if (factor instanceof Expression.Probability p && !p.given().isEmpty()) {
        byCondition.putIfAbsent(p.given(), p);
      }
    }
    for (int at = 0; at < left.size(); at++) {
      Expression factor = left.get(at);
      while (factor instanceof Expression.Probability first) {
        Expression.Probability then = byCondition.remove(first.free());
        if (then == null) {
          break;
        }
        byCondition.remove(first.given(), first);
        int behind = left.indexOf(then);
        factor = algebra.probability(first.of().union(then.of()), first.given());
        left.set(at, factor);
        left.remove(behind);
        at -= behind < at ? 1 : 0;
      }
    }
    return left;
  }
}
