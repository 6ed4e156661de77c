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
import java.util.function.BiFunction;
import java.util.function.Predicate;

/// Who waits for a change of a job. All who wait for one job share one look at it each tenth of a
/// second, and an early one when somebody comes or news are heard. Used on the engine's event loop
/// only.
///
/// A look answers those only who came before it began: one that began earlier may show less than
/// they have seen on another node.
final class JobWatches {
  private static final long PAUSE_MILLIS = 100;

  private final Vertx vertx;
  private final BiFunction<String, String, Future<Optional<Job>>> read;
  private final Map<Watched, Watch> watches = new HashMap<>();

  /// @param read the job of an owner with an id, as it stands
  JobWatches(Vertx vertx, BiFunction<String, String, Future<Optional<Job>>> read) {
    this.vertx = vertx;
    this.read = read;
  }

  private record Watched(String owner, String id) {}

  /// @param from the first look that counts
  private record Waiter(Predicate<Job> enough, long from, Promise<Optional<Job>> promise) {}

  private static final class Watch {
    private final Watched watched;
    private final List<Waiter> waiters = new ArrayList<>();
    private long timer;
    private long looks;
    private boolean looking;
    private boolean again;
    private long answered;
    private Optional<Job> last = Optional.empty();

    Watch(Watched watched) {
      this.watched = watched;
    }
  }

  /// See {@link JobEngine#await}.
  Future<Optional<Job>> await(String owner, String id, Predicate<Job> enough, Duration patience) {
    if (patience.toMillis() < 1) {
      return read.apply(owner, id);
    }
    Watch watch = watches.computeIfAbsent(new Watched(owner, id), this::begin);
    Waiter waiter = new Waiter(enough, watch.looks + 1, Promise.promise());
    watch.waiters.add(waiter);
    long end = vertx.setTimer(patience.toMillis(), over -> giveUp(watch, waiter));
    look(watch);
    return waiter.promise().future().onComplete(done -> vertx.cancelTimer(end));
  }

  private Watch begin(Watched watched) {
    Watch watch = new Watch(watched);
    watch.timer =
        vertx.setPeriodic(
            PAUSE_MILLIS,
            tick -> {
              if (!watch.looking) {
                look(watch);
              }
            });
    return watch;
  }

  private void giveUp(Watch watch, Waiter waiter) {
    leave(watch, waiter);
    if (watch.answered >= waiter.from()) {
      waiter.promise().tryComplete(watch.last);
    } else {
      read.apply(watch.watched.owner(), watch.watched.id()).onComplete(waiter.promise());
    }
  }

  private void leave(Watch watch, Waiter waiter) {
    watch.waiters.remove(waiter);
    if (watch.waiters.isEmpty() && watches.remove(watch.watched, watch)) {
      vertx.cancelTimer(watch.timer);
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
    List.copyOf(watches.values()).stream()
        .filter(watch -> watch.watched.id().equals(job))
        .forEach(this::look);
  }

  private void look(Watch watch) {
    if (watch.looking) {
      watch.again = true;
      return;
    }
    watch.looking = true;
    watch.again = false;
    watch.looks++;
    read.apply(watch.watched.owner(), watch.watched.id())
        .onComplete(found -> seen(watch, found), failure -> failed(watch, failure));
  }

  private void seen(Watch watch, Optional<Job> found) {
    watch.answered = watch.looks;
    watch.last = found;
    for (Waiter waiter : List.copyOf(watch.waiters)) {
      if (waiter.from() <= watch.looks && found.filter(waiter.enough().negate()).isEmpty()) {
        leave(watch, waiter);
        waiter.promise().tryComplete(found);
      }
    }
    lookedAt(watch);
  }

  /// Who has seen nothing yet hears of it; for others the next look may find the database again,
  /// and patience ends their wait.
  private void failed(Watch watch, Throwable failure) {
    for (Waiter waiter : List.copyOf(watch.waiters)) {
      if (waiter.from() == watch.looks) {
        leave(watch, waiter);
        waiter.promise().tryFail(failure);
      }
    }
    lookedAt(watch);
  }

  private void lookedAt(Watch watch) {
    watch.looking = false;
    if (watch.again && !watch.waiters.isEmpty()) {
      look(watch);
    }
  }
}
