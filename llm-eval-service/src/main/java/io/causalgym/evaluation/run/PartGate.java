package io.causalgym.evaluation.run;

import io.causalgym.runtime.database.DatabaseUnavailable;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;

/// Whether work on a part may go on: somebody may pause it, and some day it is over. Whoever waits
/// here waits no longer than that.
final class PartGate {
  private static final Duration DATABASE_PAUSE = Duration.ofSeconds(1);

  private final Vertx vertx;
  private final Set<Promise<Void>> pauses = new HashSet<>();
  private volatile boolean paused;
  private volatile boolean over;
  private Promise<Void> opened = Promise.promise();

  PartGate(Vertx vertx, boolean paused) {
    this.vertx = vertx;
    this.paused = paused;
  }

  /// Whether nothing that is done here counts any more.
  boolean over() {
    return over;
  }

  /// Whether nothing new may begin now.
  boolean held() {
    return paused || over;
  }

  boolean paused() {
    return paused;
  }

  void end() {
    Set<Promise<Void>> waiting;
    synchronized (this) {
      over = true;
      waiting = new HashSet<>(pauses);
      waiting.add(opened);
      pauses.clear();
    }
    waiting.forEach(Promise::tryComplete);
  }

  void pause(boolean now) {
    Promise<Void> go = Promise.promise();
    synchronized (this) {
      if (paused && !now) {
        go = opened;
        opened = Promise.promise();
      }
      paused = now;
    }
    go.tryComplete();
  }

  /// Done when the part is no longer paused, or over.
  synchronized Future<Void> opened() {
    return held() && !over ? opened.future() : Future.succeededFuture();
  }

  /// Done after a while, or when the part is over.
  Future<Void> later(Duration wait) {
    Promise<Void> later = Promise.promise();
    synchronized (this) {
      if (over) {
        return Future.succeededFuture();
      }
      pauses.add(later);
    }
    long timer = vertx.setTimer(Math.max(1, wait.toMillis()), go -> later.tryComplete());
    return later
        .future()
        .onComplete(done -> {
          vertx.cancelTimer(timer);
          synchronized (this) {
            pauses.remove(later);
          }
        });
  }

  /// Does something in the database, however long that is away: what took a provider hours, and is
  /// paid for, is not lost for a minute's fault.
  <T> Future<T> insist(Supplier<Future<T>> statement) {
    return statement
        .get()
        .recover(failure ->
            failure instanceof DatabaseUnavailable && !over
                ? later(DATABASE_PAUSE).compose(go -> insist(statement))
                : Future.failedFuture(failure));
  }
}
