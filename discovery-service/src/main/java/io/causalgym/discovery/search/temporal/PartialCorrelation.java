package io.causalgym.discovery.search.temporal;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.TDistribution;

/// The t-test of zero partial correlation between lagged columns: exact for Gaussian noise,
/// `O(k^3)` for `k` conditions, from the correlations alone.
final class PartialCorrelation implements LaggedTest {
  // Less of a variable's variance than this is left by others: rounding decides.
  private static final double COLLINEAR = 1e-10;

  private final double[] correlation;
  private final int size;
  private final int rows;
  private final double alpha;

  /// @param correlation of `size` lagged columns over `rows` windows
  PartialCorrelation(double[] correlation, int size, int rows, double alpha) {
    this.correlation = correlation;
    this.size = size;
    this.rows = rows;
    this.alpha = alpha;
  }

  @Override
  public Worker worker() {
    return new CholeskyWorker();
  }

  /// The correlation from which on independence is rejected given `count` conditions; 1 where no
  /// degree of freedom is left.
  private double critical(int count) {
    int freedom = rows - count - 2;
    if (freedom < 1) {
      return 1;
    }
    double t = TDistribution.of(freedom).inverseSurvivalProbability(alpha / 2);
    return t / Math.sqrt(freedom + t * t);
  }

  private final class CholeskyWorker implements Worker {
    private final double[] thresholds = new double[size + 1];
    private double[] factor = new double[64];
    private int[] nodes = new int[8];
    private double strength;

    CholeskyWorker() {
      Arrays.fill(thresholds, Double.NaN);
    }

    @Override
    public boolean independent(int x, int y, int[] given, int count) {
      reserve(count + 2);
      System.arraycopy(given, 0, nodes, 0, count);
      Arrays.sort(nodes, 0, count);
      nodes[count] = Math.min(x, y);
      nodes[count + 1] = Math.max(x, y);
      strength = Math.abs(partial(count));
      if (Double.isNaN(thresholds[count])) {
        thresholds[count] = critical(count);
      }
      return strength < thresholds[count];
    }

    @Override
    public double strength() {
      return strength;
    }

    private void reserve(int width) {
      if (nodes.length < width) {
        nodes = new int[2 * width];
        factor = new double[4 * width * width];
      }
    }

    /// The last off-diagonal entry of a Cholesky factor over conditions, `x` and `y`, scaled by
    /// what the conditions leave of `y`. A condition that others determine is passed over.
    private double partial(int count) {
      int width = count + 2;
      for (int row = 0; row < width; row++) {
        for (int column = 0; column <= row; column++) {
          double sum = correlation[nodes[row] * size + nodes[column]];
          for (int k = 0; k < column; k++) {
            sum -= factor[row * width + k] * factor[column * width + k];
          }
          factor[row * width + column] = entry(row, column, width, sum);
        }
      }
      double shared = factor[(count + 1) * width + count];
      double rest = factor[(count + 1) * width + count + 1];
      double left = shared * shared + rest * rest;
      return left > COLLINEAR ? shared / Math.sqrt(left) : 0;
    }

    private double entry(int row, int column, int width, double sum) {
      if (row == column) {
        return sum > COLLINEAR ? Math.sqrt(sum) : 0;
      }
      double pivot = factor[column * width + column];
      return pivot > 0 ? sum / pivot : 0;
    }
  }
}
