package io.causalgym.discovery.independence;

/// How far a table of counts is from independence of its rows and columns.
enum Divergence {
  /// Pearson's `sum (o - e)^2 / e`, computed as `n (sum o^2 / (r c) - 1)`.
  PEARSON,
  /// Twice the logarithm of the likelihood ratio, `2 sum o ln(o / e)`, computed as `2 (sum o ln o -
  /// sum r ln r - sum c ln c + n ln n)`.
  LIKELIHOOD_RATIO
}
