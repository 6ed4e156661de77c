package io.causalgym.system;

import java.util.Locale;
import java.util.SplittableRandom;

/// Data of known structure, as CSV.
public final class Samples {
  private Samples() {}

  /// Rows of `X -> Z <- Y`, `Z -> W`, all linear and Gaussian.
  public static String collider(int rows, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    StringBuilder csv = new StringBuilder("X,Y,Z,W\n");
    for (int row = 0; row < rows; row++) {
      double x = random.nextGaussian();
      double y = random.nextGaussian();
      double z = x + y + random.nextGaussian();
      double w = z + random.nextGaussian();
      csv.append(String.format(Locale.ROOT, "%.6f,%.6f,%.6f,%.6f%n", x, y, z, w));
    }
    return csv.toString();
  }

  /// Rows of a chain of many variables, each depending on the two before it.
  public static String chain(int columns, int rows, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    StringBuilder csv = new StringBuilder();
    for (int column = 0; column < columns; column++) {
      csv.append(column == 0 ? "" : ",").append('V').append(column);
    }
    double[] values = new double[columns];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        values[column] = random.nextGaussian();
        if (column >= 2) {
          values[column] += 0.6 * values[column - 1] - 0.5 * values[column - 2];
        }
        csv.append(column == 0 ? "\n" : ",")
            .append(String.format(Locale.ROOT, "%.5f", values[column]));
      }
    }
    return csv.append('\n').toString();
  }
}
