package io.causalgym.runtime.jobs;

/// Writes the failure of a part as the JSON of a problem, the way that the rest of the process
/// does.
@FunctionalInterface
public interface Problems {
  /// @param attempts after how many attempts the part was given up
  String json(Throwable failure, int attempts);
}
