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
/// @param livePerOwner jobs of one owner that wait or run at most
public record JobSettings(
    String worker,
    Duration lease,
    Duration poll,
    int maxAttempts,
    Duration retryDelay,
    Duration retention,
    int livePerOwner) {
  public JobSettings {
    atLeast("CAUSALGYM_JOBS_LEASE", lease, Duration.ofMillis(100));
    atLeast("CAUSALGYM_JOBS_POLL", poll, Duration.ofMillis(10));
    atLeast("CAUSALGYM_JOBS_RETRY_DELAY", retryDelay, Duration.ZERO);
    atLeast("CAUSALGYM_JOBS_RETENTION", retention, Duration.ofSeconds(1));
    if (livePerOwner < 1) {
      throw new IllegalArgumentException(
          "CAUSALGYM_JOBS_LIVE_PER_OWNER is " + livePerOwner + ": choose a value of at least 1");
    }
    if (maxAttempts < 1 || maxAttempts > 100) {
      throw new IllegalArgumentException(
          "CAUSALGYM_JOBS_MAX_ATTEMPTS is " + maxAttempts + ": choose a value between 1 and 100");
    }
  }

  /// Leases of 30 s survive a long garbage collection and a short network fault; three attempts;
  /// results kept for 30 days; a thousand live jobs of one owner.
  public static JobSettings defaults(String worker) {
    return new JobSettings(
        worker,
        Duration.ofSeconds(30),
        Duration.ofMillis(500),
        3,
        Duration.ofSeconds(1),
        Duration.ofDays(30),
        1_000);
  }

  /// The same with what an operator may choose.
  public JobSettings with(Duration otherLease, Duration otherRetention, int otherLive) {
    return new JobSettings(
        worker, otherLease, poll, maxAttempts, retryDelay, otherRetention, otherLive);
  }

  private static void atLeast(String key, Duration value, Duration least) {
    if (value.compareTo(least) < 0) {
      throw new IllegalArgumentException(
          key + " is " + value + ": choose a duration of at least " + least);
    }
  }
}
