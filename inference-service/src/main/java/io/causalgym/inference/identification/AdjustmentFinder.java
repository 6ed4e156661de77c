package io.causalgym.inference.identification;

import io.causalgym.graph.Deadline;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.NodeSet;
import java.util.Optional;

/// Finds covariates to adjust for.
@FunctionalInterface
public interface AdjustmentFinder {

  /// Never finds any.
  AdjustmentFinder NONE = (graph, treatments, outcomes, deadline) -> Optional.empty();

  /// A minimal set `Z` with `P(y | do(x)) = sum_z P(y | x, z) P(z)`, if there is one.
  Optional<NodeSet> minimal(
      MixedGraph graph, NodeSet treatments, NodeSet outcomes, Deadline deadline);
}
