package io.causalgym.runtime.compute;

import io.causalgym.contract.CallContext;
import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemException;
import io.causalgym.contract.ProblemType;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// A bounded pool of platform threads with a bounded queue. What does not fit is refused at once,
/// and nothing is computed for a caller that has gone.
///
/// Platform threads, because virtual threads are not time-sliced: with all cores busy a new one
/// waits for a whole computation of another.
public final class ComputePool implements AutoCloseable {
  private final Vertx vertx;
  private final PoolSettings settings;
  private final ThreadPoolExecutor threads;
  private final Counter rejected;
  private final BooleanSupplier others;

  /// A pool that yields to nobody.
  public ComputePool(Vertx vertx, PoolSettings settings, MeterRegistry metrics) {
    this(vertx, settings, metrics, () -> false);
  }

  private ComputePool(
      Vertx vertx, PoolSettings settings, MeterRegistry metrics, BooleanSupplier others) {
    this.vertx = vertx;
    this.settings = settings;
    this.others = others;
    this.threads =
        new ThreadPoolExecutor(
            settings.threads(),
            settings.threads(),
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(settings.queue()),
            Thread.ofPlatform().name(settings.name() + "-", 0).daemon().factory(),
            new ThreadPoolExecutor.AbortPolicy());
    Gauge.builder("compute.pool.queue.size", threads, pool -> pool.getQueue().size())
        .tag("pool", settings.name())
        .strongReference(true)
        .register(metrics);
    Gauge.builder("compute.pool.active", threads, ThreadPoolExecutor::getActiveCount)
        .tag("pool", settings.name())
        .strongReference(true)
        .register(metrics);
    this.rejected =
        Counter.builder("compute.pool.rejected").tag("pool", settings.name()).register(metrics);
  }

  /// A pool whose computations pause, where they poll, while this one has work waiting.
  public ComputePool yielding(PoolSettings behind, MeterRegistry metrics) {
    return new ComputePool(vertx, behind, metrics, () -> queued() > 0);
  }

  /// Computes on a thread of the pool and completes on the caller's Vert.x context.
  ///
  /// Fails with {@link ProblemType#OVERLOADED} if the queue is full, and with {@link
  /// ProblemType#DEADLINE_EXCEEDED} when the deadline passes: a computation that still waits is
  /// then never started, and one that runs is told to stop, interrupted, and its result dropped.
  public <T> Future<T> submit(CallContext context, Work<T> work) {
    if (context.deadline() <= System.currentTimeMillis()) {
      return Future.failedFuture(late());
    }
    ContextInternal caller = (ContextInternal) vertx.getOrCreateContext();
    Computation<T> computation =
        new Computation<>(work, context.deadline(), caller.promise(), this::late, others);
    try {
      threads.execute(computation);
    } catch (RejectedExecutionException full) {
      rejected.increment();
      return Future.failedFuture(overloaded());
    }
    long left = Math.max(1, context.deadline() - System.currentTimeMillis());
    long timer = vertx.setTimer(left, passed -> expire(computation));
    return computation.result().onComplete(done -> vertx.cancelTimer(timer));
  }

  private void expire(Computation<?> computation) {
    computation.expire();
    threads.remove(computation);
  }

  /// Lends threads that have nothing to do, for parts of a computation that runs here already;
  /// where there is none the part is refused, and whoever asked does it alone.
  public Executor spare() {
    return part -> {
      if (threads.getActiveCount() + queued() >= settings.threads()) {
        throw new RejectedExecutionException("no thread of '" + settings.name() + "' is free");
      }
      threads.execute(part);
    };
  }

  /// Computations at once.
  public int threads() {
    return settings.threads();
  }

  /// Computations that wait for a thread.
  public int queued() {
    return threads.getQueue().size();
  }

  private ProblemException late() {
    return Problem.of(
            ProblemType.DEADLINE_EXCEEDED,
            "the deadline passed before the computation ended; allow more time or ask for less")
        .exception();
  }

  private ProblemException overloaded() {
    return Problem.of(
            ProblemType.OVERLOADED,
            "the "
                + settings.name()
                + " pool has "
                + settings.queue()
                + " computations waiting, its limit; try again in "
                + settings.retryAfterSeconds()
                + " s")
        .with("retryAfter", settings.retryAfterSeconds())
        .exception();
  }

  /// Interrupts what runs and forgets what waits.
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
