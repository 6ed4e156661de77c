package io.causalgym.discovery.independence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.dataset.MemorySample;
import io.causalgym.dataset.Sample;
import io.causalgym.discovery.RandomWorlds;
import io.causalgym.discovery.search.DiscoveryException;
import io.causalgym.discovery.search.SearchControl;
import io.causalgym.graph.Deadline;
import io.causalgym.numeric.parallel.ParallelLoop;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorrelationTest {

  @ParameterizedTest
  @CsvSource({"2, 2", "5, 7", "40, 100", "33, 1024", "20, 3000"})
  void correlationsAreThoseOfTheDefinition(int columns, int rows) {
    Sample sample = RandomWorlds.linear(RandomWorlds.dag(3, columns, 2), rows, 3);
    Correlation correlation = all(sample, SearchControl.plain());
    for (int i = 0; i < columns; i++) {
      for (int j = 0; j < columns; j++) {
        assertThat(correlation.at(i, j))
            .isCloseTo(definition(sample.values(i), sample.values(j)), within(1e-13));
      }
    }
  }

  @Test
  void aLargeMeanCostsNoPrecision() {
    Sample small = RandomWorlds.linear(RandomWorlds.dag(4, 6, 2), 500, 4);
    MemorySample.Builder shifted = new MemorySample.Builder(500);
    for (int column = 0; column < 6; column++) {
      double[] values = small.values(column);
      for (int row = 0; row < values.length; row++) {
        values[row] = values[row] * 1e-3 + 1e6;
      }
      shifted.continuous("X" + column, values);
    }
    double[] expected = all(small, SearchControl.plain()).values();
    double[] actual = all(shifted.build(), SearchControl.plain()).values();
    assertThat(actual).containsExactly(expected, within(1e-6));
  }

  @Test
  void theBitsDoNotDependOnThreads() {
    Sample sample = RandomWorlds.linear(RandomWorlds.dag(5, 100, 3), 2100, 5);
    double[] alone = all(sample, SearchControl.plain()).values();
    try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
      for (int threads : new int[] {2, 4}) {
        SearchControl control = SearchControl.plain().with(new ParallelLoop(pool, threads));
        assertThat(all(sample, control).values()).isEqualTo(alone);
      }
    }
  }

  @Test
  void someColumnsAreTakenInTheirOrder() {
    Sample sample = RandomWorlds.linear(RandomWorlds.dag(6, 5, 2), 50, 6);
    Correlation some =
        Correlation.of(sample, new int[] {3, 1}, ParallelLoop.sequential(), Deadline.NONE);
    assertThat(some.size()).isEqualTo(2);
    assertThat(some.at(0, 1))
        .isCloseTo(definition(sample.values(3), sample.values(1)), within(1e-14));
  }

  @Test
  void columnsThatCannotBeUsedAreNamed() {
    assertRefused("'a' is constant", new double[] {2, 2, 2});
    assertRefused("'a' has missing values", new double[] {2, Double.NaN, 3});
    assertRefused("'a' has values too large", new double[] {1e200, -1e200, 3});
    Sample discrete =
        new MemorySample.Builder(2).discrete("d", List.of("x", "y"), new short[] {0, 1}).build();
    assertThatThrownBy(() -> all(discrete, SearchControl.plain()))
        .isInstanceOf(DiscoveryException.class)
        .hasMessageContaining("'d' is discrete");
  }

  private static void assertRefused(String message, double[] values) {
    Sample sample =
        new MemorySample.Builder(3)
            .continuous("a", values)
            .continuous("b", new double[] {1, 2, 4})
            .build();
    assertThatThrownBy(() -> all(sample, SearchControl.plain()))
        .isInstanceOf(DiscoveryException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aPassedDeadlineEndsIt() {
    Sample sample = RandomWorlds.linear(RandomWorlds.dag(6, 5, 2), 50, 6);
    assertThatThrownBy(() -> all(sample, SearchControl.plain().with(Deadline.when(() -> true))))
        .isInstanceOf(CancellationException.class);
  }

  private static Correlation all(Sample sample, SearchControl control) {
    return Correlation.of(sample, IntStream.range(0, sample.size()).toArray(), control);
  }

  private static double definition(double[] x, double[] y) {
    double meanX = IntStream.range(0, x.length).mapToDouble(i -> x[i]).average().orElseThrow();
    double meanY = IntStream.range(0, y.length).mapToDouble(i -> y[i]).average().orElseThrow();
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (int row = 0; row < x.length; row++) {
      xy += (x[row] - meanX) * (y[row] - meanY);
      xx += (x[row] - meanX) * (x[row] - meanX);
      yy += (y[row] - meanY) * (y[row] - meanY);
    }
    return xy / Math.sqrt(xx * yy);
  }
}
