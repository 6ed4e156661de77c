package io.causalgym.runtime.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.runtime.metrics.Metrics;
import org.junit.jupiter.api.Test;

class JobMetersTest {

  @Test
  void countersStandAtZeroBeforeTheFirstJob() {
    try (Metrics metrics = new Metrics()) {
      new JobMeters(metrics.registry());

      assertThat(metrics.scrape())
          .contains("jobs_submitted_total 0.0")
          .contains("jobs_finished_total{state=\"succeeded\"} 0.0")
          .contains("jobs_finished_total{state=\"failed\"} 0.0")
          .contains("jobs_finished_total{state=\"cancelled\"} 0.0");
    }
  }

  @Test
  void jobsAreCountedByHowTheyEnd() {
    try (Metrics metrics = new Metrics()) {
      JobMeters meters = new JobMeters(metrics.registry());

      meters.happened(new JobEvent.Submitted("a"));
      meters.happened(new JobEvent.Progressed("a", 0, new JobProgress(1, 2, "tests", "half")));
      meters.happened(new JobEvent.Finished("a", JobState.FAILED));

      assertThat(metrics.scrape())
          .contains("jobs_submitted_total 1.0")
          .contains("jobs_finished_total{state=\"failed\"} 1.0")
          .contains("jobs_finished_total{state=\"succeeded\"} 0.0");
    }
  }
}
