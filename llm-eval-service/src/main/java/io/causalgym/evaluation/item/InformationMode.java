package io.causalgym.evaluation.item;

import java.util.Locale;

/// Which numbers a question gives.
public enum InformationMode {
  /// Every conditional probability table, hidden variables included.
  TABLES,
  /// The distribution of what is observed, as probabilities.
  OBSERVATIONAL,
  /// The same as counts of units.
  COUNTS,
  /// A table of single units.
  SAMPLES,
  /// Functions and independent noises.
  MECHANISMS,
  /// The graph only.
  NONE;

  /// As the contract writes it, in lower case.
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
