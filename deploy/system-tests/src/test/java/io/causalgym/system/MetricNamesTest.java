package io.causalgym.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MetricNamesTest {

  @Test
  void functionsLabelsRangesAndNumbersAreNoMetrics() {
    MetricNames names =
        MetricNames.of(
            "histogram_quantile(0.95, sum by (le, route) (rate(a_bucket{route=\"x{y}\", le!=\"1\"}[5m])))"
                + " > 1 and on (instance) b:c > 2 or d_total / ignoring (area) e");

    assertThat(names.names()).containsExactlyInAnyOrder("a_bucket", "d_total", "e");
    assertThat(names.labels())
        .containsExactlyInAnyOrder(
            new MetricNames.Selected("a_bucket", "route"),
            new MetricNames.Selected("a_bucket", "le"));
  }
}
