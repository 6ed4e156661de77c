package io.causalgym.discovery.score;

import io.causalgym.dataset.MemorySample;
import io.causalgym.dataset.Sample;
import io.causalgym.dataset.Variable;
import io.causalgym.discovery.search.DiscoveryException;
import java.util.Arrays;

/// BIC for mixed data: each discrete variable becomes an indicator for each of its levels but the
/// last that occurs, and all columns are treated as jointly Gaussian. `2 log L - penalty * k * log
/// m` with `k = d (d + 1) / 2 + d p` for `d` columns of the node and `p` of its parents.
///
/// Equivalent DAGs have equal scores, as a local score is a difference between sets. Rows with a
/// missing value in any column are left out. Parents whose columns determine each other have score
/// negative infinity.
///
/// Source: Andrews, Ramsey and Cooper, "Learning high-dimensional directed acyclic graphs with
/// mixed data-types", PMLR 104 (causal discovery workshop), 2019, section 3 (andrews2019learning).
public final class DegenerateGaussianBic implements Score {
  private final Covariance covariance;
  // The columns of a variable are starts[v] .. starts[v + 1] - 1.
  private final int[] starts;
  private final double each;

  /// @throws DiscoveryException if a column is constant or there are fewer than three complete rows
  public DegenerateGaussianBic(Sample sample, double penalty) {
    GaussianBic.checkPenalty(penalty);
    CompleteRows rows = CompleteRows.of(sample, 3);
    MemorySample.Builder columns = new MemorySample.Builder(rows.count());
    this.starts = new int[sample.size() + 1];
    for (int variable = 0; variable < sample.size(); variable++) {
      Variable meta = sample.variables().get(variable);
      starts[variable + 1] = starts[variable];
      if (meta.isDiscrete()) {
        byte[] codes = DiscreteColumns.bytes(sample.codes(variable), rows);
        starts[variable + 1] += embed(meta, codes, columns);
      } else {
        double[] values = sample.values(variable);
        int count = rows.pack(values, 0, 0, values.length);
        columns.continuous(meta.name(), Arrays.copyOf(values, count));
        starts[variable + 1]++;
      }
    }
    this.covariance = CovariancePasses.over(columns.build(), false);
    this.each = penalty * Math.log((double) covariance.rows());
  }

  private static int embed(Variable variable, byte[] codes, MemorySample.Builder columns) {
    int levels = DiscreteColumns.levels(variable);
    int[] counts = new int[levels];
    for (byte code : codes) {
      counts[code & 0xFF]++;
    }
    int last = levels - 1;
    while (last > 0 && counts[last] == 0) {
      last--;
    }
    int added = 0;
    for (int level = 0; level < last; level++) {
      if (counts[level] > 0) {
        columns.continuous(variable.name() + "=" + level, indicator(codes, level));
        added++;
      }
    }
    if (added == 0) {
      throw new DiscoveryException(
          "dataset", variable.name(), "'" + variable.name() + "' is constant; leave it out");
    }
    return added;
  }

  private static double[] indicator(byte[] codes, int level) {
    double[] indicator = new double[codes.length];
    for (int row = 0; row < indicator.length; row++) {
      indicator[row] = (codes[row] & 0xFF) == level ? 1 : 0;
    }
    return indicator;
  }

  @Override
  public int size() {
    return starts.length - 1;
  }

  @Override
  public Worker worker() {
    return new DegenerateGaussianWorker(covariance, starts, each);
  }
}
