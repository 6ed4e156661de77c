package io.causalgym.evaluation.statistics;

import io.causalgym.numeric.parallel.ParallelLoop;
import java.util.ArrayList;
import java.util.List;

/// The bootstrap of functions of sums, many replicates at a time.
///
/// Costs `replicates * clusters * columns` multiplications, and with studentised replicates as many
/// values of the statistic as there are clusters in each.
final class SumReplicates {
  private static final int LANES = WeightedTotals.LANES;

  private final long seed;
  private final int replicates;
  private final ParallelLoop loop;

  SumReplicates(long seed, int replicates, ParallelLoop loop) {
    this.seed = seed;
    this.replicates = replicates;
    this.loop = loop;
  }

  /// What one thread needs.
  private record Scratch(Resampling resampling, WeightedTotals totals) {}

  List<Resampled> resample(ClusterSums sums, List<SumStatistic> statistics) {
    double[] totals = sums.totals();
    List<Bootstrapped> all =
        statistics.stream().map(each -> new Bootstrapped(sums, totals, each)).toList();
    if (!all.stream().allMatch(each -> each.settled)) {
      loop.run(
          (replicates + LANES - 1) / LANES,
          () -> new Scratch(new Resampling(seed, sums.clusters()), new WeightedTotals(sums)),
          (scratch, batch) -> batch(scratch, batch * LANES, all));
    }
    List<Resampled> results = new ArrayList<>();
    all.forEach(each -> results.add(each.result()));
    return results;
  }

  private void batch(Scratch scratch, int first, List<Bootstrapped> all) {
    int count = Math.min(LANES, replicates - first);
    double[] weights = scratch.totals.weights;
    scratch.totals.clear();
    for (int lane = 0; lane < count; lane++) {
      int to = lane;
      scratch.resampling.draw(first + lane, cluster -> weights[cluster * LANES + to]++);
    }
    scratch.totals.compute();
    for (Bootstrapped each : all) {
      each.batch(scratch.totals, first, count);
    }
  }

  /// One statistic with its replicates.
  private final class Bootstrapped {
    private final ClusterSums sums;
    private final SumStatistic statistic;
    private final Replicates observed;
    private final boolean settled;
    private final boolean studentise;
    private final double[] values = new double[replicates];
    private final double[] studentised;

    Bootstrapped(ClusterSums sums, double[] totals, SumStatistic statistic) {
      this.sums = sums;
      this.statistic = statistic;
      this.observed = new Replicates(statistic.of(totals), Jackknife.leaveOneOut(sums, statistic));
      this.settled = observed.settled(ClusterBootstrap.STUDENTISED_FROM);
      this.studentise = !settled && sums.clusters() < ClusterBootstrap.BCA_FROM;
      this.studentised = new double[studentise ? replicates : 0];
    }

    void batch(WeightedTotals totals, int first, int count) {
      if (settled) {
        return;
      }
      double[] own = new double[sums.columns()];
      StudentisedReplicate replicate = new StudentisedReplicate(sums, statistic);
      for (int lane = 0; lane < count; lane++) {
        totals.read(lane, own);
        values[first + lane] = statistic.of(own);
        if (studentise) {
          studentised[first + lane] =
              replicate.of(observed.value(), own, values[first + lane], totals.weights, lane);
        }
      }
    }

    Resampled result() {
      if (settled) {
        return observed.unresampled(0);
      }
      return studentise ? observed.studentised(values, studentised) : observed.bca(values);
    }
  }
}
