package io.causalgym.evaluation.dispatch.retry;

import java.time.Duration;

/// What becomes of a question whose request failed.
public sealed interface Verdict {
  /// It is sent again, not before this time has passed.
  record Again(long waitNanos) implements Verdict {}

  /// The provider asks for a longer wait than the policy or the deadline has room for.
  record Parked(Duration told) implements Verdict {}

  /// It failed for good, after no or all retries.
  record Failed() implements Verdict {}

  /// The next retry would come after the deadline.
  record Late() implements Verdict {}

  /// No question of this model will do better: the key, the account or the model's name is at
  /// fault.
  record Hopeless() implements Verdict {}
}
