package io.causalgym.discovery.independence;

/// How degrees of freedom of a contingency table are counted where rows, columns or whole strata
/// have no observation.
public enum EmptyCells {
  /// Rows and columns that are empty in a stratum are left out of that stratum: `sum over strata of
  /// (rows - 1) (columns - 1)`. Finds more edges in sparse tables. A test with no degree of freedom
  /// left counts as independent.
  DROP_EMPTY,
  /// All levels count in all strata: `(|X| - 1) (|Y| - 1) |S|`, as bnlearn has it.
  FULL
}
