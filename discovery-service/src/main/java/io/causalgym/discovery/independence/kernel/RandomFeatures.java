package io.causalgym.discovery.independence.kernel;

import io.causalgym.numeric.random.RandomStream;
import java.util.random.RandomGenerator;

/// Random Fourier features of a Gaussian kernel: `sqrt(2) cos(w'x + b)` with normal `w` and uniform
/// `b`, each of mean 0 and deviation 1. The width is the median distance of the first 500 rows.
///
/// Source: Rahimi and Recht, "Random features for large-scale kernel machines", NIPS 2007
/// (rahimi2007random).
final class RandomFeatures {
  private static final int ROWS_FOR_WIDTH = 500;

  private RandomFeatures() {}

  /// @param coordinates of the points, a column each
  /// @return `count` columns
  static double[][] of(double[][] coordinates, int count, RandomStream stream) {
    RandomGenerator random = stream.generator(0);
    double width = medianDistance(coordinates);
    int rows = coordinates[0].length;
    double[][] features = new double[count][rows];
    double[] weights = new double[coordinates.length];
    for (double[] feature : features) {
      for (int i = 0; i < weights.length; i++) {
        weights[i] = random.nextGaussian() / width;
      }
      double shift = 2 * Math.PI * random.nextDouble();
      for (int row = 0; row < rows; row++) {
        double angle = shift;
        for (int i = 0; i < weights.length; i++) {
          angle += weights[i] * coordinates[i][row];
        }
        feature[row] = Math.sqrt(2) * Math.cos(angle);
      }
      NumericColumns.standardise(feature);
    }
    return features;
  }

  private static double medianDistance(double[][] coordinates) {
    int rows = Math.min(ROWS_FOR_WIDTH, coordinates[0].length);
    double[] distances = new double[rows * (rows - 1) / 2];
    int at = 0;
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < i; j++) {
        double squares = 0;
        for (double[] column : coordinates) {
          squares += (column[i] - column[j]) * (column[i] - column[j]);
        }
        distances[at++] = Math.sqrt(squares);
      }
    }
    double median = distances.length == 0 ? 0 : select(distances, distances.length / 2);
    return median > 0 ? median : 1;
  }

  /// The element that would stand at a place if all were sorted (Hoare's selection).
  private static double select(double[] values, int place) {
    int low = 0;
    int high = values.length - 1;
    while (low < high) {
      double pivot = values[(low + high) >>> 1];
      int i = low;
      int j = high;
      while (i <= j) {
        while (values[i] < pivot) {
          i++;
        }
        while (values[j] > pivot) {
          j--;
        }
        if (i <= j) {
          double swap = values[i];
          values[i++] = values[j];
          values[j--] = swap;
        }
      }
      if (place <= j) {
        high = j;
      } else if (place >= i) {
        low = i;
      } else {
        break;
      }
    }
    return values[place];
  }
}
