package io.causalgym.evaluation.dispatch.time;

/// One thread and its clock: whatever runs here never runs at the same time as anything else here.
public interface Loop {
  /// Nanoseconds since a moment that never changes, positive; they never go back.
  long nanos();

  /// Runs a task at once if the caller is on this loop already, else soon.
  void execute(Runnable task);

  /// Runs a task on this loop after a delay, never before it. Called on this loop.
  Timer timer(long delayNanos, Runnable task);

  /// Tells others something. What they throw is theirs: it is thrown again when the loop is done
  /// with what it is doing, and breaks nothing here.
  default void tell(Runnable listener) {
    try {
      listener.run();
    } catch (RuntimeException theirs) {
      timer(
          0,
          () -> {
            throw theirs;
          });
    }
  }

  /// A task to come.
  interface Timer {
    /// Nothing happens if it ran already.
    void cancel();
  }
}
