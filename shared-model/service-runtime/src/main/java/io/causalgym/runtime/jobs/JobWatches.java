package io.causalgym.runtime.jobs;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Who waits for a change of a job. All who wait for one job share one look at it each tenth of a
/// second, and an early one when it is heard of. Used on the engine's event loop only.
final class JobWatches {
  private static final long PAUSE_MILLIS = 100;

  private final Vertx vertx;
  private final JobTable jobs;
  private final Map<String, Watch> watches = new HashMap<>();

  JobWatches(Vertx vertx, JobTable jobs) {
    this.vertx = vertx;
    this.jobs = jobs;
  }

  private record Waiter(Predicate<Job> enough, Promise<Optional<Job>> promise) {}

  private static final class Watch {
    private final String owner;
    private final String id;
    private final List<Waiter> waiters = new ArrayList<>();
    private long timer = -1;
    private boolean looking;
    private boolean again;

    Watch(String owner, String id) {
      this.owner = owner;
      this.id = id;
    }
  }

  /// See {@link JobEngine#await}.
  Future<Optional<Job>> await(String owner, String id, Predicate<Job> enough, Duration patience) {
    return jobs.get(owner, id)
        .compose(found ->
            found.filter(enough.negate()).isEmpty() || patience.toMillis() < 1
                ? Future.succeededFuture(found)
                : join(owner, id, enough, patience));
  }

  private Future<Optional<Job>> join(
      String owner, String id, Predicate<Job> enough, Duration patience) {
    Watch watch = watches.computeIfAbsent(id, key -> new Watch(owner, id));
    Waiter waiter = new Waiter(enough, Promise.promise());
    watch.waiters.add(waiter);
    if (watch.timer < 0) {
      watch.timer = vertx.setPeriodic(PAUSE_MILLIS, tick -> look(watch));
    }
    long end = vertx.setTimer(patience.toMillis(), over -> giveUp(watch, waiter));
    return waiter.promise().future().onComplete(done -> vertx.cancelTimer(end));
  }

  private void giveUp(Watch watch, Waiter waiter) {
    leave(watch, waiter);
    jobs.get(watch.owner, watch.id)
        .onComplete(waiter.promise()::tryComplete, waiter.promise()::tryFail);
  }

  private void leave(Watch watch, Waiter waiter) {
    watch.waiters.remove(waiter);
    if (watch.waiters.isEmpty()) {
      vertx.cancelTimer(watch.timer);
      watches.remove(watch.id, watch);
    }
  }

  void happened(JobEvent event) {
    switch (event) {
      case JobEvent.Finished finished -> look(finished.job());
      // Their rows change later, and the next look comes soon.
      case JobEvent.Submitted _, JobEvent.Progressed _ -> {}
    }
  }

  /// Looks at a job now, if anybody waits for it.
  void look(String job) {
    Watch watch = watches.get(job);
    if (watch != null) {
      look(watch);
    }
  }

  private void look(Watch watch) {
    if (watch.looking) {
      watch.again = true;
      return;
    }
    watch.looking = true;
    jobs.get(watch.owner, watch.id)
        .onComplete(
            found -> seen(watch, found),
            // The next look may find the database again; patience ends the wait.
            failure -> watch.looking = false);
  }

  private void seen(Watch watch, Optional<Job> found) {
    watch.looking = false;
    for (Waiter waiter : List.copyOf(watch.waiters)) {
      if (found.filter(waiter.enough().negate()).isEmpty()) {
        leave(watch, waiter);
        waiter.promise().tryComplete(found);
      }
    }
    if (watch.again && !watch.waiters.isEmpty()) {
      watch.again = false;
      look(watch);
    }
  }
}
