package io.causalgym.runtime.jobs;

import java.time.Instant;

/// What is to be written about a claimed part.
sealed interface Outcome {
  Claim claim();

  record Succeeded(Claim claim, String result, JobProgress progress) implements Outcome {}

  record Failed(Claim claim, String problem) implements Outcome {}

  /// Back to the queue: after a failure that may pass, or because the node stops.
  ///
  /// @param counted whether the attempt counts
  record Requeued(Claim claim, Instant due, boolean counted) implements Outcome {}
}
