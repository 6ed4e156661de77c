package io.causalgym.evaluation.run;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/// Lets so many through at a time; the others wait in line.
final class Turnstile {
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private int places;

  Turnstile(int places) {
    this.places = places;
  }

  /// Starts something when there is a place for it, which is free again when it ends.
  <T> Future<T> pass(Supplier<Future<T>> work) {
    Promise<T> promise = Promise.promise();
    Runnable entry =
        () ->
            Future.succeededFuture()
                .compose(go -> work.get())
                .onComplete(ended -> {
                  leave();
                  promise.handle(ended);
                });
    if (enter(entry)) {
      entry.run();
    }
    return promise.future();
  }

  private synchronized boolean enter(Runnable entry) {
    if (places > 0) {
      places--;
      return true;
    }
    waiting.add(entry);
    return false;
  }

  private void leave() {
    Runnable next = next();
    if (next != null) {
      next.run();
    }
  }

  private synchronized @org.jspecify.annotations.Nullable Runnable next() {
    Runnable next = waiting.poll();
    if (next == null) {
      places++;
    }
    return next;
  }
}
