package io.causalgym.runtime.compute;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One submitted computation: waiting, then running on one thread, then over; expired at any time.
final class Computation<T> implements Runnable {
  // A batch computation polls every few milliseconds; a pause of this length leaves the core to
  // whoever waits for an answer without holding the batch work up for long after.
  private static final long PAUSE_NANOS = 2_000_000;

  private final Work<T> work;
  private final long deadline;
  private final Promise<T> result;
  private final Supplier<? extends RuntimeException> late;
  private final BooleanSupplier others;

  private volatile boolean expired;
  private @Nullable Thread runner;

  /// @param others whether more urgent work waits
  Computation(
      Work<T> work,
      long deadline,
      Promise<T> result,
      Supplier<? extends RuntimeException> late,
      BooleanSupplier others) {
    this.work = work;
    this.deadline = deadline;
    this.result = result;
    this.late = late;
    this.others = others;
  }

  Future<T> result() {
    return result.future();
  }

  @Override
  public void run() {
    if (!started()) {
      result.tryFail(late.get());
      return;
    }
    try {
      result.tryComplete(work.run(this::stopped));
    } catch (CancellationException | InterruptedException stopped) {
      result.tryFail(late.get());
    } catch (Throwable failure) {
      // Whatever a computation dies of, a stack overflow included, somebody waits to hear of it.
      result.tryFail(failure);
    } finally {
      ended();
    }
  }

  private synchronized boolean started() {
    if (expired || System.currentTimeMillis() >= deadline) {
      return false;
    }
    runner = Thread.currentThread();
    return true;
  }

  private synchronized void ended() {
    runner = null;
    // An interrupt that came too late must not hit the thread's next computation.
    Thread.interrupted();
  }

  private boolean stopped() {
    if (others.getAsBoolean()) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    return expired || System.currentTimeMillis() >= deadline;
  }

  void expire() {
    expired = true;
    result.tryFail(late.get());
    synchronized (this) {
      if (runner != null) {
        runner.interrupt();
      }
    }
  }
}
