package io.causalgym.inference.bounds;

import io.causalgym.graph.Deadline;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.NodeSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Writes the probability of counterfactual events as a polynomial in the probabilities of response
/// types, by summing over all values of the variables that the events depend on.
///
/// Cost: joint states of the copies, times copies.
final class Expansion {
  private final MixedGraph graph;
  private final Slots slots;
  private final Plan plan;
  private final List<DistrictLayout> layouts;
  private final Blocks blocks;
  private final Deadline deadline;
  private final int[] states;
  private final int[][] allowed;
  private final Pattern.Builder pattern;

  private Expansion(
      ResponseModel model,
      Plan plan,
      Map<NodeSet, DistrictLayout> layouts,
      Blocks blocks,
      Deadline deadline) {
    this.graph = model.graph();
    this.slots = model.slots();
    this.plan = plan;
    this.layouts = plan.unresolved().stream().map(layouts::get).toList();
    this.blocks = blocks;
    this.deadline = deadline;
    this.states = new int[plan.copies().size()];
    this.allowed =
        plan.copies().stream().map(copy -> copy.states().toArray()).toArray(int[][]::new);
    this.pattern = new Pattern.Builder(states.length);
  }

  static Polynomial of(
      ResponseModel model,
      Plan plan,
      Map<NodeSet, DistrictLayout> layouts,
      Blocks blocks,
      Deadline deadline) {
    return new Expansion(model, plan, layouts, blocks, deadline).sum();
  }

  private Polynomial sum() {
    Polynomial sum = new Polynomial();
    int[] at = new int[states.length];
    int count = 0;
    boolean more = true;
    while (more) {
      if ((count++ & 1023) == 0) {
        deadline.check();
      }
      for (int copy = 0; copy < at.length; copy++) {
        states[copy] = allowed[copy][at[copy]];
      }
      addTerm(sum);
      more = next(at);
    }
    return sum;
  }

  private boolean next(int[] at) {
    for (int copy = at.length - 1; copy >= 0; copy--) {
      if (++at[copy] < allowed[copy].length) {
        return true;
      }
      at[copy] = 0;
    }
    return false;
  }

  private void addTerm(Polynomial sum) {
    double weight = 1;
    for (Factor factor : plan.identified()) {
      weight *= value(factor);
      if (weight == 0) {
        return;
      }
    }
    List<Requirement> product = new ArrayList<>(layouts.size());
    for (DistrictLayout layout : layouts) {
      pattern.clear();
      TreeMap<Integer, Integer> common = new TreeMap<>();
      require(layout, common);
      if (pattern.impossible()) {
        return;
      }
      product.add(new Requirement(blocks.index(layout, common), pattern.build()));
    }
    product.sort(java.util.Comparator.comparingInt(Requirement::block));
    sum.add(weight, product);
  }

  private void require(DistrictLayout layout, Map<Integer, Integer> common) {
    for (int copy = 0; copy < states.length; copy++) {
      int node = plan.copies().get(copy).node();
      if (layout.kept().contains(node)) {
        int row = 0;
        for (int at = 0; at < slots.parentCount(node); at++) {
          int state = stateOfParent(copy, at);
          row += state * slots.stride(node, at);
          if (layout.common().contains(slots.parent(node, at))) {
            common.put(slots.parent(node, at), state);
          }
        }
        pattern.require(slots.slot(node, row), states[copy]);
      }
    }
  }

  private int stateOfParent(int copy, int at) {
    int parent = plan.copies().get(copy).parents().get(at);
    return parent >= 0 ? states[parent] : -1 - parent;
  }

  /// A c-factor where its nodes and their parents are as the copies say.
  private double value(Factor factor) {
    int cell = 0;
    NodeSet scope = factor.nodes().union(factor.outside());
    int[] of = new int[graph.size()];
    for (int copy = 0; copy < states.length; copy++) {
      int node = plan.copies().get(copy).node();
      if (factor.nodes().contains(node)) {
        of[node] = states[copy];
        for (int at = 0; at < slots.parentCount(node); at++) {
          int parent = slots.parent(node, at);
          if (!factor.nodes().contains(parent)) {
            of[parent] = stateOfParent(copy, at);
          }
        }
      }
    }
    for (int node = scope.first(); node >= 0; node = scope.next(node + 1)) {
      cell = cell * slots.card(node) + of[node];
    }
    return factor.table().value(cell);
  }
}
