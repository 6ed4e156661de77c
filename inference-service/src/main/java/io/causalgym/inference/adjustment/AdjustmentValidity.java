package io.causalgym.inference.adjustment;

import io.causalgym.graph.Edge;
import java.util.List;

/// Whether a given set is a valid adjustment set.
public sealed interface AdjustmentValidity {

  /// One sentence.
  String reason();

  /// `P(y | do(x)) = sum_z P(y | x, z) P(z)` holds in every model of the graph.
  record Valid(String reason) implements AdjustmentValidity {}

  /// There are models of the graph in which it does not hold.
  ///
  /// @param openPath the proper non-causal path, in path order, that the set leaves open; empty
  ///   where the set holds nodes that it must not hold
  record Invalid(String reason, List<Edge> openPath) implements AdjustmentValidity {
    public Invalid {
      openPath = List.copyOf(openPath);
    }
  }
}
