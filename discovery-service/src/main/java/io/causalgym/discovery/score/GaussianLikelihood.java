package io.causalgym.discovery.score;

/// Twice the log-likelihood of a node's linear Gaussian equation, less a penalty for the number of
/// its parents.
final class GaussianLikelihood {
  private final Covariance covariance;
  private final double[] penalties;
  private final double[] constants;

  /// @param penalties by number of parents
  GaussianLikelihood(Covariance covariance, double[] penalties) {
    this.covariance = covariance;
    this.penalties = penalties;
    this.constants = new double[covariance.size()];
    for (int node = 0; node < constants.length; node++) {
      constants[node] =
          -(double) covariance.rows() * (Math.log(2 * Math.PI * covariance.variance(node)) + 1);
    }
  }

  int size() {
    return covariance.size();
  }

  Score.Worker worker() {
    return new CholeskyWorker(size(), covariance.correlations()) {
      private final double rows = (double) covariance.rows();

      @Override
      double score(int node, int count, double residual, double more) {
        return constants[node] - rows * Math.log(residual) - penalties[count];
      }
    };
  }
}
