package io.causalgym.dataset.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.dataset.MemorySample;
import io.causalgym.dataset.Sample;
import io.causalgym.dataset.statistics.ColumnSummary.Levels;
import io.causalgym.dataset.statistics.ColumnSummary.Numbers;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ColumnSummaryTest {
  private static Numbers of(double... values) {
    Sample sample = new MemorySample.Builder(values.length).continuous("x", values).build();
    return (Numbers) ColumnSummary.of(sample, 0);
  }

  @Test
  void numbersAreSummedUp() {
    Numbers summary = of(3, 1, Double.NaN, 2, 4);
    assertThat(summary.count()).isEqualTo(4);
    assertThat(summary.missing()).isEqualTo(1);
    assertThat(summary.mean()).isEqualTo(2.5);
    assertThat(summary.deviation()).isCloseTo(Math.sqrt(5.0 / 3), within(1e-15));
    assertThat(summary.minimum()).isEqualTo(1);
    assertThat(summary.maximum()).isEqualTo(4);
    // R: quantile(1:4, c(.25, .5, .75)) is 1.75, 2.5, 3.25
    assertThat(summary.quantiles().subList(2, 5)).containsExactly(1.75, 2.5, 3.25);
    assertThat(summary.exact()).isTrue();
  }

  @Test
  void everyValueFallsIntoTheBinWhoseEdgesHoldIt() {
    SplittableRandom random = new SplittableRandom(4);
    for (int seed = 0; seed < 300; seed++) {
      double[] values = new double[2 + random.nextInt(200)];
      double width = Math.pow(10, random.nextInt(-8, 8));
      Arrays.setAll(values, i -> Math.round(random.nextGaussian() * 8) * width);
      ColumnSummary.Histogram histogram = of(values).histogram();
      List<Double> edges = histogram.edges();
      for (int bin = 0; bin < histogram.counts().size(); bin++) {
        double low = edges.get(bin);
        double high = edges.get(bin + 1);
        boolean last = bin == histogram.counts().size() - 1;
        long expected =
            Arrays.stream(values)
                .filter(v -> v >= low && (v < high || (last && v <= high)))
                .count();
        assertThat(histogram.counts().get(bin)).as("%d", seed).isEqualTo(expected);
      }
    }
  }

  @Test
  void constantAndEmptyColumnsHaveASummaryToo() {
    Numbers constant = of(7, 7, 7);
    assertThat(constant.histogram().counts()).containsExactly(3L);
    assertThat(constant.deviation()).isZero();
    Numbers nothing = of(Double.NaN, Double.NaN);
    assertThat(nothing.count()).isZero();
    assertThat(nothing.mean()).isNaN();
    assertThat(nothing.quantiles()).allMatch(value -> value.isNaN());
    assertThat(nothing.histogram().counts()).isEmpty();
  }

  @Test
  void quantilesOfMillionsComeFromAMillion() {
    double[] values = new double[3_000_000];
    Arrays.setAll(values, i -> (i * 7919L % values.length) / (double) values.length);
    Numbers summary = of(values);
    assertThat(summary.exact()).isFalse();
    assertThat(summary.quantiles().get(3)).isCloseTo(0.5, within(0.01));
    assertThat(summary.minimum()).isZero();
  }

  @Test
  void levelsAreCounted() {
    Sample sample =
        new MemorySample.Builder(4)
            .discrete("c", List.of("a", "b", "z"), new short[] {1, 0, 1, -1})
            .build();
    Levels summary = (Levels) ColumnSummary.of(sample, 0);
    assertThat(summary.counts()).containsExactly(1L, 2L, 0L);
    assertThat(summary.missing()).isEqualTo(1);
  }
}
