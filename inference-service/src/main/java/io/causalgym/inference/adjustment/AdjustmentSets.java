package io.causalgym.inference.adjustment;

import io.causalgym.graph.Edge;
import io.causalgym.graph.NodeSet;
import java.util.List;

/// The answer to a search for adjustment sets.
public sealed interface AdjustmentSets {

  /// Valid sets of the kind asked for.
  ///
  /// @param sets at least one, smaller ones first and then by their nodes; the empty set is a valid
  ///   member
  /// @param truncated whether the limit cut the list short
  record Found(List<NodeSet> sets, boolean truncated) implements AdjustmentSets {
    public Found {
      sets = List.copyOf(sets);
    }
  }

  /// No set is valid under the constraints.
  ///
  /// @param reason one sentence
  /// @param openPath a proper non-causal path from a treatment to an outcome, in path order, that
  ///   no set of allowed nodes can block together with all other paths
  record None(String reason, List<Edge> openPath) implements AdjustmentSets {
    public None {
      openPath = List.copyOf(openPath);
    }
  }

  /// Valid sets exist, but none of them is known to be best in every model of the graph.
  ///
  /// @param reason one sentence
  record NoOptimum(String reason) implements AdjustmentSets {}
}
