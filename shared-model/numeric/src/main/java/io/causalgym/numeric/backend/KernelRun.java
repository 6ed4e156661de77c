package io.causalgym.numeric.backend;

import io.causalgym.numeric.parallel.ParallelLoop;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/// What a computation lends its kernels, and what it learns of them: threads, whether it is still
/// wanted, and which backends did the work.
public final class KernelRun {
  private final ParallelLoop loop;
  private final BooleanSupplier stopped;
  private final BackendsUsed used;

  /// @param stopped asked now and then, from any thread
  public KernelRun(ParallelLoop loop, BooleanSupplier stopped) {
    this(loop, stopped, new BackendsUsed());
  }

  /// One of several runs of a computation.
  ///
  /// @param used learns which backends do the work
  public KernelRun(ParallelLoop loop, BooleanSupplier stopped, BackendsUsed used) {
    this.loop = loop;
    this.stopped = stopped;
    this.used = used;
  }

  /// On the caller's thread alone, to its end.
  public static KernelRun plain() {
    return new KernelRun(ParallelLoop.sequential(), () -> false);
  }

  public ParallelLoop loop() {
    return loop;
  }

  /// @throws CancellationException if the result is not wanted any more
  public void check() {
    if (stopped.getAsBoolean()) {
      throw new CancellationException("the computation was stopped");
    }
  }

  /// A backend did something for this run.
  public void used(String backend) {
    used.add(backend);
  }

  /// The backend for `provenance.backend`: a device if one did any of the work, else `jvm`.
  public String backend() {
    return used.name();
  }
}
