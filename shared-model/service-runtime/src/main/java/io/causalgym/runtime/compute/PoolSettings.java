package io.causalgym.runtime.compute;

/// How much one pool takes on.
///
/// @param name in thread names, metrics and problems
/// @param threads computations at once
/// @param queue computations that wait at most; one more is refused
/// @param retryAfterSeconds what a refused caller is told
public record PoolSettings(String name, int threads, int queue, int retryAfterSeconds) {

  public PoolSettings {
    if (threads < 1 || queue < 1) {
      throw new IllegalArgumentException(
          "the pool '" + name + "' needs at least one thread and a queue of one");
    }
  }

  /// For answers that somebody waits for: every core.
  ///
  /// @param queue a thousand calls of a few milliseconds each wait a few seconds at most
  public static PoolSettings interactive(int cores, int queue) {
    return new PoolSettings("interactive", cores, queue, 1);
  }

  /// For jobs: one core less, so that one job cannot slow down every answer.
  public static PoolSettings batch(int cores, int queue) {
    return new PoolSettings("batch", Math.max(1, cores - 1), queue, 10);
  }
}
