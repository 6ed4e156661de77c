package io.causalgym.runtime.jobs;

import java.time.Duration;

/// How an engine works.
///
/// @param worker this node's name, unique in the cluster; shown beside the parts that it holds
/// @param lease for how long a part belongs to a worker that says nothing; a dead node's work is
///   taken over after it
/// @param poll pause between two looks for parts to claim, cancelled jobs and progress to store
/// @param maxAttempts claims of one part before it counts as failed
/// @param retryDelay pause before a failed part is tried again; doubles with each attempt
/// @param retention for how long finished jobs are kept
public record JobSettings(
    String worker,
    Duration lease,
    Duration poll,
    int maxAttempts,
    Duration retryDelay,
    Duration retention) {
  public JobSettings {
    atLeast("CAUSALGYM_JOBS_LEASE", lease, Duration.ofMillis(100));
    atLeast("CAUSALGYM_JOBS_POLL", poll, Duration.ofMillis(10));
    atLeast("CAUSALGYM_JOBS_RETRY_DELAY", retryDelay, Duration.ZERO);
    atLeast("CAUSALGYM_JOBS_RETENTION", retention, Duration.ofSeconds(1));
    if (maxAttempts < 1 || maxAttempts > 100) {
      throw new IllegalArgumentException(
          "CAUSALGYM_JOBS_MAX_ATTEMPTS is " + maxAttempts + ": choose a value between 1 and 100");
    }
  }

  /// Leases of 30 s survive a long garbage collection and a short network fault; three attempts;
  /// results kept for 30 days.
  public static JobSettings defaults(String worker) {
    return new JobSettings(
        worker,
        Duration.ofSeconds(30),
        Duration.ofMillis(500),
        3,
        Duration.ofSeconds(1),
        Duration.ofDays(30));
  }

  /// The same with another lease.
  public JobSettings withLease(Duration other) {
    return new JobSettings(worker, other, poll, maxAttempts, retryDelay, retention);
  }

  private static void atLeast(String key, Duration value, Duration least) {
    if (value.compareTo(least) < 0) {
      throw new IllegalArgumentException(
          key + " is " + value + ": choose a duration of at least " + least);
    }
  }
}
