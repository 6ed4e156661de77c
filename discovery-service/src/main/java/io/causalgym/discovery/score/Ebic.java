package io.causalgym.discovery.score;

import io.causalgym.dataset.Sample;
import io.causalgym.discovery.search.DiscoveryException;

/// Extended Bayesian information criterion of linear Gaussian equations: `2 log L - k log m - 2
/// gamma log C(n - 1, p)` for `m` rows, `n` variables, `p` parents and `k = p + 2` parameters.
///
/// The last term makes all numbers of parents equally likely beforehand, where the plain criterion
/// makes all sets of parents so; it matters where there are many variables for the rows. Equivalent
/// DAGs have equal scores, as they have the same numbers of parents.
///
/// Source: Chen and Chen, "Extended Bayesian information criteria for model selection with large
/// model spaces", Biometrika 2008, equation 2 (chen2008extended).
public final class Ebic implements Score {
  public static final double DEFAULT_GAMMA = 0.5;

  private final GaussianLikelihood likelihood;

  /// @param gamma from 0, Schwarz's criterion, to 1
  /// @throws DiscoveryException if the sample has a column that is discrete, constant or a multiple
  ///   of another, or if `gamma` is out of range
  public Ebic(Sample sample, double gamma) {
    this(Covariance.of(sample), gamma);
  }

  public Ebic(Covariance covariance, double gamma) {
    if (!(gamma >= 0 && gamma <= 1)) {
      throw new DiscoveryException(
          "parameters.gamma",
          Double.toString(gamma),
          "gamma " + gamma + " must be from 0 to 1; 0.5 is usual");
    }
    int size = covariance.size();
    double[] penalties = new double[size + 1];
    double logChoices = 0;
    for (int parents = 0; parents <= size; parents++) {
      penalties[parents] =
          Math.log((double) covariance.rows()) * (parents + 2) + 2 * gamma * logChoices;
      logChoices += Math.log(Math.max(1, size - 1 - parents)) - Math.log(parents + 1.0);
    }
    this.likelihood = new GaussianLikelihood(covariance, penalties);
  }

  public Ebic(Sample sample) {
    this(sample, DEFAULT_GAMMA);
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
