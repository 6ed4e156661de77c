package io.causalgym.numeric.backend;

import io.causalgym.numeric.parallel.ParallelLoop;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/// Runs with several threads.
final class Threads {
  private Threads() {}

  static Matrix with(int threads, Function<KernelRun, Matrix> kernel) {
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      return kernel.apply(new KernelRun(new ParallelLoop(pool, threads), () -> false));
    }
  }

  static KernelRun stopped() {
    return new KernelRun(ParallelLoop.sequential(), () -> true);
  }
}
