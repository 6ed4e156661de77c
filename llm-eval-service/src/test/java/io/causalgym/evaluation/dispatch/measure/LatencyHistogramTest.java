package io.causalgym.evaluation.dispatch.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.causalgym.numeric.random.RandomStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatencyHistogramTest {

  @ParameterizedTest
  @ValueSource(doubles = {.001, .01, .5, .95, .99, .999, 1})
  void quantilesAreThoseOfASortedListWithinTwoPercent(double share) {
    RandomStream random = new RandomStream(3, 0);
    LatencyHistogram histogram = new LatencyHistogram();
    double[] all = new double[20_000];
    for (int i = 0; i < all.length; i++) {
      all[i] = Math.exp(3 * random.normal(i));
      histogram.record(all[i]);
    }
    Arrays.sort(all);
    double expected = all[(int) Math.ceil(share * all.length) - 1];

    assertThat(histogram.quantile(share).orElseThrow())
        .isEqualTo(expected, offset(.02 * expected + .001));
  }

  @Test
  void twoAddedAreOneOfBoth() {
    LatencyHistogram one = new LatencyHistogram();
    LatencyHistogram two = new LatencyHistogram();
    LatencyHistogram both = new LatencyHistogram();
    for (int i = 0; i < 1000; i++) {
      (i % 3 == 0 ? one : two).record(i);
      both.record(i);
    }
    one.add(two);

    assertThat(one.summary()).isEqualTo(both.summary());
  }

  @Test
  void extremesFit() {
    LatencyHistogram histogram = new LatencyHistogram();
    histogram.record(-1);
    histogram.record(1e12);

    assertThat(histogram.quantile(.5)).hasValue(0);
    assertThat(histogram.summary().most()).hasValue(1e12);
  }

  @Test
  void ofNothingNothingIsKnown() {
    LatencySummary summary = new LatencyHistogram().summary();

    assertThat(summary.count()).isZero();
    assertThat(summary.p50()).isEmpty();
    assertThat(summary.mean()).isEmpty();
  }
}
