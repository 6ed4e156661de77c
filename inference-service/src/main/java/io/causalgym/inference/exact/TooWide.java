package io.causalgym.inference.exact;

/// The answer would cost more than allowed; nothing was computed.
public record TooWide(CostEstimate estimate, Budget limit)
    implements Posterior, Posteriors, Explanation, Calibration {

  /// One sentence with the estimate, the limit and the remedy.
  public String message() {
    return "the exact answer needs a table of "
        + count(estimate.largestFactor(), "cells")
        + " (width "
        + estimate.width()
        + "), "
        + count(estimate.operations(), "operations")
        + " and "
        + count(estimate.bytes(), "bytes")
        + "; the limits are "
        + limit.largestFactor()
        + ", "
        + limit.operations()
        + " and "
        + limit.bytes()
        + ": observe or set more variables, ask for fewer, or allow sampling";
  }

  private static String count(long number, String unit) {
    return (number == Long.MAX_VALUE ? "more than 10^18 " : number + " ") + unit;
  }
}
