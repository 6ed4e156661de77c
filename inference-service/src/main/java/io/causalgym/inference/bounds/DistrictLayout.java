package io.causalgym.inference.bounds;

import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.NodeSet;
import java.util.Collection;
import java.util.List;

/// Which nodes of a district need response types for some queries, and which outside parents split
/// these into independent polytopes.
///
/// @param kept the nodes with response types
/// @param common parents of all of them that have one value in every product of a query: types
///   under different values of these never meet
/// @param lossless whether the distributions of these types that are allowed are exactly those that
///   models of the graph have: the district is a clique of bidirected edges, and what was left out
///   says nothing more
record DistrictLayout(NodeSet district, NodeSet kept, NodeSet common, boolean lossless) {

  /// @param plans the queries that need this district
  static DistrictLayout of(
      ResponseModel model, NodeSet district, Collection<Plan> plans, BoundsLimits limits) {
    MixedGraph graph = model.graph();
    NodeSet.Builder used = new NodeSet.Builder(0);
    plans.forEach(plan ->
        plan.copies().stream()
            .filter(copy -> district.contains(copy.node()))
            .forEach(copy -> used.add(copy.node())));
    boolean clique = isClique(graph, district);
    boolean measured = !model.measured(district).isEmpty() || !model.known().isEmpty();
    NodeSet kept = clique && !measured ? shrink(graph, district, used.build(), true) : district;
    NodeSet common = common(model, district, kept, plans);
    if (TypeSpace.count(model.slots(), kept, common) > limits.types()) {
      NodeSet fewer = shrink(graph, kept, used.build(), false);
      if (!fewer.equals(kept)) {
        return new DistrictLayout(district, fewer, common(model, district, fewer, plans), false);
      }
    }
    return new DistrictLayout(district, kept, common, clique);
  }

  private static boolean isClique(MixedGraph graph, NodeSet district) {
    return district.stream()
        .allMatch(node -> graph.spouses().of(node).containsAll(district.without(node)));
  }

  /// Leaves out nodes that no query looks at and that have no child in the district. In a clique
  /// nothing is lost where the node has all outside parents of the others as its own: whatever the
  /// types of the others, its response can then be drawn to give what was observed.
  private static NodeSet shrink(
      MixedGraph graph, NodeSet district, NodeSet used, boolean lossless) {
    NodeSet kept = district;
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int node = kept.first(); node >= 0; node = kept.next(node + 1)) {
        NodeSet rest = kept.without(node);
        NodeSet outside = graph.parents().of(rest).minus(rest);
        if (!used.contains(node)
            && !graph.children().of(node).intersects(rest)
            && (!lossless || graph.parents().of(node).containsAll(outside))) {
          kept = rest;
          changed = true;
        }
      }
    }
    return kept;
  }

  private static NodeSet common(
      ResponseModel model, NodeSet district, NodeSet kept, Collection<Plan> plans) {
    if (!model.known().isEmpty()) {
      // Such an experiment sums over the values of the shared parents and so ties the types.
      return NodeSet.EMPTY;
    }
    MixedGraph graph = model.graph();
    NodeSet common = graph.parents().of(kept).minus(district);
    for (int node = kept.first(); node >= 0; node = kept.next(node + 1)) {
      common = common.intersect(graph.parents().of(node));
    }
    for (Plan plan : plans) {
      for (int parent = common.first(); parent >= 0; parent = common.next(parent + 1)) {
        if (seen(graph, plan, kept, parent).stream().distinct().count() > 1) {
          common = common.without(parent);
        }
      }
    }
    return common;
  }

  /// The copies or set states of a parent that the copies of the district see in a query.
  private static List<Integer> seen(MixedGraph graph, Plan plan, NodeSet kept, int parent) {
    return plan.copies().stream()
        .filter(copy -> kept.contains(copy.node()))
        .map(copy -> {
          int[] parents = graph.parents().of(copy.node()).toArray();
          return copy.parents().get(java.util.Arrays.binarySearch(parents, parent));
        })
        .toList();
  }
}
