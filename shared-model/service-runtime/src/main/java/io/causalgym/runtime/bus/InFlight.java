package io.causalgym.runtime.bus;

import io.causalgym.client.Refusal;
import io.vertx.core.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// Caps the calls of one address that are under way; the event bus itself knows no back-pressure.
final class InFlight {
  private final String operation;
  private final int most;
  private final AtomicInteger now = new AtomicInteger();

  InFlight(String operation, int most) {
    this.operation = operation;
    this.most = most;
  }

  /// Starts the call, or refuses it at once.
  <T> Future<T> admit(Supplier<Future<T>> call) {
    if (now.incrementAndGet() > most) {
      now.decrementAndGet();
      return Future.failedFuture(refusal());
    }
    return call.get().andThen(done -> now.decrementAndGet());
  }

  int now() {
    return now.get();
  }

  private RuntimeException refusal() {
    return Refusal.FULL
        .because(
            "'"
                + operation
                + "' has "
                + most
                + " calls under way, its limit; try again in a second")
        .exception();
  }
}
