package io.causalgym.evaluation.dispatch.time;

import org.jspecify.annotations.Nullable;

/// One timer for everything that waits: set to the earliest moment at which something could happen.
/// An alarm that comes too soon does no harm, so it is never moved to a later moment.
public final class Alarm {
  /// No moment.
  public static final long NEVER = Long.MAX_VALUE;

  private final Loop loop;
  private final Runnable task;
  private Loop.@Nullable Timer timer;
  private long at = NEVER;

  public Alarm(Loop loop, Runnable task) {
    this.loop = loop;
    this.task = task;
  }

  /// @param moment in nanoseconds of the loop, or {@link #NEVER}
  public void noLaterThan(long moment) {
    if (moment >= at) {
      return;
    }
    if (timer != null) {
      timer.cancel();
    }
    at = moment;
    timer = loop.timer(Math.max(0, moment - loop.nanos()), this::ring);
  }

  private void ring() {
    timer = null;
    at = NEVER;
    task.run();
  }
}
