package io.causalgym.inference.mediation;

import java.util.List;

/// Two levels of a treatment and an outcome whose expectation they change.
///
/// @param active the level `x1`
/// @param baseline the level `x0`
/// @param scores the worth of each state of the outcome; empty for the states' indices
public record Contrast(
    String treatment, int active, int baseline, String outcome, List<Double> scores) {
  public Contrast {
    scores = List.copyOf(scores);
  }

  /// Level 1 against level 0, the outcome scored by its states' indices.
  public static Contrast of(String treatment, String outcome) {
    return new Contrast(treatment, 1, 0, outcome, List.of());
  }

  Contrast reversed() {
    return new Contrast(treatment, baseline, active, outcome, scores);
  }
}
