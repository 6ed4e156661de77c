package io.causalgym.evaluation.dispatch;

import io.causalgym.evaluation.chat.ChatReply;
import io.causalgym.evaluation.dispatch.time.Loop;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Tells those who wait what became of their question. Lives on the loop.
final class Outcomes {
  private static final double NANOS_PER_MILLI = 1e6;

  private final Loop loop;
  private final Flights flights;
  private final Ledger ledger;

  Outcomes(Loop loop, Flights flights, Ledger ledger) {
    this.loop = loop;
    this.flights = flights;
    this.ledger = ledger;
  }

  /// @param upstreamMillis 0 for a cached reply
  void delivered(Flight flight, ChatReply reply, boolean cached, double upstreamMillis, long now) {
    boolean first = true;
    for (Waiter waiter : flights.end(flight)) {
      double total = (now - waiter.startedAt) / NANOS_PER_MILLI;
      int attempts = first && !cached ? flight.attempts : 0;
      // Who joined another's question waits for it and for nothing else.
      double upstream = Math.min(upstreamMillis, total);
      double waited = first ? flight.waitedNanos / NANOS_PER_MILLI : total - upstream;
      Delivered delivered = new Delivered(reply, cached, !first, attempts, upstream, total, waited);
      ledger.delivered(delivered);
      loop.tell(() -> waiter.promise.complete(delivered));
      first = false;
    }
  }

  /// For all who wait.
  void failed(Flight flight, Undelivered failure) {
    for (Waiter waiter : flights.end(flight)) {
      fail(waiter, failure);
    }
  }

  /// For one of them.
  void failed(Flight flight, Waiter waiter, Undelivered failure) {
    flights.leave(flight, waiter);
    fail(waiter, failure);
  }

  /// For those whose run was cancelled.
  void cancelled(Flight flight) {
    failedWhere(flight, waiter -> waiter.line.cancelled ? cancelled(flight.attempts) : null);
  }

  /// For those whose time is over.
  void expired(Flight flight, long now) {
    failedWhere(
        flight,
        waiter ->
            waiter.deadlineAt - now <= 0
                ? Undelivered.unsent(
                    Undelivered.Reason.DEADLINE,
                    flight.attempts,
                    "no reply within " + waiter.options.retries().deadline())
                : null);
  }

  static Undelivered cancelled(int attempts) {
    return Undelivered.unsent(Undelivered.Reason.CANCELLED, attempts, "the run was cancelled");
  }

  void fail(Waiter waiter, Undelivered failure) {
    ledger.undelivered();
    loop.tell(() -> waiter.promise.fail(failure));
  }

  private void failedWhere(Flight flight, Function<Waiter, @Nullable Undelivered> failure) {
    for (Waiter waiter : List.copyOf(flight.waiters)) {
      Undelivered reason = failure.apply(waiter);
      if (reason != null) {
        failed(flight, waiter, reason);
      }
    }
  }
}
