package io.causalgym.inference.adjustment;

/// Which valid adjustment sets are wanted.
public enum AdjustmentKind {
  /// One set of which no part that keeps the required nodes suffices.
  MINIMAL,
  /// Every such set.
  ALL_MINIMAL,
  /// Every valid set.
  ALL,
  /// The one set with the least asymptotic variance in every model of the graph, where there is
  /// one.
  OPTIMAL,
  /// All measured ancestors of treatments, outcomes and required nodes that are not forbidden:
  /// valid exactly if any set is.
  CANONICAL
}
