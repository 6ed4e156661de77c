package io.causalgym.numeric.parallel;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A loop whose steps are taken by the calling thread and by whatever threads an executor lends.
///
/// The caller works too and waits only for steps that somebody has begun, so that a loop inside a
/// bounded pool cannot wait for itself: where no thread is free, the caller does everything. Which
/// thread takes which step is open; a loop whose steps write to places of their own gives the same
/// result for any number of threads.
public final class ParallelLoop {
  private final Executor executor;
  private final int threads;

  /// @param executor lends threads; may refuse
  /// @param threads at most this many at once, the caller's among them; at least 1
  public ParallelLoop(Executor executor, int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException(threads + " threads: allow at least 1");
    }
    this.executor = executor;
    this.threads = threads;
  }

  /// A loop that the caller runs alone.
  public static ParallelLoop sequential() {
    return new ParallelLoop(
        task -> {
          throw new RejectedExecutionException("one thread");
        },
        1);
  }

  /// At most this many threads at once.
  public int threads() {
    return threads;
  }

  /// One step of a loop, with what its thread keeps for itself.
  @FunctionalInterface
  public interface Step<S> {
    void run(S scratch, int index);
  }

  /// Takes the steps `0 .. count - 1`, each once, lower ones begun first.
  ///
  /// @param scratch what one thread needs for itself; asked once for each thread that takes part
  /// @throws RuntimeException what a step threw, once nobody is inside a step; steps not begun are
  ///   left out then
  public <S> void run(int count, Supplier<S> scratch, Step<S> step) {
    int helpers = Math.min(threads, count) - 1;
    if (helpers <= 0) {
      S own = scratch.get();
      for (int index = 0; index < count; index++) {
        step.run(own, index);
      }
      return;
    }
    Run<S> run = new Run<>(count, scratch, step);
    for (int helper = 0; helper < helpers && run.open(); helper++) {
      try {
        executor.execute(run::work);
      } catch (RejectedExecutionException busy) {
        break; // the caller does it
      }
    }
    run.work();
    run.await();
  }

  private static final class Run<S> {
    private final int count;
    private final Supplier<S> scratch;
    private final Step<S> step;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final CountDownLatch all = new CountDownLatch(1);

    Run(int count, Supplier<S> scratch, Step<S> step) {
      this.count = count;
      this.scratch = scratch;
      this.step = step;
    }

    boolean open() {
      return next.get() < count;
    }

    void work() {
      int index = next.getAndIncrement();
      if (index >= count) {
        return;
      }
      @Nullable S own = null;
      for (; index < count; index = next.getAndIncrement()) {
        try {
          if (failure.get() == null) {
            own = own == null ? scratch.get() : own;
            step.run(own, index);
          }
        } catch (Throwable thrown) {
          failure.compareAndSet(null, thrown);
        } finally {
          if (ended.incrementAndGet() == count) {
            all.countDown();
          }
        }
      }
    }

    void await() {
      boolean interrupted = false;
      while (true) {
        try {
          all.await();
          break;
        } catch (InterruptedException stopped) {
          // The steps under way write to what the caller holds; it must not go before they end.
          failure.compareAndSet(
              null, new java.util.concurrent.CancellationException("interrupted"));
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      switch (failure.get()) {
        case null -> {}
        case RuntimeException thrown -> throw thrown;
        case Error thrown -> throw thrown;
        case Throwable thrown -> throw new IllegalStateException(thrown);
      }
    }
  }
}
