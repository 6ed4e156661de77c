package io.causalgym.inference.identification.expression;

import io.causalgym.graph.NodeSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/// Makes expressions, one object for equal ones, and simplifies where that keeps the value: factors
/// that sum to one vanish, sums move inward to the factors they concern, common factors of a
/// quotient cancel. Not thread-safe; the expressions are.
///
/// Every rule keeps the value under every positive distribution. Where a condition has probability
/// 0 a simplified formula may be defined where the longer one is not, never the other way round,
/// and then has the limit of the values under positive distributions nearby.
public final class Algebra {
  private record Key(char kind, NodeSet first, NodeSet second, List<Integer> parts) {}

  private final Map<Key, Expression> made = new HashMap<>();
  private final Expression one = new Expression.One(0);

  public Expression one() {
    return one;
  }

  /// `P(of | given)`, or 1 if nothing is asked.
  public Expression probability(NodeSet of, NodeSet given) {
    NodeSet asked = of.minus(given);
    if (asked.isEmpty()) {
      return one;
    }
    return make(
        new Key('p', asked, given, List.of()), id -> new Expression.Probability(id, asked, given));
  }

  /// The product of `factors`.
  public Expression product(List<Expression> factors) {
    List<Expression> flat = flat(factors);
    if (flat.isEmpty()) {
      return one;
    }
    if (flat.size() == 1) {
      return flat.getFirst();
    }
    return make(
        new Key('*', NodeSet.EMPTY, NodeSet.EMPTY, sortedIds(flat)),
        id -> new Expression.Product(id, flat));
  }

  /// A finished product with factors joined by the chain rule; other expressions as they are.
  public Expression chained(Expression expression) {
    return product(ChainRule.joined(this, flat(List.of(expression))));
  }

  /// The quotient, without the factors that numerator and denominator share.
  public Expression quotient(Expression numerator, Expression denominator) {
    List<Expression> above = flat(List.of(numerator));
    List<Expression> below = flat(List.of(denominator));
    cancel(above, below);
    Expression top = product(above);
    Expression bottom = product(below);
    if (bottom == one) {
      return top;
    }
    if (top instanceof Expression.Probability joint
        && bottom instanceof Expression.Probability part
        && joint.given().equals(part.given())
        && joint.of().containsAll(part.of())) {
      return probability(joint.of().minus(part.of()), joint.given().union(part.of()));
    }
    return make(
        new Key('/', NodeSet.EMPTY, NodeSet.EMPTY, List.of(top.id(), bottom.id())),
        id -> new Expression.Quotient(id, top, bottom));
  }

  /// The sum of `term` over all values of `over`.
  ///
  /// @throws IllegalArgumentException if `term` does not depend on one of them, since the sum would
  ///   then count its states
  public Expression sum(NodeSet over, Expression term) {
    if (!term.free().containsAll(over)) {
      throw new IllegalArgumentException("a sum over a variable that is not in its term");
    }
    return sum(over, term, 0);
  }

  /// @param depth how many sums this one stands in the making of
  Expression sum(NodeSet over, Expression term, int depth) {
    return over.isEmpty()
        ? term
        : new Summation(this, over, flat(List.of(term)), depth).expression();
  }

  /// A sum as it stands, for terms that have been simplified.
  Expression plainSum(NodeSet over, Expression term) {
    if (over.isEmpty()) {
      return term;
    }
    if (term instanceof Expression.Sum inner && !inner.over().intersects(over)) {
      return plainSum(over.union(inner.over()), inner.term());
    }
    return make(
        new Key('+', over, NodeSet.EMPTY, List.of(term.id())),
        id -> new Expression.Sum(id, over, term));
  }

  /// The factors of the products among `factors`, without ones.
  private List<Expression> flat(List<Expression> factors) {
    List<Expression> flat = new ArrayList<>();
    for (Expression factor : factors) {
      if (factor instanceof Expression.Product product) {
        flat.addAll(product.factors());
      } else if (factor != one) {
        flat.add(factor);
      }
    }
    return flat;
  }

  private static void cancel(List<Expression> above, List<Expression> below) {
    Map<Expression, Integer> spare = new HashMap<>();
    below.forEach(factor -> spare.merge(factor, 1, Integer::sum));
    Map<Expression, Integer> cancelled = new HashMap<>();
    above.removeIf(factor -> take(spare, factor) && count(cancelled, factor));
    below.removeIf(factor -> take(cancelled, factor));
  }

  private static boolean count(Map<Expression, Integer> counts, Expression factor) {
    counts.merge(factor, 1, Integer::sum);
    return true;
  }

  private static boolean take(Map<Expression, Integer> counts, Expression factor) {
    int left = counts.getOrDefault(factor, 0);
    if (left == 0) {
      return false;
    }
    counts.put(factor, left - 1);
    return true;
  }

  /// Products that differ in the order of their factors are one object.
  private static List<Integer> sortedIds(List<Expression> parts) {
    return parts.stream().map(Expression::id).sorted().toList();
  }

  private Expression make(Key key, IntFunction<Expression> maker) {
    Expression known = made.get(key);
    if (known == null) {
      known = maker.apply(made.size() + 1);
      made.put(key, known);
    }
    return known;
  }
}
