package io.causalgym.discovery.score;

import io.causalgym.dataset.Sample;
import io.causalgym.discovery.search.DiscoveryException;

/// Bayesian Gaussian score with likelihood equivalence: the log marginal likelihood of linear
/// Gaussian equations under a normal-Wishart prior.
///
/// The columns are standardised first, so that the score does not depend on units; the prior is
/// centred at their means with `alphaMu` imaginary observations, has `alphaW = n + alphaMu + 1`
/// degrees of freedom for `n` variables and the matrix `T = t I`, `t = alphaMu (alphaW - n - 1) /
/// (alphaMu + 1)`. Equivalent DAGs have equal scores. No set of parents is collinear for it.
///
/// Source: Geiger and Heckerman, "Parameter priors for directed acyclic graphical models and the
/// characterization of several probability distributions", Annals of Statistics 2002
/// (geiger2002parameter), with the determinants of Kuipers, Moffa and Heckerman, "Addendum on the
/// scoring of Gaussian directed acyclic graphical models", Annals of Statistics 2014, equation 4
/// (kuipers2014addendum).
public final class Bge implements Score {
  public static final double DEFAULT_ALPHA_MU = 1;

  private final int size;
  // The posterior matrix over its diagonal, which is the same everywhere.
  private final double[] matrix;
  private final double[] constants;
  // (rows + alphaW - n) / 2.
  private final double half;

  /// @param alphaMu of imaginary observations, positive
  /// @throws DiscoveryException if the sample has a column that is discrete, constant or a multiple
  ///   of another, or if `alphaMu` is no positive number
  public Bge(Sample sample, double alphaMu) {
    this(Covariance.of(sample), alphaMu);
  }

  public Bge(Covariance covariance, double alphaMu) {
    if (!(alphaMu > 0) || Double.isInfinite(alphaMu)) {
      throw new DiscoveryException(
          "parameters.alphaMu",
          Double.toString(alphaMu),
          "alphaMu " + alphaMu + " must be positive; 1 is usual");
    }
    double rows = (double) covariance.rows();
    double freedom = alphaMu + 1; // alphaW - n
    double t = alphaMu * (freedom - 1) / (alphaMu + 1);
    this.size = covariance.size();
    this.half = (rows + freedom) / 2;
    this.matrix = covariance.correlations().clone();
    for (int i = 0; i < size * size; i++) {
      matrix[i] *= i % (size + 1) == 0 ? 1 : rows / (t + rows);
    }
    this.constants = new double[size + 1];
    for (int k = 0; k <= size; k++) {
      double exponent = half + (k + 1) / 2.0;
      constants[k] =
          (Math.log(alphaMu / (rows + alphaMu)) - rows * Math.log(Math.PI)) / 2
              + LogGamma.of(exponent)
              - LogGamma.of((freedom + k + 1) / 2)
              + (freedom + 2 * k + 1) / 2 * Math.log(t)
              - (exponent * (k + 1) - (exponent - 0.5) * k) * Math.log(t + rows);
    }
  }

  public Bge(Sample sample) {
    this(sample, DEFAULT_ALPHA_MU);
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public Worker worker() {
    return new CholeskyWorker(size, matrix) {
      private double logDeterminant;

      @Override
      void factored(double[] reciprocalDiagonal, int count) {
        logDeterminant = 0;
        for (int i = 0; i < count; i++) {
          logDeterminant -= 2 * Math.log(reciprocalDiagonal[i]);
        }
      }

      @Override
      double score(int node, int count, double residual, double more) {
        double parents = logDeterminant + (more == 1 ? 0 : Math.log(more));
        double exponent = half + (count + 1) / 2.0;
        return constants[count] - exponent * Math.log(residual) - parents / 2;
      }
    };
  }
}
