package io.causalgym.evaluation.statistics;

import io.causalgym.numeric.parallel.ParallelLoop;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The bootstrap of statistics that are fitted anew to every resample.
///
/// Costs a fit for each cluster, left out, and one for each replicate.
final class RefitReplicates {
  private final long seed;
  private final int replicates;
  private final ParallelLoop loop;

  RefitReplicates(long seed, int replicates, ParallelLoop loop) {
    this.seed = seed;
    this.replicates = replicates;
    this.loop = loop;
  }

  List<Resampled> resample(int clusters, RefitStatistic statistic) {
    double[] values = statistic.of(ones(clusters));
    double[][] without = new double[clusters][];
    loop.run(
        clusters,
        () -> ones(clusters),
        (weights, cluster) -> {
          weights[cluster] = 0;
          without[cluster] = statistic.of(weights);
          weights[cluster] = 1;
        });
    List<Replicates> observed = new ArrayList<>();
    for (int place = 0; place < values.length; place++) {
      observed.add(new Replicates(values[place], column(without, place)));
    }
    boolean settled = observed.stream().allMatch(RefitReplicates::settled);
    double[][] drawn = settled ? new double[0][] : draw(clusters, statistic);
    List<Resampled> results = new ArrayList<>();
    for (int place = 0; place < values.length; place++) {
      Replicates each = observed.get(place);
      results.add(settled(each) ? each.unresampled(0) : each.bca(column(drawn, place)));
    }
    return results;
  }

  private static boolean settled(Replicates observed) {
    return observed.settled(ClusterBootstrap.BCA_LEAST);
  }

  private double[][] draw(int clusters, RefitStatistic statistic) {
    double[][] drawn = new double[replicates][];
    loop.run(
        replicates,
        () -> new Resampling(seed, clusters),
        (resampling, replicate) -> {
          int[] weights = new int[clusters];
          resampling.draw(replicate, cluster -> weights[cluster]++);
          drawn[replicate] = statistic.of(weights);
        });
    return drawn;
  }

  private static int[] ones(int clusters) {
    int[] weights = new int[clusters];
    Arrays.fill(weights, 1);
    return weights;
  }

  private static double[] column(double[][] rows, int column) {
    return Arrays.stream(rows).mapToDouble(row -> row[column]).toArray();
  }
}
