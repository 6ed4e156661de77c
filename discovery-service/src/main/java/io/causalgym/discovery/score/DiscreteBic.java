package io.causalgym.discovery.score;

import io.causalgym.dataset.Sample;
import io.causalgym.discovery.search.DiscoveryException;

/// Bayesian information criterion of multinomial tables: `2 log L - penalty * k * log m` for `m`
/// rows and the `k = (levels - 1) * combinations of the parents' levels` parameters of a node,
/// whether or not a combination occurs.
///
/// Penalty 1 is Schwarz's criterion. Equivalent DAGs have equal scores. Rows with a missing value
/// in any column are left out.
///
/// Source: Schwarz, "Estimating the dimension of a model", Annals of Statistics 1978
/// (schwarz1978estimating).
public final class DiscreteBic implements Score {
  public static final double DEFAULT_PENALTY = 1;
  private static final int MOST_REMEMBERED = 1 << 16;

  private final DiscreteColumns columns;
  private final double each;
  // n log n.
  private final double[] products;

  /// @throws DiscoveryException if the sample has a continuous column or no complete row, or if the
  ///   penalty is no positive number
  public DiscreteBic(Sample sample, double penalty) {
    GaussianBic.checkPenalty(penalty);
    this.columns = DiscreteColumns.of(sample);
    this.each = penalty * Math.log(columns.rows());
    this.products = new double[Math.min(columns.rows() + 1, MOST_REMEMBERED)];
    for (int n = 1; n < products.length; n++) {
      products[n] = n * Math.log(n);
    }
  }

  public DiscreteBic(Sample sample) {
    this(sample, DEFAULT_PENALTY);
  }

  @Override
  public int size() {
    return columns.size();
  }

  @Override
  public Worker worker() {
    return new CountingWorker(columns) {
      @Override
      double score(int[] counts, int strata, int levels, double combinations) {
        return 2 * logLikelihood(counts, strata, levels) - each * (levels - 1) * combinations;
      }
    };
  }

  private double logLikelihood(int[] counts, int strata, int levels) {
    double sum = 0;
    for (int stratum = 0; stratum < strata; stratum++) {
      int total = 0;
      for (int cell = stratum * levels; cell < (stratum + 1) * levels; cell++) {
        total += counts[cell];
        sum += product(counts[cell]);
      }
      sum -= product(total);
    }
    return sum;
  }

  private double product(int n) {
    return n < products.length ? products[n] : n * Math.log(n);
  }
}
