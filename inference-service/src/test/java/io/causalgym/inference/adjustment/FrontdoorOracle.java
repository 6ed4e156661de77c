package io.causalgym.inference.adjustment;

import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.NodeSet;
import io.causalgym.inference.adjustment.PathOracle.Path;
import java.util.List;

/// The front-door criterion by its definition, walking every proper path.
final class FrontdoorOracle {
  private final MixedGraph graph;
  private final NodeSet treatments;
  private final NodeSet outcomes;

  FrontdoorOracle(MixedGraph graph, NodeSet treatments, NodeSet outcomes) {
    this.graph = graph;
    this.treatments = treatments;
    this.outcomes = outcomes;
  }

  boolean valid(NodeSet set) {
    return PathOracle.properPaths(graph, treatments, outcomes).stream()
            .noneMatch(path -> path.directed() && avoids(path, set))
        && PathOracle.properPaths(graph, treatments, set).stream()
            .noneMatch(path -> backdoor(path) && path.open(graph, NodeSet.EMPTY))
        && PathOracle.properPaths(graph, set, outcomes).stream()
            .noneMatch(path -> backdoor(path) && path.open(graph, treatments));
  }

  List<NodeSet> all(NodeSet include, NodeSet allowed) {
    NodeSet candidates = allowed.minus(treatments).minus(outcomes);
    return PathOracle.subsets(candidates).stream()
        .filter(set -> set.containsAll(include) && valid(set))
        .toList();
  }

  private static boolean backdoor(Path path) {
    return path.startsWithArrowIntoFirst();
  }

  private static boolean avoids(Path path, NodeSet set) {
    return path.nodes().stream().noneMatch(set::contains);
  }
}
