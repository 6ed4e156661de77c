package io.causalgym.evaluation.dispatch.time;

import io.vertx.core.Context;
import io.vertx.core.Vertx;

/// The event loop of a Vert.x context.
///
/// @param context an event-loop context, not a worker's
public record VertxLoop(Vertx vertx, Context context) implements Loop {
  // A machine's own count may be negative.
  private static final long ORIGIN = System.nanoTime() - 1;
  private static final long NANOS_PER_MILLI = 1_000_000;

  public VertxLoop {
    if (!context.isEventLoopContext()) {
      throw new IllegalArgumentException(
          "context " + context + " is no event loop's: take one of a standard verticle");
    }
  }

  /// The loop of the caller, or a loop of its own where the caller is no verticle.
  public static VertxLoop of(Vertx vertx) {
    return new VertxLoop(vertx, vertx.getOrCreateContext());
  }

  @Override
  public long nanos() {
    return System.nanoTime() - ORIGIN;
  }

  @Override
  public void execute(Runnable task) {
    if (context.equals(Vertx.currentContext()) && Context.isOnEventLoopThread()) {
      task.run();
    } else {
      context.runOnContext(ignored -> task.run());
    }
  }

  @Override
  public Timer timer(long delayNanos, Runnable task) {
    // Vert.x counts whole milliseconds: rounded up, as an early retry is worse than a late one.
    long millis = Math.max(1, Math.ceilDiv(delayNanos, NANOS_PER_MILLI));
    long id = vertx.setTimer(millis, ignored -> task.run());
    return () -> vertx.cancelTimer(id);
  }
}
