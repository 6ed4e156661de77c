package io.causalgym.evaluation.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.numeric.parallel.ParallelLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BlocksTest {
  private static final SumStatistic RATIO = SumStatistic.ratio(0, 1);

  @Test
  void blocksAreOfOneSizeButForOneClusterAndTakeNeighboursApart() {
    Blocks blocks = Blocks.of(3, 4567, 2000);

    int[] sizes = new int[blocks.count()];
    IntStream.range(0, 4567).forEach(cluster -> sizes[blocks.of(cluster)]++);
    long neighbours =
        IntStream.range(1, 4567).filter(c -> blocks.of(c) == blocks.of(c - 1)).count();

    assertThat(sizes).containsOnly(2, 3);
    // By chance one pair of neighbours in 2 000 falls together.
    assertThat(neighbours).isLessThan(15);
  }

  @Test
  void sumsOfBlocksAddUpToTheSumsOfTheirClusters() {
    ClusterSums sums = SimulatedWorlds.SKEWED.sums(5000, 4);

    ClusterSums together = sums.together(Blocks.of(1, 5000, 2000));

    assertThat(together.clusters()).isEqualTo(2000);
    assertThat(together.totals()[0]).isCloseTo(sums.totals()[0], within(1e-8));
    assertThat(together.totals()[1]).isCloseTo(sums.totals()[1], within(1e-8));
  }

  @Test
  void intervalsOfManyClustersAreThoseOfTheClustersThemselves() {
    int worlds = 6000;
    ClusterSums sums = SimulatedWorlds.SKEWED.sums(worlds, 4);
    Resampled own =
        new SumReplicates(7, 2000, ParallelLoop.sequential())
            .resample(sums, List.of(RATIO))
            .getFirst();
    ClusterBootstrap bootstrap = new ClusterBootstrap(7, 2000, ParallelLoop.sequential());

    Estimate blocked = bootstrap.resample(sums, RATIO).estimate(.95);
    Estimate refitted = bootstrap.refit(worlds, w -> mean(w, sums)).getFirst().estimate(.95);

    double error = own.estimate(.95).standardError().orElseThrow();
    for (Estimate estimate : List.of(blocked, refitted)) {
      assertThat(estimate.clusters()).isEqualTo(worlds);
      assertThat(estimate.standardError().orElseThrow() / error).isCloseTo(1, within(.12));
      List<Double> moved = new ArrayList<>();
      Interval interval = estimate.interval().orElseThrow();
      Interval exact = own.interval(.95).orElseThrow();
      moved.add((interval.lower() - exact.lower()) / error);
      moved.add((interval.upper() - exact.upper()) / error);
      assertThat(moved).allMatch(by -> Math.abs(by) < .3);
    }
  }

  private static double[] mean(int[] weights, ClusterSums sums) {
    double numerator = 0;
    double denominator = 0;
    for (int cluster = 0; cluster < weights.length; cluster++) {
      numerator += weights[cluster] * sums.rows()[cluster * sums.columns()];
      denominator += weights[cluster] * sums.rows()[cluster * sums.columns() + 1];
    }
    return new double[] {numerator / denominator};
  }
}
