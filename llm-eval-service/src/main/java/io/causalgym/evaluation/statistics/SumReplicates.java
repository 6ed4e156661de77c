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
  private final class Scratch {
    private final Resampling resampling;
    private final WeightedTotals totals;
    private final double[] own;
    private final double[] values;
    private final StudentisedReplicate studentised;

    Scratch(ClusterSums sums, List<Bootstrapped> all) {
      this.resampling = new Resampling(seed, sums.clusters());
      this.totals = new WeightedTotals(sums);
      this.own = new double[sums.columns()];
      this.values = new double[all.size()];
      this.studentised =
          new StudentisedReplicate(
              sums, all.stream().map(each -> each.statistic).toArray(SumStatistic[]::new));
    }
  }

  List<Resampled> resample(ClusterSums sums, List<SumStatistic> statistics) {
    double[] totals = sums.totals();
    List<Bootstrapped> all = new ArrayList<>();
    List<Bootstrapped> unsettled = new ArrayList<>();
    for (SumStatistic statistic : statistics) {
      Bootstrapped each = new Bootstrapped(sums, totals, statistic);
      all.add(each);
      if (!each.settled) {
        unsettled.add(each);
      }
    }
    if (!unsettled.isEmpty()) {
      boolean studentise = sums.clusters() < ClusterBootstrap.BCA_FROM;
      loop.run(
          (replicates + LANES - 1) / LANES,
          () -> new Scratch(sums, unsettled),
          (scratch, batch) -> batch(scratch, batch * LANES, unsettled, studentise));
    }
    return all.stream().map(Bootstrapped::result).toList();
  }

  private void batch(Scratch scratch, int first, List<Bootstrapped> all, boolean studentise) {
    int count = Math.min(LANES, replicates - first);
    double[] weights = scratch.totals.weights;
    scratch.totals.clear();
    for (int lane = 0; lane < count; lane++) {
      int to = lane;
      scratch.resampling.draw(first + lane, cluster -> weights[cluster * LANES + to]++);
    }
    scratch.totals.compute();
    for (int lane = 0; lane < count; lane++) {
      replicate(scratch, lane, first + lane, all, studentise);
    }
  }

  private static void replicate(
      Scratch scratch, int lane, int replicate, List<Bootstrapped> all, boolean studentise) {
    scratch.totals.read(lane, scratch.own);
    for (int each = 0; each < all.size(); each++) {
      scratch.values[each] = all.get(each).statistic.of(scratch.own);
      all.get(each).values[replicate] = scratch.values[each];
    }
    if (studentise) {
      scratch.studentised.read(scratch.own, scratch.values, scratch.totals.weights, lane);
      for (int each = 0; each < all.size(); each++) {
        Bootstrapped to = all.get(each);
        to.studentised[replicate] =
            scratch.studentised.of(each, to.observed.value(), scratch.values[each]);
      }
    }
  }

  /// One statistic with its replicates.
  private final class Bootstrapped {
    private final SumStatistic statistic;
    private final Replicates observed;
    private final boolean settled;
    private final double[] values;
    private final double[] studentised;

    Bootstrapped(ClusterSums sums, double[] totals, SumStatistic statistic) {
      this.statistic = statistic;
      this.observed = new Replicates(statistic.of(totals), Jackknife.leaveOneOut(sums, statistic));
      this.settled = observed.settled(ClusterBootstrap.STUDENTISED_FROM);
      boolean studentise = !settled && sums.clusters() < ClusterBootstrap.BCA_FROM;
      this.values = new double[settled ? 0 : replicates];
      this.studentised = new double[studentise ? replicates : 0];
    }

    Resampled result() {
      if (settled) {
        return observed.unresampled(0);
      }
      return studentised.length > 0
          ? observed.studentised(values, studentised)
          : observed.bca(values);
    }
  }
}
