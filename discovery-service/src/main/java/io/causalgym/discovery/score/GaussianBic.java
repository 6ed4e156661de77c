package io.causalgym.discovery.score;

import io.causalgym.dataset.Sample;
import io.causalgym.discovery.search.DiscoveryException;

/// Bayesian information criterion of linear Gaussian equations: `2 log L - penalty * k * log m` for
/// `m` rows and the `k = parents + 2` parameters of a node (coefficients, intercept, variance).
///
/// Twice the scale of `log L - k log m` at penalty 2; the same order of graphs. Penalty 1 is
/// Schwarz's criterion; from about 50 variables on it adds edges that are not there, hence 2 by
/// default. Equivalent DAGs have equal scores. A set of parents that determines the node or each
/// other has score negative infinity.
///
/// Source: Schwarz, "Estimating the dimension of a model", Annals of Statistics 1978
/// (schwarz1978estimating).
public final class GaussianBic implements Score {
  public static final double DEFAULT_PENALTY = 2;

  private final GaussianLikelihood likelihood;

  /// @throws DiscoveryException if the sample has a column that is discrete, constant or a multiple
  ///   of another, or if the penalty is no positive number
  public GaussianBic(Sample sample, double penalty) {
    this(Covariance.of(sample), penalty);
  }

  public GaussianBic(Covariance covariance, double penalty) {
    checkPenalty(penalty);
    double each = penalty * Math.log((double) covariance.rows());
    double[] penalties = new double[covariance.size() + 1];
    for (int parents = 0; parents < penalties.length; parents++) {
      penalties[parents] = each * (parents + 2);
    }
    this.likelihood = new GaussianLikelihood(covariance, penalties);
  }

  static void checkPenalty(double penalty) {
    if (!(penalty > 0) || Double.isInfinite(penalty)) {
      throw new DiscoveryException(
          "parameters.penalty",
          Double.toString(penalty),
          "penalty " + penalty + " must be positive; between 1 and 4 is usual");
    }
  }

  public GaussianBic(Sample sample) {
    this(sample, DEFAULT_PENALTY);
  }

  @Override
  public int size() {
    return likelihood.size();
  }

  @Override
  public Worker worker() {
    return likelihood.worker();
  }
}
