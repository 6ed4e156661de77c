package io.causalgym.discovery.score;

import io.causalgym.dataset.Sample;
import io.causalgym.discovery.search.DiscoveryException;

/// BIC for mixed data: discrete variables are multinomial, continuous ones jointly Gaussian within
/// each combination of their levels. A local score is `f(node and parents) - f(parents)` with `f =
/// 2 log L - penalty * k * log m` of a set of variables, hence equivalent DAGs have equal scores.
///
/// With `d` continuous variables and `c` combinations of levels, `k = c - 1 + c (d + d (d + 1) /
/// 2)`. A combination with fewer than `5 d` rows, too few for a covariance of its own, is given
/// that of all rows. Continuous columns are standardised; rows with a missing value in any column
/// are left out. A local score takes `O(rows d^2)`.
///
/// Source: Andrews, Ramsey and Cooper, "Scoring Bayesian networks of mixed variables",
/// International Journal of Data Science and Analytics 2018, section 3 (andrews2018scoring); there,
/// means are not counted as parameters.
public final class ConditionalGaussianBic implements Score {
  private final MixedColumns columns;
  private final double each;

  /// @throws DiscoveryException if a continuous column is constant or there are fewer than three
  ///   complete rows
  public ConditionalGaussianBic(Sample sample, double penalty) {
    GaussianBic.checkPenalty(penalty);
    this.columns = MixedColumns.of(sample);
    this.each = penalty * Math.log(columns.rows());
  }

  @Override
  public int size() {
    return columns.size();
  }

  @Override
  public Worker worker() {
    return new ConditionalGaussianWorker(columns, each);
  }
}
