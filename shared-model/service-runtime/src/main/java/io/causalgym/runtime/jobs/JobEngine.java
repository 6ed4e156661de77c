package io.causalgym.runtime.jobs;

import io.causalgym.runtime.database.Database;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Starts, runs, shows, cancels and resumes jobs; one per process, any number over one database.
///
/// Leases and locks are PostgreSQL's. An engine polls for parts that are due, runs their handlers,
/// renews their leases, and stores what came out under the lease of the claim, so that of two
/// workers with the same part only the newer can write. A dead engine's parts become due when their
/// leases end. Methods may be called from any thread.
public final class JobEngine {
  private static final Logger LOG = LoggerFactory.getLogger(JobEngine.class);
  private static final long HOUSEKEEPING_MILLIS = 3_600_000;
  private static final Duration PARTIAL = Duration.ofMillis(250);

  private final Vertx vertx;
  private final Context context;
  private final JobSettings settings;
  private final InstantSource clock;
  private final JobTable jobs;
  private final PartRunner runner;
  private final JobWatches watches;
  private final List<JobListener> listeners = new ArrayList<>();
  private final Map<String, Registration> registrations = new ConcurrentHashMap<>();
  private final List<Long> timers = new ArrayList<>();

  /// @param clock the same for all engines of a database: a {@link DatabaseClock}
  public JobEngine(
      Vertx vertx,
      Database database,
      JobSettings settings,
      InstantSource clock,
      Problems problems) {
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    this.settings = settings;
    this.clock = clock;
    this.jobs = new JobTable(database);
    this.watches = new JobWatches(vertx, jobs::get);
    this.runner =
        new PartRunner(
            database,
            context,
            settings,
            clock,
            problems,
            registrations,
            this::publish,
            watches::look);
  }

  /// Names who does the jobs of `kind` here; before {@link #start}.
  ///
  /// @param concurrency parts of this kind that may run on this node at the same time
  public JobEngine register(String kind, JobHandler handler, int concurrency) {
    Registration registration = new Registration(kind, handler, concurrency);
    if (registrations.putIfAbsent(kind, registration) != null) {
      throw new IllegalStateException("jobs of kind '" + kind + "' have a handler already");
    }
    return this;
  }

  /// Adds someone to tell; before {@link #start}.
  public JobEngine listen(JobListener listener) {
    listeners.add(listener);
    return this;
  }

  /// Begins to claim parts.
  public Future<Void> start() {
    return onLoop(() -> {
      timers.add(vertx.setPeriodic(settings.poll().toMillis(), timer -> runner.poll()));
      timers.add(vertx.setPeriodic(HOUSEKEEPING_MILLIS, timer -> housekeep()));
      return runner.poll();
    });
  }

  /// Stops claiming, tells running handlers to stop, and gives their parts back with no attempt
  /// counted.
  public Future<Void> stop() {
    return onLoop(() -> {
      timers.forEach(vertx::cancelTimer);
      timers.clear();
      return runner.stop();
    });
  }

  /// Stores a job and returns it; or, with a key, the job that does the same work already. Fails
  /// with `RATE_LIMITED` where the owner has too many live jobs.
  public Future<Job> submit(JobRequest request) {
    return onLoop(() ->
        jobs.submit(request, settings, clock.instant())
            .map(submission -> {
              if (submission.created()) {
                publish(new JobEvent.Submitted(submission.job().id()));
                wake();
              }
              return submission.job();
            }));
  }

  /// Whether a job would be taken now, for who has to store something else before it.
  ///
  /// @return fails as {@link #submit} does where the owner has too many live jobs
  public Future<Void> requireRoom(String owner) {
    return jobs.requireRoomForOne(owner, settings.livePerOwner());
  }

  /// Empty where there is none, and where it belongs to somebody else.
  public Future<Optional<Job>> get(String owner, String id) {
    return jobs.get(owner, id);
  }

  /// The newest jobs first, without their results.
  ///
  /// @param before the `next` of the page before
  /// @param limit 1 to 1000
  /// @throws IllegalArgumentException if `before` is not the `next` of a page
  public Future<JobPage> list(
      String owner,
      Optional<JobState> state,
      Optional<String> kind,
      Optional<String> before,
      int limit) {
    int most = Math.clamp(limit, 1, 1000);
    // One more than asked for tells whether there is a next page.
    return jobs.list(owner, state, kind, JobPage.Place.of(before), most + 1)
        .map(found -> JobPage.of(found, most));
  }

  /// The job once `enough` is true of it, or as it stands when the patience is over; empty where
  /// there is none. Any number may watch one job for the cost of one.
  public Future<Optional<Job>> await(
      String owner, String id, Predicate<Job> enough, Duration patience) {
    return onLoop(() -> watches.await(owner, id, enough, patience));
  }

  /// A worker has left the cluster: its parts need not wait for the end of their leases. One that
  /// lives on after all cannot write, as after any takeover.
  public Future<Void> workerLost(String worker) {
    return onLoop(() -> runner.workerLost(worker));
  }

  /// Ends a job that has not ended: at once for parts on this node, at the next poll or {@link
  /// #interrupt} on others. A handler that ends with a result although it was told to stop leaves
  /// it as the result of the cancelled job, if the job has one part only.
  ///
  /// @return the job as it stands now, with its partial result where that comes at once
  public Future<Optional<Job>> cancel(String owner, String id) {
    return onLoop(() ->
        jobs.cancel(owner, id, clock.instant())
            .compose(cancelled -> {
              if (cancelled) {
                publish(new JobEvent.Finished(id, JobState.CANCELLED));
              }
              return cancelled
                  ? watches.await(owner, id, this::settled, PARTIAL)
                  : jobs.get(owner, id);
            }));
  }

  /// Whether nothing more is to be expected of a job in its state: not so of one that was cancelled
  /// just now and has not left its partial result yet, which comes a moment later.
  public boolean settled(Job job) {
    return job.state() != JobState.CANCELLED
        || job.parts() > 1
        || job.startedAt().isEmpty()
        || job.result().isPresent()
        || job.finishedAt().filter(end -> end.plus(PARTIAL).isAfter(clock.instant())).isEmpty();
  }

  /// Goes on with a failed or cancelled job: parts that succeeded stay done, the others start at
  /// their checkpoints.
  ///
  /// @return the job as it stands now: unchanged where it was not over, or where a newer job with
  ///   the same key does its work
  public Future<Optional<Job>> resume(String owner, String id) {
    return onLoop(() ->
        jobs.resume(owner, id, clock.instant())
            .compose(resumed -> {
              if (resumed) {
                publish(new JobEvent.Submitted(id));
                wake();
              }
              return jobs.get(owner, id);
            }));
  }

  /// Looks for parts now; when another node says that there are some.
  public void wake() {
    context.runOnContext(go -> runner.poll());
  }

  /// Stops the parts of a job that run here; when another node says that it has ended.
  public void interrupt(String job) {
    context.runOnContext(go -> {
      runner.interrupt(job);
      watches.look(job);
    });
  }

  /// Deletes finished jobs past their retention; also done every hour.
  ///
  /// @return how many
  public Future<Integer> purge() {
    return jobs.purge(clock.instant().minus(settings.retention()));
  }

  /// One look for work and cancellations, for tests that have no timers.
  Future<Void> poll() {
    return onLoop(runner::poll);
  }

  private void housekeep() {
    Future<Void> set =
        clock instanceof DatabaseClock database ? database.set() : Future.succeededFuture();
    set.compose(done -> purge())
        .onFailure(failure -> LOG.atWarn().setCause(failure).log("jobs could not be purged"));
  }

  private void publish(JobEvent event) {
    if (event instanceof JobEvent.Finished finished) {
      runner.interrupt(finished.job());
    }
    watches.happened(event);
    listeners.forEach(listener -> listener.happened(event));
  }

  private <T> Future<T> onLoop(Supplier<Future<T>> action) {
    Promise<T> promise = Promise.promise();
    context.runOnContext(
        go -> Future.succeededFuture().compose(ready -> action.get()).onComplete(promise));
    return promise.future();
  }
}
