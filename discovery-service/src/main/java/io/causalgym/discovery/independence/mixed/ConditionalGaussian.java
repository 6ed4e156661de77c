package io.causalgym.discovery.independence.mixed;

import io.causalgym.dataset.Sample;
import io.causalgym.discovery.independence.IndependenceTest;
import io.causalgym.discovery.independence.IndependenceTests;
import io.causalgym.discovery.search.DiscoveryException;
import io.causalgym.discovery.search.SearchControl;
import java.util.Arrays;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/// The conditional Gaussian likelihood-ratio test: within each combination of levels, the
/// continuous variables are Gaussian with a mean and covariance of its own. It sees effects that
/// depend on a level, at the price of many parameters. `O(rows q^2)` for `q` continuous variables
/// in a test.
///
/// Source: Andrews, Ramsey and Cooper, "Scoring Bayesian networks of mixed variables",
/// International Journal of Data Science and Analytics 6, 2018 (andrews2018scoring): twice the
/// difference of `l(xyS)
/// + l(S)` and `l(xS) + l(yS)`, on as many degrees of freedom as these differ in parameters.
///
/// The sums go over the strata of the discrete variables of `S`. Departures: a stratum in which
/// some combination of levels of `x` and `y` has fewer rows than its covariance needs is left out
/// with its degrees of freedom, and so is a level of `x` with too few rows where `y` is continuous.
/// Of two discrete variables given a continuous one the model is an approximation, and the test may
/// reject too often. Rows in which a variable of the test is missing are left out of it.
public final class ConditionalGaussian implements IndependenceTest {
  private static final int FEWEST_ROWS = 4;

  private final MixedColumns columns;

  private ConditionalGaussian(MixedColumns columns) {
    this.columns = columns;
  }

  /// As a search asks for it.
  public static IndependenceTests tests() {
    return ConditionalGaussian::of;
  }

  /// @throws DiscoveryException for fewer than 4 rows
  public static ConditionalGaussian of(Sample sample, SearchControl control) {
    if (sample.rows() < FEWEST_ROWS) {
      throw new DiscoveryException(
          "dataset",
          "" + sample.rows(),
          "the conditional Gaussian test needs " + FEWEST_ROWS + " rows at least; add rows");
    }
    control.deadline().check();
    return new ConditionalGaussian(MixedColumns.of(sample));
  }

  @Override
  public int size() {
    return columns.size();
  }

  @Override
  public Worker worker() {
    return new LikelihoodRatio();
  }

  private final class LikelihoodRatio implements Worker {
    @Override
    public double pValue(int x, int y, int[] given, int count) {
      int low = Math.min(x, y);
      int high = Math.max(x, y);
      boolean swap = columns.discrete(high) && !columns.discrete(low);
      int[] set = Arrays.copyOf(given, count);
      Arrays.sort(set);
      StratumStatistic statistic =
          new StratumStatistic(columns, swap ? high : low, swap ? low : high, set);
      for (int[] rows : columns.strata(low, high, set)) {
        statistic.add(rows);
      }
      return statistic.freedom() == 0
          ? 1
          : ChiSquaredDistribution.of(statistic.freedom())
              .survivalProbability(Math.max(0, statistic.value()));
    }
  }
}
