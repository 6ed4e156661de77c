package io.causalgym.numeric.kernel;

import io.causalgym.numeric.VectorApi;

/// Sums over columns in an order that does not depend on the width of vectors: value `row` goes to
/// lane `row mod 32`, and the lanes are added in pairs.
public final class Sums {
  static final int LANES = 32;

  private Sums() {}

  /// The sum of the first `count` numbers.
  public static double sum(double[] x, int count) {
    double[] lanes = new double[LANES];
    int whole = VectorApi.AVAILABLE ? count & -LANES : 0;
    if (whole > 0) {
      VectorSums.sum(x, whole, lanes);
    }
    for (int row = whole; row < count; row++) {
      lanes[row % LANES] += x[row];
    }
    return total(lanes);
  }

  /// The sum of the squared distances of the first `count` numbers from a centre.
  public static double squaredDeviations(double[] x, double centre, int count) {
    double[] lanes = new double[LANES];
    int whole = VectorApi.AVAILABLE ? count & -LANES : 0;
    if (whole > 0) {
      VectorSums.squaredDeviations(x, centre, whole, lanes);
    }
    for (int row = whole; row < count; row++) {
      double distance = x[row] - centre;
      lanes[row % LANES] += distance * distance;
    }
    return total(lanes);
  }

  /// @param products room for `count` numbers
  static double product(double[] x, double[] y, double[] products, int count) {
    Columns.times(x, y, products, count);
    return sum(products, count);
  }

  /// The smallest number; 0 rather than -0; `NaN` is passed over.
  static double minimum(double[] x, int count) {
    int whole = VectorApi.AVAILABLE ? count & -LANES : 0;
    double minimum = whole > 0 ? VectorSums.minimum(x, whole) : Double.POSITIVE_INFINITY;
    for (int row = whole; row < count; row++) {
      minimum = x[row] < minimum ? x[row] : minimum;
    }
    return minimum + 0.0;
  }

  /// The largest number; 0 rather than -0; `NaN` is passed over.
  static double maximum(double[] x, int count) {
    int whole = VectorApi.AVAILABLE ? count & -LANES : 0;
    double maximum = whole > 0 ? VectorSums.maximum(x, whole) : Double.NEGATIVE_INFINITY;
    for (int row = whole; row < count; row++) {
      maximum = maximum < x[row] ? x[row] : maximum;
    }
    return maximum + 0.0;
  }

  private static double total(double[] lanes) {
    for (int width = LANES / 2; width > 0; width /= 2) {
      for (int lane = 0; lane < width; lane++) {
        lanes[lane] += lanes[lane + width];
      }
    }
    return lanes[0];
  }
}
