package io.causalgym.runtime.jobs.service;

import io.causalgym.contract.JobDocument;
import io.causalgym.contract.JobProgressDocument;
import io.causalgym.contract.JobStateName;
import io.causalgym.contract.JsonText;
import io.causalgym.runtime.jobs.Job;
import io.causalgym.runtime.jobs.JobProgress;
import io.causalgym.runtime.jobs.JobState;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Jobs in the words of the contract.
final class JobDocuments {
  private JobDocuments() {}

  static JobDocument of(Job job, Instant now) {
    return new JobDocument(
        job.id(),
        job.kind(),
        name(job.state()),
        progress(job, now),
        job.createdAt().toString(),
        job.finishedAt().map(Instant::toString).orElse(null),
        job.result().map(JsonText::new).orElse(null),
        job.problem().map(JsonText::new).orElse(null));
  }

  private static JobProgressDocument progress(Job job, Instant now) {
    JobProgress progress = job.progress();
    return new JobProgressDocument(
        progress.done(), progress.total(), progress.unit(), progress.message(), left(job, now));
  }

  /// Seconds at the pace so far; none while too little is done to tell.
  private static @Nullable Double left(Job job, Instant now) {
    JobProgress progress = job.progress();
    if (job.state() != JobState.RUNNING || progress.done() == 0 || progress.total() == 0) {
      return null;
    }
    Instant started = job.startedAt().orElse(job.createdAt());
    double elapsed = Duration.between(started, now).toMillis() / 1e3;
    double rest = (double) Math.max(0, progress.total() - progress.done()) / progress.done();
    return Math.round(elapsed * rest * 10) / 10.0;
  }

  static JobStateName name(JobState state) {
    return switch (state) {
      case QUEUED -> JobStateName.QUEUED;
      case RUNNING -> JobStateName.RUNNING;
      case SUCCEEDED -> JobStateName.SUCCEEDED;
      case FAILED -> JobStateName.FAILED;
      case CANCELLED -> JobStateName.CANCELLED;
    };
  }

  static @Nullable JobState state(@Nullable JobStateName name) {
    return switch (name) {
      case null -> null;
      case QUEUED -> JobState.QUEUED;
      case RUNNING -> JobState.RUNNING;
      case SUCCEEDED -> JobState.SUCCEEDED;
      case FAILED -> JobState.FAILED;
      case CANCELLED -> JobState.CANCELLED;
    };
  }
}
