package io.causalgym.evaluation.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.numeric.random.RandomStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ClusterSumsTest {

  @Test
  void aClusterThatAddsNothingIsNotCounted() {
    ClusterSums sums = ClusterSums.of(new double[][] {{1, 0, 2, 0}, {0, 0, 3, 4}});

    assertThat(sums.clusters()).isEqualTo(3);
    assertThat(sums.totals()).containsExactly(3, 7);
    assertThat(sums.select(1).clusters()).isEqualTo(2);
    assertThat(sums.select(1, 0).totals()).containsExactly(7, 3);
  }

  @Test
  void whatIsUnknownIsRefused() {
    assertThatThrownBy(() -> ClusterSums.of(new double[] {1, Double.NaN}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("NaN")
        .hasMessageContaining("leave out");
    assertThatThrownBy(() -> ClusterSums.of(new double[] {1}, new double[] {1, 2}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 and 2");
  }

  @Test
  void weightedTotalsAreTheProductOfMatrices() {
    for (int clusters : new int[] {1, 2, 3, 4, 5, 31}) {
      double[][] columns = new double[3][clusters];
      for (int column = 0; column < 3; column++) {
        new RandomStream(1, column).fillNormal(0, columns[column], 0, clusters);
      }
      WeightedTotals totals = new WeightedTotals(ClusterSums.of(columns));
      new RandomStream(2, 0).fillNormal(0, totals.weights, 0, clusters * WeightedTotals.LANES);
      totals.compute();
      for (int lane : new int[] {0, 77, WeightedTotals.LANES - 1}) {
        for (int column = 0; column < 3; column++) {
          double expected = 0;
          for (int cluster = 0; cluster < clusters; cluster++) {
            expected +=
                columns[column][cluster] * totals.weights[cluster * WeightedTotals.LANES + lane];
          }
          assertThat(totals.total(column, lane)).isCloseTo(expected, within(1e-12));
        }
      }
    }
  }

  @Test
  void aResampleDrawsAsManyClustersAsThereAreAndEachAsOften() {
    for (int clusters : new int[] {1, 2, 7, 10}) {
      long[] drawn = new long[clusters];
      long[] pairs = new long[clusters * clusters];
      Resampling resampling = new Resampling(5, clusters);
      for (int replicate = 0; replicate < 20_000; replicate++) {
        int[] last = {0, -1};
        resampling.draw(
            replicate,
            cluster -> {
              drawn[cluster]++;
              if (last[0]++ % 2 == 1) {
                pairs[last[1] * clusters + cluster]++;
              }
              last[1] = cluster;
            });
        assertThat(last[0]).isEqualTo(clusters);
      }
      assertEven(drawn);
      assertEven(pairs);
    }
  }

  /// Chi-squared within four standard deviations of its mean.
  private static void assertEven(long[] counts) {
    double expected = Arrays.stream(counts).average().orElseThrow();
    double chiSquared =
        Arrays.stream(counts).mapToDouble(c -> (c - expected) * (c - expected)).sum();
    double degrees = counts.length - 1.0;
    if (expected > 0) {
      assertThat(chiSquared / expected).isLessThanOrEqualTo(degrees + 4 * Math.sqrt(2 * degrees));
    }
  }
}
