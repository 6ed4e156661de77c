package io.causalgym.discovery.score;

import io.causalgym.dataset.Sample;
import io.causalgym.discovery.search.DiscoveryException;

/// Bayesian Dirichlet score with likelihood equivalence and uniform joint prior: the log marginal
/// likelihood of a node's table under Dirichlet priors whose imaginary observations, `sampleSize`
/// in all, are spread evenly over its cells.
///
/// Sample size 1 by default: with larger ones, such as the often used 10, weak associations between
/// variables with few levels are taken for edges (win95pts from 10 000 rows: more than twice the
/// edges it has). Equivalent DAGs have equal scores. Rows with a missing value in any column are
/// left out.
///
/// Source: Heckerman, Geiger and Chickering, "Learning Bayesian networks: The combination of
/// knowledge and statistical data", Machine Learning 1995, equations 28 and 35
/// (heckerman1995learning); on the sample size: Silander, Kontkanen and Myllymäki, "On sensitivity
/// of the MAP Bayesian network structure to the equivalent sample size parameter", UAI 2007
/// (silander2007sensitivity).
public final class Bdeu implements Score {
  public static final double DEFAULT_SAMPLE_SIZE = 1;

  private final DiscreteColumns columns;
  private final double sampleSize;

  /// @param sampleSize of imaginary observations, positive
  /// @throws DiscoveryException if the sample has a continuous column or no complete row
  public Bdeu(Sample sample, double sampleSize) {
    if (!(sampleSize > 0) || Double.isInfinite(sampleSize)) {
      throw new DiscoveryException(
          "parameters.sampleSize",
          Double.toString(sampleSize),
          "sampleSize " + sampleSize + " must be positive; 1 is a good start");
    }
    this.columns = DiscreteColumns.of(sample);
    this.sampleSize = sampleSize;
  }

  public Bdeu(Sample sample) {
    this(sample, DEFAULT_SAMPLE_SIZE);
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
        return logMarginal(
            counts, strata, levels, sampleSize / combinations, sampleSize / combinations / levels);
      }
    };
  }

  private static double logMarginal(
      int[] counts, int strata, int levels, double inStratum, double inCell) {
    double emptyStratum = LogGamma.of(inStratum);
    double emptyCell = LogGamma.of(inCell);
    double sum = 0;
    for (int stratum = 0; stratum < strata; stratum++) {
      int total = 0;
      for (int cell = stratum * levels; cell < (stratum + 1) * levels; cell++) {
        int count = counts[cell];
        if (count > 0) {
          total += count;
          sum += LogGamma.of(inCell + count) - emptyCell;
        }
      }
      if (total > 0) {
        sum += emptyStratum - LogGamma.of(inStratum + total);
      }
    }
    return sum;
  }
}
