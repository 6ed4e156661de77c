package io.causalgym.discovery.search;

import io.causalgym.graph.Deadline;
import io.causalgym.numeric.backend.BackendsUsed;
import io.causalgym.numeric.backend.KernelBackend;
import io.causalgym.numeric.backend.jvm.JvmBackend;
import io.causalgym.numeric.parallel.ParallelLoop;

/// How a search is run, and how it is stopped.
///
/// @param loop the threads that it may use
/// @param deadline polled at least every 10 ms of work, so that a cancelled search ends at once
/// @param progress is told where the search is
/// @param checkpoints remember where it was
/// @param seed of everything random
/// @param kernels compute what a device may take over
/// @param used learns who computed it
public record SearchControl(
    ParallelLoop loop,
    Deadline deadline,
    SearchProgress progress,
    Checkpoints checkpoints,
    long seed,
    KernelBackend kernels,
    BackendsUsed used) {

  /// With the processor's kernels.
  public SearchControl(
      ParallelLoop loop,
      Deadline deadline,
      SearchProgress progress,
      Checkpoints checkpoints,
      long seed) {
    this(loop, deadline, progress, checkpoints, seed, new JvmBackend(), new BackendsUsed());
  }

  /// One thread, no deadline, nobody to tell.
  public static SearchControl plain() {
    return new SearchControl(
        ParallelLoop.sequential(), Deadline.NONE, SearchProgress.NONE, Checkpoints.NONE, 1);
  }

  public SearchControl with(ParallelLoop loop) {
    return new SearchControl(loop, deadline, progress, checkpoints, seed, kernels, used);
  }

  public SearchControl with(Deadline deadline) {
    return new SearchControl(loop, deadline, progress, checkpoints, seed, kernels, used);
  }

  public SearchControl with(SearchProgress progress) {
    return new SearchControl(loop, deadline, progress, checkpoints, seed, kernels, used);
  }

  public SearchControl with(Checkpoints checkpoints) {
    return new SearchControl(loop, deadline, progress, checkpoints, seed, kernels, used);
  }

  public SearchControl withSeed(long seed) {
    return new SearchControl(loop, deadline, progress, checkpoints, seed, kernels, used);
  }

  public SearchControl with(KernelBackend kernels) {
    return new SearchControl(loop, deadline, progress, checkpoints, seed, kernels, used);
  }
}
