package io.causalgym.inference.simulation;

import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Computes numbered segments on several threads and takes their results in the order of the
/// numbers, so that the sum does not depend on the number of threads.
///
/// The calling thread works too: where the executor is busy or rejects, it does everything. Of
/// several failures the one of the smallest segment is thrown, which is always the same one.
final class Segments<R> {
  private final int count;
  private final Supplier<IntFunction<R>> workers;
  private final Consumer<R> results;
  private final TreeMap<Integer, R> waiting = new TreeMap<>();
  private int next;
  private int taken;
  private int running;
  private int failed = Integer.MAX_VALUE;
  private @Nullable Throwable failure;

  private Segments(int count, Supplier<IntFunction<R>> workers, Consumer<R> results) {
    this.count = count;
    this.workers = workers;
    this.results = results;
  }

  /// @param workers makes what a thread computes its segments with
  /// @param results called with one result after the other, never at the same time
  static <R> void run(
      int count,
      int threads,
      Executor executor,
      Supplier<IntFunction<R>> workers,
      Consumer<R> results) {
    Segments<R> segments = new Segments<>(count, workers, results);
    try {
      for (int thread = 1; thread < Math.min(threads, count); thread++) {
        executor.execute(segments::work);
      }
    } catch (RejectedExecutionException e) {
      // The caller's thread does the rest.
    }
    segments.work();
    segments.await();
  }

  private void work() {
    @Nullable IntFunction<R> worker = null;
    for (int segment = take(); segment >= 0; segment = take()) {
      try {
        if (worker == null) {
          worker = workers.get();
        }
        done(segment, worker.apply(segment));
      } catch (RuntimeException | Error e) {
        fail(segment, e);
      }
    }
  }

  private synchronized int take() {
    if (taken == count || failure != null) {
      return -1;
    }
    running++;
    return taken++;
  }

  private synchronized void done(int segment, R result) {
    running--;
    waiting.put(segment, result);
    for (R first = waiting.remove(next); first != null; first = waiting.remove(next)) {
      results.accept(first);
      next++;
    }
    notifyAll();
  }

  private synchronized void fail(int segment, Throwable e) {
    running--;
    if (segment < failed) {
      failed = segment;
      failure = e;
    }
    notifyAll();
  }

  private synchronized void await() {
    boolean interrupted = false;
    while (running > 0) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure instanceof RuntimeException exception) {
      throw exception;
    }
  }
}
