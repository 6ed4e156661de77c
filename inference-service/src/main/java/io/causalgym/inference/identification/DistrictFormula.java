package io.causalgym.inference.identification;

import io.causalgym.graph.Ancestry;
import io.causalgym.graph.Deadline;
import io.causalgym.graph.Districts;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.NodeSet;
import io.causalgym.inference.identification.expression.Algebra;
import io.causalgym.inference.identification.expression.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// Writes the formula of an effect that is known to be identified, district by district.
///
/// Source: as {@link HedgeSearch}. Conditions are Markov pillows, never all predecessors: the
/// district of a node among the earlier ones, and the parents of that district (Tian and Pearl,
/// AAAI 2002, `tian2002general`). The ancestors of the outcomes that no treatment reaches come
/// first in the order; all their factors together are their joint probability, which is written as
/// one and loses what nothing else mentions.
///
/// Cost: a Markov pillow `O(V + E)` for each node of a district that is written, and `O(t^2)`
/// prefixes for a district of `t` nodes that holds treatments.
final class DistrictFormula {
  private final MixedGraph graph;
  private final Algebra algebra;
  private final UnaryOperator<NodeSet> translated;
  private final Deadline deadline;
  private final NodeSet ancestors;
  private final NodeSet left;
  private final NodeSet untouched;
  private final int[] order;
  private final NodeSet outcomes;

  /// @param translated from nodes of `graph` to variables of the formula
  DistrictFormula(
      MixedGraph graph,
      NodeSet treatments,
      NodeSet outcomes,
      Algebra algebra,
      UnaryOperator<NodeSet> translated,
      Deadline deadline) {
    this.graph = graph;
    this.algebra = algebra;
    this.translated = translated;
    this.deadline = deadline;
    this.outcomes = outcomes;
    this.ancestors = Ancestry.ancestors(graph, outcomes);
    this.left = Ancestry.ancestors(graph, outcomes, ancestors.minus(treatments));
    NodeSet reached = Ancestry.descendants(graph, treatments, ancestors);
    this.untouched = left.minus(reached);
    this.order = order(ancestors.minus(reached).minus(untouched), reached);
  }

  /// The effect as a formula over the observational distribution.
  Expression expression() {
    List<Expression> factors = new ArrayList<>();
    for (NodeSet district : Districts.of(graph, ancestors)) {
      deadline.check();
      if (district.minus(untouched).intersects(left)) {
        addFactors(district, factors);
      }
    }
    factors.add(probability(untouched, NodeSet.EMPTY));
    NodeSet summed = translated.apply(left.minus(outcomes));
    return algebra.chained(algebra.sum(summed, algebra.product(factors)));
  }

  private void addFactors(NodeSet district, List<Expression> factors) {
    NodeSet needed = left.containsAll(district) ? district.minus(untouched) : district;
    Kernel kernel = observed(needed);
    for (NodeSet part : Districts.of(graph, district.intersect(left))) {
      NodeSet written = part.minus(untouched);
      if (!written.isEmpty()) {
        Kernel found = left.containsAll(district) ? kernel : narrowed(kernel, district, part);
        factors.add(found.product(translated.apply(written)));
      }
    }
  }

  /// Identify of Huang and Valtorta on a kernel, which ends since there is no hedge.
  private Kernel narrowed(Kernel kernel, NodeSet district, NodeSet part) {
    NodeSet around = district;
    Kernel current = kernel;
    while (!around.equals(part)) {
      deadline.check();
      NodeSet above = Ancestry.ancestors(graph, part, around);
      NodeSet next = Districts.around(graph, part.first(), above);
      if (next.equals(around)) {
        throw new AssertionError("a hedge at " + graph.names(around) + " in an identified effect");
      }
      current = current.narrowed(translated.apply(around.minus(above)), translated.apply(next));
      around = next;
    }
    return current;
  }

  /// The chain of the nodes of a district, each given its Markov pillow.
  private Kernel observed(NodeSet nodes) {
    int[] chain = new int[nodes.size()];
    Expression[] factors = new Expression[chain.length];
    NodeSet.Builder earlier = new NodeSet.Builder(graph.size());
    int count = 0;
    for (int node : order) {
      earlier.add(node);
      if (nodes.contains(node)) {
        NodeSet around = Districts.around(graph, node, earlier.build());
        NodeSet pillow = around.union(graph.parents().of(around)).without(node);
        chain[count] = translated.apply(NodeSet.of(node)).first();
        factors[count++] = probability(NodeSet.of(node), pillow);
      }
    }
    return Kernel.observed(algebra, chain, factors);
  }

  private Expression probability(NodeSet of, NodeSet given) {
    return algebra.probability(translated.apply(of), translated.apply(given));
  }

  /// A topological order of the ancestors: the untouched ones, `others` and then those that a
  /// treatment reaches. Each of the first two groups has no parent in a later one.
  private int[] order(NodeSet others, NodeSet reached) {
    int[] ordered = new int[ancestors.size()];
    int count = 0;
    int[] topological = graph.topologicalOrder();
    for (NodeSet group : List.of(untouched, others, reached)) {
      for (int node : topological) {
        if (group.contains(node)) {
          ordered[count++] = node;
        }
      }
    }
    return ordered;
  }
}
