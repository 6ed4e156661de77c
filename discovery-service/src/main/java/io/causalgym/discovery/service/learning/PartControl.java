package io.causalgym.discovery.service.learning;

import io.causalgym.contract.DiscoveryQuery;
import io.causalgym.discovery.search.Checkpoints;
import io.causalgym.discovery.search.SearchControl;
import io.causalgym.discovery.search.SearchProgress;
import io.causalgym.graph.Deadline;
import io.causalgym.numeric.backend.KernelBackend;
import io.causalgym.numeric.parallel.ParallelLoop;
import io.causalgym.runtime.compute.ComputePool;
import io.causalgym.runtime.jobs.JobProgress;
import io.causalgym.runtime.jobs.PartContext;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Joins a search to the part of a job that it does: where it is, where it was, and when to stop.
final class PartControl {
  private static final Logger LOG = LoggerFactory.getLogger(PartControl.class);

  /// What a job of several searches counts.
  static final String SEARCHES = "searches";

  private final PartContext part;
  private final DiscoveryQuery query;
  private final PartInput input;
  private final ComputePool pool;
  private final KernelBackend kernels;

  /// @param pool lends threads that have nothing else to do
  PartControl(
      PartContext part,
      DiscoveryQuery query,
      PartInput input,
      ComputePool pool,
      KernelBackend kernels) {
    this.part = part;
    this.query = query;
    this.input = input;
    this.pool = pool;
    this.kernels = kernels;
  }

  /// @param stopped by the pool, which is also where a batch computation pauses for others
  SearchControl search(BooleanSupplier stopped) {
    return new SearchControl(loop(), deadline(stopped), progress(), checkpoints(), seed())
        .with(kernels);
  }

  private ParallelLoop loop() {
    Integer asked = query.parameters() == null ? null : query.parameters().threads();
    int most = pool.threads();
    return new ParallelLoop(
        pool.spare(), asked == null || asked == 0 ? most : Math.min(asked, most));
  }

  /// Time that one search may take.
  static Duration budget(DiscoveryQuery query) {
    Integer seconds = Objects.requireNonNull(query.budget(), "filled in").seconds();
    return Duration.ofSeconds(Objects.requireNonNull(seconds, "filled in"));
  }

  private Deadline deadline(BooleanSupplier stopped) {
    long end = System.nanoTime() + budget(query).toNanos();
    return Deadline.when(
        () -> stopped.getAsBoolean() || part.cancelled() || System.nanoTime() - end > 0);
  }

  private SearchProgress progress() {
    if (DiscoveryJobs.isSingle(query)) {
      return (done, total, unit, stage) ->
          part.progress(new JobProgress(done, Math.max(done, total), unit, stage));
    }
    // A job of many searches counts searches, whatever happens within one.
    return (done, total, unit, stage) ->
        part.progress(
            input.isWhole()
                ? new JobProgress(0, 1, SEARCHES, stage)
                : new JobProgress(done, total, SEARCHES, stage));
  }

  private Checkpoints checkpoints() {
    return new Checkpoints() {
      @Override
      public Optional<String> last() {
        return part.checkpoint();
      }

      @Override
      public void save(String place) {
        // A search does not wait for its checkpoint: one that is lost costs time and nothing else.
        part.saveCheckpoint(place)
            .onFailure(lost ->
                LOG.atDebug()
                    .addKeyValue("job", part.job())
                    .setCause(lost)
                    .log("a checkpoint was not kept"));
      }
    };
  }

  private long seed() {
    Long seed = query.parameters() == null ? null : query.parameters().seed();
    return seed == null ? 1 : seed;
  }
}
