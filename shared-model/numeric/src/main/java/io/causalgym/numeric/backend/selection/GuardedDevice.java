package io.causalgym.numeric.backend.selection;

import io.causalgym.numeric.backend.DeviceBackend;
import io.causalgym.numeric.backend.KernelMetrics.Failure;
import io.causalgym.numeric.backend.KernelRun;
import io.causalgym.numeric.backend.UnsuitableForDeviceException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Calls of a device that come back: each runs on a thread of its own, is left behind when it takes
/// too long, and whatever it throws becomes a value.
final class GuardedDevice implements AutoCloseable {
  /// Above this many calls at once the processor is quicker than the device's queue.
  static final int MOST_CALLS = 32;

  // How soon a caller that has been stopped is let go.
  private static final long LOOK_MILLIS = 20;

  private final DeviceBackend device;
  private final Duration limit;
  private final LongSupplier nanoTime;
  private final ThreadPoolExecutor threads;
  // When a call came back last: one that waits for its turn behind others is not late.
  private volatile long lastReturn;

  /// @param limit for the device to answer any call while one waits
  /// @param nanoTime a clock as {@link System#nanoTime}
  GuardedDevice(DeviceBackend device, Duration limit, LongSupplier nanoTime) {
    this.device = device;
    this.limit = limit;
    this.nanoTime = nanoTime;
    this.lastReturn = nanoTime.getAsLong();
    this.threads =
        new ThreadPoolExecutor(
            0,
            MOST_CALLS,
            10,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            Thread.ofPlatform().name("device-call-", 0).daemon().factory());
  }

  DeviceBackend device() {
    return device;
  }

  /// What a device is asked.
  @FunctionalInterface
  interface Call<T> {
    T ask(DeviceBackend device, KernelRun run);
  }

  /// What became of a call: a value, or why there is none.
  record Outcome<T>(@Nullable T value, @Nullable Failure failure) {}

  /// Asks the device.
  ///
  /// @throws CancellationException if the run was stopped
  <T> Outcome<T> ask(Call<T> call, KernelRun run) {
    AtomicBoolean abandoned = new AtomicBoolean();
    KernelRun lent = new KernelRun(run.loop(), () -> abandoned.get() || stopped(run));
    FutureTask<T> task =
        new FutureTask<>(() -> {
          try {
            return call.ask(device, lent);
          } finally {
            lastReturn = nanoTime.getAsLong();
          }
        });
    long begin = nanoTime.getAsLong();
    try {
      threads.execute(task);
    } catch (RejectedExecutionException busy) {
      return new Outcome<>(null, Failure.BUSY);
    }
    boolean answered = false;
    try {
      T value = await(task, begin, run);
      answered = true;
      return new Outcome<>(value, null);
    } catch (TimeoutException late) {
      return new Outcome<>(null, Failure.TIMEOUT);
    } catch (ExecutionException failed) {
      return new Outcome<>(null, failure(failed.getCause(), run));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    } finally {
      if (!answered) { // what it was lent lives on otherwise: it may have begun something
        abandoned.set(true);
        task.cancel(true);
      }
    }
  }

  /// Lets the device do something that nobody waits for, if it has a place free.
  void later(Runnable work) {
    try {
      threads.execute(work);
    } catch (RejectedExecutionException busy) {
      // What it would have freed goes with the device.
    }
  }

  private <T> T await(Future<T> task, long begin, KernelRun run)
      throws TimeoutException, ExecutionException, InterruptedException {
    while (true) {
      try {
        return task.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException notYet) {
        run.check();
        long now = nanoTime.getAsLong();
        long alone = Math.min(now - begin, now - lastReturn);
        if (alone > limit.toNanos()) {
          throw notYet;
        }
      }
    }
  }

  // Errors of linking and of native code come as any kind of Throwable. Memory that is lacking may
  // be that outside the heap, which the processor's kernel does not need; else it says so itself.
  private static Failure failure(@Nullable Throwable cause, KernelRun run) {
    if (cause instanceof CancellationException) {
      run.check();
    }
    return cause instanceof UnsuitableForDeviceException ? Failure.UNSUITABLE : Failure.ERROR;
  }

  private static boolean stopped(KernelRun run) {
    try {
      run.check();
      return false;
    } catch (CancellationException stopped) {
      return true;
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    device.close();
  }
}
