package io.causalgym.discovery.comparison;

import java.util.OptionalDouble;

/// How well an estimate agrees with the truth about things that are there or not.
public record Rates(long truePositives, long falsePositives, long falseNegatives) {

  /// The share of what the estimate has that is there; undefined where it has nothing.
  public OptionalDouble precision() {
    return ratio(truePositives, truePositives + falsePositives);
  }

  /// The share of what is there that the estimate has; undefined where there is nothing.
  public OptionalDouble recall() {
    return ratio(truePositives, truePositives + falseNegatives);
  }

  /// The harmonic mean of both; undefined where neither graph has anything.
  public OptionalDouble f1() {
    return ratio(2 * truePositives, 2 * truePositives + falsePositives + falseNegatives);
  }

  private static OptionalDouble ratio(long part, long whole) {
    return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
  }
}
