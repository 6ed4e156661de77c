package io.causalgym.inference.identification;

import io.causalgym.graph.NodeSet;
import io.causalgym.inference.identification.expression.Algebra;
import io.causalgym.inference.identification.expression.Expression;
import java.util.ArrayList;
import java.util.List;

/// `Q[T] = P(t | do(v \ t))` as a chain: for each node of `T`, in a topological order, its
/// distribution given the earlier ones, each a quotient `through / before` of two prefixes.
///
/// A node *joins* the one before it where its `before` is the other's `through`, so that the
/// quotients of a run telescope. Every chain member sums to one over its node, and depends on
/// earlier nodes only; sums over later nodes therefore vanish without being written.
///
/// Source: Tian and Pearl, "A general identification condition for causal effects", AAAI 2002
/// (`tian2002general`), the lemmas on summing out descendants and on factorising into districts.
final class Kernel {
  private final Algebra algebra;
  private final int[] nodes;
  private final Expression[] through;
  private final Expression[] before;
  private final boolean[] joins;

  private Kernel(
      Algebra algebra, int[] nodes, Expression[] through, Expression[] before, boolean[] joins) {
    this.algebra = algebra;
    this.nodes = nodes;
    this.through = through;
    this.before = before;
    this.joins = joins;
  }

  /// The kernel of a district of the observed graph.
  ///
  /// @param nodes the district, in topological order
  /// @param factors for each its probability given its Markov pillow
  static Kernel observed(Algebra algebra, int[] nodes, Expression[] factors) {
    Expression[] before = new Expression[nodes.length];
    java.util.Arrays.fill(before, algebra.one());
    return new Kernel(algebra, nodes, factors, before, new boolean[nodes.length]);
  }

  /// The product of the chain members of `wanted`.
  Expression product(NodeSet wanted) {
    return product(wanted, nodes.length);
  }

  /// The kernel of `kept`, a district of the ancestral set that is left without `hidden`: with `A =
  /// T \ hidden`, each member is `Q[A up to v] / Q[A before v]`, where `Q[A up to v]` is the sum
  /// over the hidden nodes before `v` of the chain up to `v`.
  Kernel narrowed(NodeSet hidden, NodeSet kept) {
    int size = kept.size();
    Kernel result =
        new Kernel(
            algebra, new int[size], new Expression[size], new Expression[size], new boolean[size]);
    NodeSet.Builder earlier = new NodeSet.Builder(0);
    boolean summed = false;
    int previous = -1;
    int count = 0;
    for (int at = 0; at < nodes.length; at++) {
      if (hidden.contains(nodes[at])) {
        earlier.add(nodes[at]);
        summed = true;
        continue;
      }
      if (kept.contains(nodes[at])) {
        boolean follows = count > 0 && previous >= 0 && nodes[previous] == result.nodes[count - 1];
        result.nodes[count] = nodes[at];
        if (summed) {
          NodeSet over = earlier.build();
          result.through[count] = algebra.sum(over, product(everyNode(), at + 1));
          result.before[count] = algebra.sum(over, product(everyNode(), at));
          result.joins[count] = follows && hidesBefore(hidden, previous);
        } else {
          result.through[count] = through[at];
          result.before[count] = before[at];
          result.joins[count] = follows && joins[at];
        }
        count++;
      }
      previous = at;
    }
    return result;
  }

  /// Whether a hidden node stands before position `at`.
  private boolean hidesBefore(NodeSet hidden, int at) {
    for (int earlier = 0; earlier < at; earlier++) {
      if (hidden.contains(nodes[earlier])) {
        return true;
      }
    }
    return false;
  }

  private NodeSet everyNode() {
    return NodeSet.of(nodes);
  }

  /// The product of the chain members of `wanted` at positions before `end`.
  private Expression product(NodeSet wanted, int end) {
    List<Expression> factors = new ArrayList<>();
    int at = 0;
    while (at < end) {
      if (!wanted.contains(nodes[at])) {
        at++;
        continue;
      }
      int last = at;
      while (last + 1 < end && joins[last + 1] && wanted.contains(nodes[last + 1])) {
        last++;
      }
      factors.add(algebra.quotient(through[last], before[at]));
      at = last + 1;
    }
    return algebra.product(factors);
  }
}
