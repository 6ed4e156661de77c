package io.causalgym.inference.counterfactual.particle;

/// Standard normal noises given values of linear combinations of them, in closed form.
final class NormalPosterior {
  private final double[][] rows;
  private final double[] solution;
  private final double logDensity;

  /// @param rows coefficients of the noises, one row for each observation
  /// @param observed values less their intercepts
  NormalPosterior(double[][] rows, double[] observed) {
    this.rows = rows;
    int size = rows.length;
    double[][] system = new double[size][size + 1];
    for (int a = 0; a < size; a++) {
      for (int b = 0; b < size; b++) {
        system[a][b] = dot(rows[a], rows[b]);
      }
      system[a][size] = observed[a];
    }
    double logDeterminant = 0;
    for (int pivot = 0; pivot < size; pivot++) {
      logDeterminant += Math.log(system[pivot][pivot]);
      for (int row = 0; row < size; row++) {
        double factor = row == pivot ? 0 : system[row][pivot] / system[pivot][pivot];
        for (int column = pivot; column <= size; column++) {
          system[row][column] -= factor * system[pivot][column];
        }
      }
    }
    this.solution = new double[size];
    double square = 0;
    for (int row = 0; row < size; row++) {
      solution[row] = system[row][size] / system[row][row];
      square += solution[row] * observed[row];
    }
    this.logDensity = -0.5 * (square + logDeterminant + size * Math.log(2 * Math.PI));
  }

  /// The conditional expectation of a linear combination.
  double mean(double[] coefficients) {
    double mean = 0;
    for (int row = 0; row < rows.length; row++) {
      mean += dot(rows[row], coefficients) * solution[row];
    }
    return mean;
  }

  double logDensity() {
    return logDensity;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int at = 0; at < a.length; at++) {
      sum += a[at] * b[at];
    }
    return sum;
  }
}
