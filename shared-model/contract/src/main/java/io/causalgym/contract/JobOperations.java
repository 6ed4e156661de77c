package io.causalgym.contract;

import java.util.List;

/// What can be asked about jobs; every service with a database answers it.
public final class JobOperations {
  public static final Operation<JobReference, JobDocument> READ =
      new Operation<>("jobs.read", JobReference.class, JobDocument.class, true);

  public static final Operation<JobsQuery, JobsAnswer> LIST =
      new Operation<>("jobs", JobsQuery.class, JobsAnswer.class, true);

  /// Ends a job that has not ended and returns it.
  public static final Operation<JobReference, JobDocument> CANCEL =
      new Operation<>("jobs.cancel", JobReference.class, JobDocument.class, true);

  /// Goes on with a failed or cancelled job.
  public static final Operation<JobReference, JobDocument> RESUME =
      new Operation<>("jobs.resume", JobReference.class, JobDocument.class, true);

  /// Waits for a change: how the gateway makes events of a job.
  public static final Operation<JobWatchQuery, JobWatchAnswer> WATCH =
      new Operation<>("jobs.watch", JobWatchQuery.class, JobWatchAnswer.class, true);

  public static final List<Operation<?, ?>> ALL = List.of(READ, LIST, CANCEL, RESUME, WATCH);

  private JobOperations() {}
}
