package io.causalgym.runtime.jobs;

/// How a part ended. A handler whose future fails instead says "try again": the part is repeated
/// until its attempts are used up, of which a failure of the database is none.
public sealed interface PartResult {
  /// The part is done.
  record Succeeded(String json) implements PartResult {}

  /// The part can never be done, and so neither can the job.
  record Failed(String problem) implements PartResult {}
}
