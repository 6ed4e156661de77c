package io.causalgym.runtime.jobs;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What a handler sees of the part that it runs. Every method may be called from any thread.
public final class PartContext {
  private final Claim claim;
  private final BiFunction<PartContext, String, Future<Void>> checkpoints;
  private final Consumer<PartContext> progressed;
  private final Supplier<Future<Share>> share;
  private final Promise<Void> cancellation = Promise.promise();
  private final AtomicBoolean announcing = new AtomicBoolean();
  private volatile JobProgress progress;
  private volatile JobProgress stored;
  private volatile Instant leaseUntil;

  PartContext(
      Claim claim,
      Instant leaseUntil,
      BiFunction<PartContext, String, Future<Void>> checkpoints,
      Consumer<PartContext> progressed,
      Supplier<Future<Share>> share) {
    this.claim = claim;
    this.leaseUntil = leaseUntil;
    this.checkpoints = checkpoints;
    this.progressed = progressed;
    this.share = share;
    this.progress = claim.progress();
    this.stored = claim.progress();
  }

  public String job() {
    return claim.job();
  }

  public String owner() {
    return claim.owner();
  }

  /// 0 for the first part.
  public int part() {
    return claim.part();
  }

  /// 1 for the first attempt.
  public int attempt() {
    return claim.attempt();
  }

  /// JSON of the job's request.
  public String request() {
    return claim.request();
  }

  /// JSON of the part's input.
  public String input() {
    return claim.input();
  }

  /// JSON that an earlier attempt saved last.
  public Optional<String> checkpoint() {
    return claim.checkpoint();
  }

  /// Stores JSON from which another worker could go on, and renews the lease.
  ///
  /// @return fails with {@link LeaseLost} if the part no longer belongs to this worker: stop then
  public Future<Void> saveCheckpoint(String json) {
    return checkpoints.apply(this, json);
  }

  /// Says where the part is. Cheap: only the newest is stored, at the next poll.
  public void progress(JobProgress now) {
    progress = now;
    progressed.accept(this);
  }

  /// What this node may use of what the job may: as many nodes as hold parts of it at this moment
  /// have equal shares. A dead one counts until its leases end or its parts are taken over.
  public Future<Share> share() {
    return share.get();
  }

  /// Whether the handler should stop, because nothing it does will count any more.
  public boolean cancelled() {
    return cancellation.future().isComplete();
  }

  /// Completes when {@link #cancelled} becomes true, to pass it on to a computation or a request.
  public Future<Void> cancellation() {
    return cancellation.future();
  }

  void cancel() {
    cancellation.tryComplete();
  }

  Claim claim() {
    return claim;
  }

  /// @return whether nobody is about to announce the progress yet
  boolean announce() {
    return announcing.compareAndSet(false, true);
  }

  void announced() {
    announcing.set(false);
  }

  JobProgress latestProgress() {
    return progress;
  }

  boolean hasUnstoredProgress() {
    return !progress.equals(stored);
  }

  Instant leaseUntil() {
    return leaseUntil;
  }

  void renewed(Instant until, JobProgress written) {
    leaseUntil = until;
    stored = written;
  }
}
