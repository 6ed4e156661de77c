package io.causalgym.evaluation.statistics;

/// A two-sided interval, both ends included.
///
/// @param confidence the nominal coverage, in (0, 1); of the whole family where the method is
///   simultaneous
public record Interval(double lower, double upper, double confidence, IntervalMethod method) {
  public Interval {
    if (!(lower <= upper)) {
      throw new IllegalArgumentException(
          "interval from " + lower + " to " + upper + ": give the lower end first");
    }
    requireConfidence(confidence);
  }

  /// @throws IllegalArgumentException unless in (0, 1)
  static void requireConfidence(double confidence) {
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException(
          "confidence " + confidence + " must be between 0 and 1, such as 0.95");
    }
  }

  public double width() {
    return upper - lower;
  }

  public boolean contains(double value) {
    return lower <= value && value <= upper;
  }
}
