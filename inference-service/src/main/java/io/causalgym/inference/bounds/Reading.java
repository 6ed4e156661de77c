package io.causalgym.inference.bounds;

import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.NodeSet;
import io.causalgym.model.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/// What one c-factor says of the response types of a district in one setting of the outside
/// parents: the probability of each solution of its nodes.
final class Reading {
  private final int[] nodes;
  private final int[] cards;
  private final int[] firstRow;
  private final int[][] innerParents;
  private final int[][] innerStrides;
  private final double[] probabilities;

  private Reading(Slots slots, int[] nodes, Map<Integer, Integer> outside, Table table) {
    this.nodes = nodes;
    this.cards = new int[nodes.length];
    this.firstRow = new int[nodes.length];
    this.innerParents = new int[nodes.length][];
    this.innerStrides = new int[nodes.length][];
    this.probabilities = table.values();
    Map<Integer, Integer> position = new LinkedHashMap<>();
    for (int at = 0; at < nodes.length; at++) {
      int node = nodes[at];
      cards[at] = slots.card(node);
      List<int[]> inner = new ArrayList<>();
      for (int parent = 0; parent < slots.parentCount(node); parent++) {
        int name = slots.parent(node, parent);
        Integer solved = position.get(name);
        if (solved != null) {
          inner.add(new int[] {solved, slots.stride(node, parent)});
        } else {
          firstRow[at] += slots.stride(node, parent) * outside.getOrDefault(name, 0);
        }
      }
      innerParents[at] = inner.stream().mapToInt(pair -> pair[0]).toArray();
      innerStrides[at] = inner.stream().mapToInt(pair -> pair[1]).toArray();
      position.put(node, at);
    }
  }

  /// One reading for each setting of the outside parents that agrees with `common`.
  ///
  /// @param kept the nodes of the district that the types are about; others have no children in it
  ///   and are summed out
  /// @param fixed what an experiment sets, by node
  static List<Reading> of(
      MixedGraph graph,
      Slots slots,
      Factor factor,
      NodeSet kept,
      Map<Integer, Integer> fixed,
      SortedMap<Integer, Integer> common) {
    int[] nodes = ordered(graph, factor.nodes().intersect(kept));
    NodeSet outside = factor.outside().intersect(graph.parents().of(NodeSet.of(nodes)));
    List<Reading> readings = new ArrayList<>();
    for (Map<Integer, Integer> setting : Settings.of(outside, slots.cards(), common)) {
      // Outside parents of summed-out nodes do not matter for the others: any state will do.
      Map<String, Integer> slice = new LinkedHashMap<>();
      factor.outside().forEach(node -> slice.put(graph.name(node), setting.getOrDefault(node, 0)));
      Table part = factor.table().slice(slice);
      List<String> names = new ArrayList<>();
      for (int node : nodes) {
        names.add(graph.name(node));
      }
      Map<Integer, Integer> all = new LinkedHashMap<>(fixed);
      all.putAll(setting);
      readings.add(new Reading(slots, nodes, all, part.marginal(names)));
    }
    return readings;
  }

  private static int[] ordered(MixedGraph graph, NodeSet nodes) {
    int[] order = new int[nodes.size()];
    int at = 0;
    for (int node : graph.topologicalOrder()) {
      if (nodes.contains(node)) {
        order[at++] = node;
      }
    }
    return order;
  }

  /// The number of solutions.
  int solutions() {
    return probabilities.length;
  }

  /// The probability of a solution, `NaN` where it is not known.
  double probability(int solution) {
    return probabilities[solution];
  }

  /// Which solution a type has, row-major over the nodes in causal order.
  int solution(TypeSpace space, int[] type) {
    int[] solved = new int[nodes.length];
    int code = 0;
    for (int at = 0; at < nodes.length; at++) {
      int row = firstRow[at];
      for (int inner = 0; inner < innerParents[at].length; inner++) {
        row += innerStrides[at][inner] * solved[innerParents[at][inner]];
      }
      solved[at] = type[space.local(nodes[at], row)];
      code = code * cards[at] + solved[at];
    }
    return code;
  }
}
