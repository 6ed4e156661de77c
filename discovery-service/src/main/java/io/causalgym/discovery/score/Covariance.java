package io.causalgym.discovery.score;

import io.causalgym.dataset.Sample;
import io.causalgym.discovery.search.DiscoveryException;

/// Correlations and variances of the continuous variables of a sample: all that Gaussian scores
/// look at. Divisor is the number of rows (maximum likelihood).
///
/// Rows with a missing value in any column are left out (listwise deletion). One pass over blocks
/// of rows, so that a sample may be larger than memory: `O(rows * size^2 / 2)`.
public final class Covariance {
  /// Below this share of its own variance, what is left of a variable is rounding: the variables
  /// are collinear.
  static final double COLLINEAR = 1e-10;

  private final int size;
  private final long rows;
  private final double[] correlations;
  private final double[] variances;

  private Covariance(int size, long rows, double[] covariances) {
    this.size = size;
    this.rows = rows;
    this.variances = new double[size];
    this.correlations = covariances;
    for (int i = 0; i < size; i++) {
      variances[i] = covariances[i * size + i];
    }
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < i; j++) {
        double r = covariances[i * size + j] / Math.sqrt(variances[i] * variances[j]);
        correlations[i * size + j] = r;
        correlations[j * size + i] = r;
      }
      correlations[i * size + i] = 1;
    }
  }

  /// @throws DiscoveryException for a discrete or constant column, two columns that are multiples
  ///   of each other, or fewer than three complete rows
  public static Covariance of(Sample sample) {
    for (int column = 0; column < sample.size(); column++) {
      if (sample.variables().get(column).isDiscrete()) {
        String name = sample.variables().get(column).name();
        throw new DiscoveryException(
            "dataset",
            name,
            "'" + name + "' is discrete; use a score for mixed data or leave it out");
      }
    }
    return SampleCovariance.of(sample, true);
  }

  /// Of a distribution that is known, or as if `rows` rows had exactly these covariances.
  ///
  /// @param covariances a symmetric positive definite matrix by rows
  public static Covariance of(int size, long rows, double[] covariances) {
    if (covariances.length != size * size) {
      throw new IllegalArgumentException(covariances.length + " covariances of " + size);
    }
    return new Covariance(size, rows, covariances.clone());
  }

  /// Takes the array over, of which the lower triangle counts.
  static Covariance owning(int size, long rows, double[] covariances) {
    return new Covariance(size, rows, covariances);
  }

  public int size() {
    return size;
  }

  /// The number of complete rows.
  public long rows() {
    return rows;
  }

  public double variance(int variable) {
    return variances[variable];
  }

  public double correlation(int a, int b) {
    return correlations[a * size + b];
  }

  /// The correlations by rows, not to be changed.
  double[] correlations() {
    return correlations;
  }
}
