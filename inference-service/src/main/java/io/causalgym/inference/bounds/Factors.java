package io.causalgym.inference.bounds;

import io.causalgym.graph.Deadline;
import io.causalgym.graph.Districts;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.NodeSet;
import io.causalgym.model.Table;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The c-factors that one distribution gives: those of the districts, and from them all that sums
/// over nodes without children and splits into districts reach (Identify of Tian and Pearl 2003,
/// `tian2003identification`, done with numbers). In a district that is no clique the splits carry
/// the Verma constraints (Richardson et al. 2023, `richardson2023nested`).
///
/// Cost `O(V)` tables of the size of the distribution for the districts; within a district at most
/// {@link #MOST_FACTORS} sets.
final class Factors {
  private static final int MOST_FACTORS = 256;

  private final MixedGraph graph;
  private final NodeSet within;
  private final Table joint;
  private final Deadline deadline;
  private final Map<NodeSet, Factor> known = new LinkedHashMap<>();
  private double deviation;

  /// @param within the nodes that `joint` is the distribution of, parents of which may lie outside
  ///   and are then fixed in it
  Factors(MixedGraph graph, NodeSet within, Table joint, Deadline deadline) {
    this.graph = graph;
    this.within = within;
    this.joint = joint;
    this.deadline = deadline;
    Table product = Table.scalar(1);
    for (NodeSet district : Districts.of(graph, within)) {
      deadline.check();
      Factor factor = ofDistrict(district);
      known.put(district, factor);
      product = product.times(factor.table());
    }
    deviation = difference(product.marginal(joint.names()), joint);
  }

  /// The largest difference between the distribution and the product of the factors: 0 where it has
  /// the independences of the graph.
  double deviation() {
    return deviation;
  }

  /// What is known of a district, itself first.
  List<Factor> of(NodeSet district) {
    List<Factor> factors = new ArrayList<>();
    for (NodeSet part : Districts.of(graph, district.intersect(within))) {
      factors.addAll(closure(part));
    }
    return factors;
  }

  private Factor ofDistrict(NodeSet district) {
    Table product = Table.scalar(1);
    NodeSet.Builder earlier = new NodeSet.Builder(graph.size());
    for (int node : graph.topologicalOrder()) {
      if (within.contains(node)) {
        earlier.add(node);
        if (district.contains(node)) {
          product = product.times(conditional(node, earlier.build()));
        }
      }
    }
    NodeSet outside = outside(district);
    return new Factor(district, outside, keep(product, district.union(outside)), false);
  }

  /// `P(node | Markov pillow)`.
  private Table conditional(int node, NodeSet earlier) {
    NodeSet around = Districts.around(graph, node, earlier);
    NodeSet pillow = around.union(graph.parents().of(around).intersect(within)).without(node);
    Table family = joint.marginal(graph.names(pillow.with(node)));
    return pillow.isEmpty() ? family : family.dividedBy(joint.marginal(graph.names(pillow)));
  }

  private NodeSet outside(NodeSet nodes) {
    return graph.parents().of(nodes).minus(nodes).intersect(within);
  }

  /// Everything that can be reached from the factor of a district.
  private List<Factor> closure(NodeSet district) {
    List<Factor> reached = new ArrayList<>();
    Factor whole = known.get(district);
    if (whole == null) {
      throw new AssertionError("the factor of every district is known");
    }
    Map<NodeSet, Factor> found = new LinkedHashMap<>(Map.of(district, whole));
    ArrayDeque<Factor> open = new ArrayDeque<>(List.of(whole));
    while (!open.isEmpty() && found.size() < MOST_FACTORS) {
      deadline.check();
      Factor factor = open.remove();
      reached.add(factor);
      NodeSet nodes = factor.nodes();
      for (int node = nodes.first(); node >= 0; node = nodes.next(node + 1)) {
        if (nodes.size() > 1 && !graph.children().of(node).intersects(nodes)) {
          for (Factor part : without(factor, node)) {
            if (found.putIfAbsent(part.nodes(), part) == null) {
              open.add(part);
            }
          }
        }
      }
    }
    reached.addAll(open);
    return reached;
  }

  private List<Factor> without(Factor factor, int node) {
    NodeSet left = factor.nodes().without(node);
    List<String> names = new ArrayList<>(factor.table().names());
    names.remove(graph.name(node));
    Table sum = factor.table().marginal(names);
    List<NodeSet> parts = Districts.of(graph, left);
    if (parts.size() == 1) {
      NodeSet outside = outside(left);
      // The sum of known cells is only implied where they are known one by one.
      boolean implied = factor.complete();
      return List.of(new Factor(left, outside, keep(sum, left.union(outside)), implied));
    }
    return parts.stream().map(part -> split(sum, left, part)).toList();
  }

  /// The factor of one district of `nodes`, from that of all of them.
  private Factor split(Table factor, NodeSet nodes, NodeSet part) {
    Table product = Table.scalar(1);
    NodeSet.Builder later = new NodeSet.Builder(nodes);
    Table before = sumOver(factor, nodes);
    for (int node : graph.topologicalOrder()) {
      if (nodes.contains(node)) {
        Table now = sumOver(factor, later.remove(node).build());
        if (part.contains(node)) {
          product = product.times(now.dividedBy(before));
        }
        before = now;
      }
    }
    NodeSet outside = outside(part);
    return new Factor(part, outside, keep(product, part.union(outside)), false);
  }

  private Table sumOver(Table factor, NodeSet summed) {
    List<String> names = new ArrayList<>(factor.names());
    names.removeAll(graph.names(summed));
    return factor.marginal(names);
  }

  /// The table over `kept` alone. It does not depend on its other variables where the graph holds;
  /// the mean over the cells that are defined is taken.
  private Table keep(Table table, NodeSet kept) {
    List<String> names = graph.names(kept);
    double[] values = table.values();
    double[] counts = new double[values.length];
    for (int cell = 0; cell < values.length; cell++) {
      counts[cell] = Double.isNaN(values[cell]) ? 0 : 1;
      values[cell] = Double.isNaN(values[cell]) ? 0 : values[cell];
    }
    Table sums = table.replaced(values).marginal(names);
    return sums.dividedBy(table.replaced(counts).marginal(names));
  }

  private static double difference(Table product, Table joint) {
    double most = 0;
    for (int cell = 0; cell < joint.size(); cell++) {
      double gap = Math.abs(product.value(cell) - joint.value(cell));
      most = Double.isNaN(gap) ? most : Math.max(most, gap);
    }
    return most;
  }

  /// `P(nodes | do(everything else as the parents are))` for nodes of one district, if it is known:
  /// the factors of its parts.
  static Optional<List<Factor>> covering(
      MixedGraph graph, NodeSet nodes, Map<NodeSet, Factor> among) {
    List<Factor> parts = new ArrayList<>();
    for (NodeSet part : Districts.of(graph, nodes)) {
      Factor factor = among.get(part);
      if (factor == null || !factor.complete()) {
        return Optional.empty();
      }
      parts.add(factor);
    }
    return Optional.of(parts);
  }
}
