package io.causalgym.inference.identification;

import io.causalgym.graph.Deadline;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.NodeSet;
import java.util.Optional;

/// Finds mediators that satisfy the front-door criterion.
@FunctionalInterface
public interface MediatorFinder {

  /// Never finds any.
  MediatorFinder NONE = (graph, treatments, outcomes, deadline) -> Optional.empty();

  /// A small, not empty set `M` with `P(y | do(x)) = sum_m P(m | x) sum_x' P(y | m, x') P(x')`, if
  /// there is one.
  Optional<NodeSet> frontdoor(
      MixedGraph graph, NodeSet treatments, NodeSet outcomes, Deadline deadline);
}
