package io.causalgym.inference.identification.expression;

import io.causalgym.graph.NodeSet;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Makes one sum of a product: variables that occur once, as what a probability is of, vanish; the
/// rest of the sum falls apart into the groups of factors that share variables.
///
/// Cost `O(r f)` set operations for `r` variables and `f` factors.
final class Summation {

  // A sum inside a quotient may start sums inside that; deeper formulas are left as they are.
  private static final int DEEPEST = 8;

  private final Algebra algebra;
  private final List<Expression> factors;
  private final NodeSet.Builder left;
  private final ArrayDeque<Integer> open = new ArrayDeque<>();
  private final int depth;

  Summation(Algebra algebra, NodeSet over, List<Expression> factors, int depth) {
    this.algebra = algebra;
    this.factors = new ArrayList<>(factors);
    this.left = new NodeSet.Builder(over);
    this.depth = depth;
    over.forEach(open::addFirst);
  }

  Expression expression() {
    while (!open.isEmpty()) {
      int variable = open.removeFirst();
      if (left.contains(variable)) {
        eliminate(variable);
      }
    }
    return split(left.build());
  }

  /// Does away with a variable where a factor or two allow it.
  private void eliminate(int variable) {
    List<Expression> with = new ArrayList<>(3);
    for (int at = 0; at < factors.size() && with.size() < 3; at++) {
      if (factors.get(at).free().contains(variable)) {
        with.add(factors.get(at));
      }
    }
    Expression rest =
        switch (with.size()) {
          case 1 -> without(variable, with.getFirst());
          case 2 -> joined(variable, with.getFirst(), with.getLast());
          default -> null;
        };
    if (rest != null) {
      int at = factors.indexOf(with.getFirst());
      factors.set(at, rest);
      with.subList(1, with.size()).forEach(factors::remove);
      factors.remove(algebra.one());
      left.remove(variable);
      // What occurred beside the variable may occur less often now.
      with.forEach(factor -> factor.free().forEach(open::addLast));
    }
  }

  /// `sum_v f(v)` where it needs no sum, else null.
  private @org.jspecify.annotations.Nullable Expression without(int variable, Expression factor) {
    if (factor instanceof Expression.Probability p && p.of().contains(variable)) {
      return algebra.probability(p.of().without(variable), p.given());
    }
    if (factor instanceof Expression.Quotient q
        && !q.denominator().free().contains(variable)
        && depth < DEEPEST) {
      NodeSet over = NodeSet.of(variable);
      return algebra.quotient(algebra.sum(over, q.numerator(), depth + 1), q.denominator());
    }
    return null;
  }

  /// `sum_v P(v, a | c) P(b | v, a, c) = P(a, b | c)`, else null.
  private @org.jspecify.annotations.Nullable Expression joined(
      int variable, Expression one, Expression other) {
    if (one instanceof Expression.Probability p && other instanceof Expression.Probability q) {
      Expression.Probability first = p.of().contains(variable) ? p : q;
      Expression.Probability then = first == p ? q : p;
      if (first.of().contains(variable) && then.given().equals(first.free())) {
        return algebra.probability(first.of().union(then.of()).without(variable), first.given());
      }
    }
    return null;
  }

  /// One sum for each group of factors that share summed variables.
  private Expression split(NodeSet over) {
    int[] group = new int[factors.size()];
    Arrays.setAll(group, at -> at);
    over.forEach(variable -> unite(group, variable));
    List<Expression> product = new ArrayList<>();
    for (int root = 0; root < group.length; root++) {
      if (group[root] == root) {
        product.add(sumOf(root, group, over));
      }
    }
    return algebra.product(product);
  }

  private void unite(int[] group, int variable) {
    int first = -1;
    for (int at = 0; at < group.length; at++) {
      if (factors.get(at).free().contains(variable)) {
        int root = root(group, at);
        first = first < 0 ? root : first;
        int low = Math.min(first, root);
        group[Math.max(first, root)] = low;
        first = low;
      }
    }
  }

  private static int root(int[] group, int at) {
    int root = at;
    while (group[root] != root) {
      group[root] = group[group[root]];
      root = group[root];
    }
    return root;
  }

  private Expression sumOf(int root, int[] group, NodeSet over) {
    List<Expression> members = new ArrayList<>();
    NodeSet.Builder free = new NodeSet.Builder(0);
    for (int at = root; at < group.length; at++) {
      if (root(group, at) == root) {
        members.add(factors.get(at));
        free.addAll(factors.get(at).free());
      }
    }
    NodeSet summed = over.intersect(free.build());
    return summed.isEmpty()
        ? algebra.product(members)
        : algebra.plainSum(summed, algebra.product(ChainRule.joined(algebra, members)));
  }
}
