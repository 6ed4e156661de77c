package io.causalgym.inference.adjustment;

import io.causalgym.graph.Edge;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.NodeSet;
import io.causalgym.inference.adjustment.PathOracle.Path;
import java.util.List;

/// The adjustment criterion by its definition (Perković et al. 2018, definition 5, in a DAG or
/// ADMG), walking every proper path.
final class AdjustmentOracle {
  private final MixedGraph graph;
  private final NodeSet treatments;
  private final NodeSet outcomes;
  private final List<Path> paths;

  AdjustmentOracle(MixedGraph graph, NodeSet treatments, NodeSet outcomes) {
    this.graph = graph;
    this.treatments = treatments;
    this.outcomes = outcomes;
    this.paths = PathOracle.properPaths(graph, treatments, outcomes);
  }

  NodeSet causalNodes() {
    NodeSet causal = NodeSet.EMPTY;
    for (Path path : paths) {
      if (path.directed()) {
        for (int node : path.nodes().subList(1, path.nodes().size())) {
          causal = causal.with(node);
        }
      }
    }
    return causal;
  }

  NodeSet forbidden() {
    NodeSet forbidden = treatments;
    for (int node : causalNodes().toArray()) {
      forbidden = forbidden.union(PathOracle.descendants(graph, node));
    }
    return forbidden;
  }

  boolean valid(NodeSet set) {
    return !set.intersects(treatments.union(outcomes).union(forbidden()))
        && paths.stream().noneMatch(path -> !path.directed() && path.open(graph, set));
  }

  List<NodeSet> allValid(NodeSet unmeasured, NodeSet required) {
    NodeSet barred = treatments.union(outcomes).union(unmeasured);
    return PathOracle.subsets(graph.all().minus(barred)).stream()
        .filter(set -> set.containsAll(required) && valid(set))
        .toList();
  }

  /// The members of `sets` that contain no other member.
  static List<NodeSet> minimal(List<NodeSet> sets) {
    return sets.stream()
        .filter(
            set -> sets.stream().noneMatch(other -> !other.equals(set) && set.containsAll(other)))
        .toList();
  }

  /// Whether `set` leaves exactly this path open.
  boolean leavesOpen(List<Edge> path, NodeSet set) {
    return paths.stream()
        .anyMatch(
            known -> known.edges().equals(path) && !known.directed() && known.open(graph, set));
  }
}
