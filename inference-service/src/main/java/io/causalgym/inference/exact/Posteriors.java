package io.causalgym.inference.exact;

import io.causalgym.numeric.backend.Matrix;

/// The answer to P(query, evidence | do) under many interventions.
public sealed interface Posteriors permits Posteriors.Found, Posteriors.Unsuited, TooWide {

  /// @param weights a row for each intervention, a column for each cell of the query: P(query,
  ///   evidence | do) up to a factor of each row, 0 throughout where the evidence is impossible
  record Found(Matrix weights) implements Posteriors {}

  /// To be asked one by one: there are too few interventions, a row takes too much memory, or the
  /// numbers span more powers of 2 than a `double` holds.
  record Unsuited() implements Posteriors {}
}
