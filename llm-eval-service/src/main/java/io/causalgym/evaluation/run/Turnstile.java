package io.causalgym.evaluation.run;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Lets so many through at a time; the others wait in line.
final class Turnstile {
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private int places;
  // Whoever lets others in goes on until nobody can come in: work that ends at once, which cached
  // answers do by the thousand, would else start the next from within, and that the next.
  private boolean admitting;

  Turnstile(int places) {
    this.places = places;
  }

  /// Starts something when there is a place for it, which is free again when it ends.
  <T> Future<T> pass(Supplier<Future<T>> work) {
    Promise<T> promise = Promise.promise();
    enter(() ->
        Future.succeededFuture()
            .compose(go -> work.get())
            .onComplete(ended -> {
              leave();
              promise.handle(ended);
            }));
    return promise.future();
  }

  private void enter(Runnable entry) {
    synchronized (this) {
      waiting.add(entry);
    }
    admit();
  }

  private void leave() {
    synchronized (this) {
      places++;
    }
    admit();
  }

  private void admit() {
    synchronized (this) {
      if (admitting) {
        return;
      }
      admitting = true;
    }
    for (Runnable next = next(); next != null; next = next()) {
      next.run();
    }
  }

  /// Nothing to start ends the admitting in the same breath, so that nobody waits unseen.
  private synchronized @Nullable Runnable next() {
    Runnable next = places > 0 ? waiting.poll() : null;
    if (next == null) {
      admitting = false;
    } else {
      places--;
    }
    return next;
  }
}
