package io.causalgym.runtime.jobs;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;

/// Counts what happens to jobs on this node. A job may be submitted on one node and end on another,
/// so only sums over all nodes compare.
public final class JobMeters implements JobListener {
  private final Counter submitted;
  private final Map<JobState, Counter> finished = new EnumMap<>(JobState.class);

  public JobMeters(MeterRegistry metrics) {
    submitted = metrics.counter("jobs.submitted");
    // All at once: a counter that appears with its first event has no increase to alert on.
    for (JobState state : JobState.values()) {
      if (state.finished()) {
        finished.put(state, metrics.counter("jobs.finished", "state", state.text()));
      }
    }
  }

  @Override
  public void happened(JobEvent event) {
    switch (event) {
      case JobEvent.Submitted _ -> submitted.increment();
      case JobEvent.Progressed _ -> {}
      case JobEvent.Finished ended -> {
        Counter counter = finished.get(ended.state());
        if (counter != null) {
          counter.increment();
        }
      }
    }
  }
}
