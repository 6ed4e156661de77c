package io.causalgym.evaluation.dispatch;

import io.causalgym.evaluation.chat.Usage;
import io.causalgym.evaluation.dispatch.limit.Pacing;
import io.causalgym.evaluation.dispatch.limit.TokenEstimate;
import io.causalgym.evaluation.dispatch.retry.RetryBudget;
import io.causalgym.evaluation.dispatch.time.Alarm;
import io.causalgym.evaluation.provider.Delivery;
import io.causalgym.evaluation.provider.FailureKind;
import io.causalgym.evaluation.provider.Provider;
import io.causalgym.evaluation.provider.ProviderException;
import io.vertx.core.AsyncResult;
import java.time.Duration;

/// Sends what is ready as limits and budgets allow, and receives what comes back. Lives on the
/// loop.
final class Sender {
  private static final long BUDGET_WAIT_NANOS = 25_000_000L;
  private static final long RETRY_WAIT_NANOS = 100_000_000L;
  // Providers keep the time themselves; this is for one that never answers at all.
  private static final long GRACE_NANOS = 2_000_000_000L;

  private final Provider provider;
  private final Parts parts;
  private final Pacing pacing;
  private final Flights flights;
  private final Outcomes outcomes;
  private final Setbacks setbacks;
  private final Runnable turn;
  private final RetryBudget retryBudget;
  private final TokenEstimate estimate = new TokenEstimate();

  /// @param turn what to do when a reply has made room
  Sender(Provider provider, Parts parts, Setbacks setbacks, Runnable turn) {
    this.provider = provider;
    this.parts = parts;
    this.pacing = parts.pacing();
    this.flights = parts.flights();
    this.outcomes = parts.outcomes();
    this.setbacks = setbacks;
    this.turn = turn;
    this.retryBudget = new RetryBudget(parts.loop().nanos());
  }

  void ready(Flight flight, long now) {
    flight.tokens = estimate.expected(flight.request);
    flights.ready(flight, now);
  }

  /// Sends what may go now.
  ///
  /// @return when more may go
  long sendReady(long now) {
    Flight next = flights.nextReady();
    while (next != null && flights.underway() < pacing.concurrency()) {
      long at = pacing.readyAt(next.tokens, now);
      if (at > now) {
        return at;
      }
      if (next.attempts > 0 && !retryBudget.allows(now)) {
        flights.park(next, now, RETRY_WAIT_NANOS);
      } else if (affordable(next, now)) {
        launch(next, now);
      }
      next = flights.nextReady();
    }
    return Alarm.NEVER;
  }

  /// Gives up what should have come long ago.
  void overdue(Flight flight, long now) {
    if (flight.state == Flight.State.UNDERWAY && flight.overdueAt - now <= 0) {
      failed(flight, ProviderException.of(FailureKind.TIMEOUT, "the provider never answered"), now);
    }
  }

  private boolean affordable(Flight flight, long now) {
    Waiter leader = flight.leader();
    flight.payer = leader.options.billing();
    flight.reserved =
        flight
            .payer
            .price()
            .nanodollars(
                TokenEstimate.mostPromptTokens(flight.request),
                flight.request.sampling().maxTokens());
    return switch (flight.payer.budget().reserve(flight.reserved)) {
      case YES -> true;
      case PERHAPS_LATER -> {
        flights.park(flight, now, BUDGET_WAIT_NANOS);
        yield false;
      }
      case NO -> {
        outcomes.failed(
            flight,
            leader,
            Undelivered.unsent(
                Undelivered.Reason.OVER_BUDGET,
                flight.attempts,
                "this question could pass the budget"));
        yield false;
      }
    };
  }

  private void launch(Flight flight, long now) {
    boolean retry = flight.attempts > 0;
    flights.underway(flight, now);
    flight.trip = new Pacing.Trip(now, flight.tokens, flights.underway(), retry);
    pacing.sent(flight.tokens, now);
    parts.ledger().sent(retry);
    if (retry) {
      retryBudget.retry(now);
    } else {
      retryBudget.first(now);
    }
    long attempt = flight.leader().options.retries().attemptTimeout().toNanos();
    long timeout = Math.max(1, Math.min(attempt, flight.deadlineAt() - now));
    flight.overdueAt = now + timeout + GRACE_NANOS;
    int number = flight.attempts;
    flight
        .leader()
        .origin
        .call(
            () -> provider.send(flight.request, parts.lane().endpoint(), Duration.ofNanos(timeout)))
        .onComplete(result -> parts.loop().execute(() -> arrived(flight, number, result)));
  }

  private void arrived(Flight flight, int number, AsyncResult<Delivery> result) {
    if (flight.state != Flight.State.UNDERWAY || flight.attempts != number) {
      return;
    }
    long now = parts.loop().nanos();
    if (result.succeeded()) {
      succeeded(flight, result.result(), now);
    } else {
      failed(flight, Setbacks.known(result.cause()), now);
    }
    turn.run();
  }

  private void succeeded(Flight flight, Delivery delivery, long now) {
    Usage usage = delivery.reply().usage();
    flight
        .payer
        .budget()
        .settle(flight.reserved, flight.payer.price().nanodollars(usage, flight.reserved));
    double tokens = estimate.learn(flight.request, usage);
    pacing.succeeded(flight.trip, tokens, delivery.limits(), now);
    if (flight.cached) {
      parts.cache().keep(flight.key, delivery.reply());
    }
    outcomes.delivered(flight, delivery.reply(), false, delivery.upstreamMillis(), now);
  }

  private void failed(Flight flight, ProviderException failure, long now) {
    flight.payer.budget().release(flight.reserved);
    flight.strikes += pacing.broken() ? 0 : 1;
    pacing.failed(flight.trip, failure.kind(), failure.limits(), now);
    parts.ledger().failed(failure.kind());
    flight.waitedNanos += now - flight.trip.sentAt();
    setbacks.judge(flight, failure, now);
  }
}
