package io.causalgym.discovery.independence.kernel;

/// Gaussian kernel matrices by rows.
final class GaussianKernel {
  private GaussianKernel() {}

  /// `exp(-|u - v|^2 / (2 width^2))`, centred: the sum of each row is 0.
  ///
  /// @param coordinates of the points, a column each
  static double[] centred(double[][] coordinates, double width) {
    int rows = coordinates[0].length;
    double[] kernel = new double[rows * rows];
    double factor = -1 / (2 * width * width);
    for (int i = 0; i < rows; i++) {
      kernel[i * rows + i] = 1;
      for (int j = 0; j < i; j++) {
        double squares = 0;
        for (double[] column : coordinates) {
          double difference = column[i] - column[j];
          squares += difference * difference;
        }
        double value = Math.exp(factor * squares);
        kernel[i * rows + j] = value;
        kernel[j * rows + i] = value;
      }
    }
    centre(kernel, rows);
    return kernel;
  }

  private static void centre(double[] kernel, int rows) {
    double[] means = new double[rows];
    double mean = 0;
    for (int i = 0; i < rows; i++) {
      double sum = 0;
      for (int j = 0; j < rows; j++) {
        sum += kernel[i * rows + j];
      }
      means[i] = sum / rows;
      mean += means[i] / rows;
    }
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < rows; j++) {
        kernel[i * rows + j] += mean - means[i] - means[j];
      }
    }
  }
}
