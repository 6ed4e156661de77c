package io.causalgym.runtime.jobs;

import java.util.Optional;

/// A part that a worker has taken, with everything it needs.
///
/// @param lease grows with every claim of the part: what a worker writes is accepted only under the
///   newest
/// @param attempt 1 for the first claim
/// @param jobParts parts of the job; the part with this number combines the results of all others
record Claim(
    String job,
    int part,
    int lease,
    int attempt,
    int maxAttempts,
    String kind,
    String owner,
    int jobParts,
    String request,
    String input,
    Optional<String> checkpoint,
    JobProgress progress) {
  boolean exhausted() {
    return attempt > maxAttempts;
  }

  boolean combines() {
    return part == jobParts;
  }

  Key key() {
    return new Key(job, part, lease);
  }

  /// What a writer must present.
  record Key(String job, int part, int lease) {}
}
