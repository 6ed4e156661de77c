package io.causalgym.evaluation.dispatch;

import io.causalgym.evaluation.dispatch.retry.Retries;
import io.causalgym.evaluation.dispatch.retry.Verdict;
import io.causalgym.evaluation.provider.FailureKind;
import io.causalgym.evaluation.provider.ProviderException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What becomes of questions whose request failed, and of all others where no request can succeed.
/// Lives on the loop.
final class Setbacks {
  private final LaneKey lane;
  private final Flights flights;
  private final Outcomes outcomes;
  private final Retries retries;
  private @Nullable Undelivered stop;

  Setbacks(LaneKey lane, Flights flights, Outcomes outcomes, Retries retries) {
    this.lane = lane;
    this.flights = flights;
    this.outcomes = outcomes;
    this.retries = retries;
  }

  /// Why nothing is sent any more, if so.
  @Nullable Undelivered stopped() {
    return stop;
  }

  void restart() {
    stop = null;
  }

  /// A failure of a kind that is known. Any other is a fault of ours, which no retry mends.
  static ProviderException known(Throwable cause) {
    return cause instanceof ProviderException failure
        ? failure
        : ProviderException.of(FailureKind.BAD_REQUEST, "the request could not be made: " + cause);
  }

  void judge(Flight flight, ProviderException failure, long now) {
    outcomes.cancelled(flight);
    if (flight.waiters.isEmpty()) {
      flights.end(flight);
      return;
    }
    long left = flight.deadlineAt() - now;
    switch (retries.judge(failure, flight.strikes, flight.leader().options.retries(), left)) {
      case Verdict.Again(long nanos) -> again(flight, now, nanos);
      case Verdict.Parked(Duration told) ->
          outcomes.failed(
              flight, undelivered(flight, Undelivered.Reason.PARKED, failure, Optional.of(told)));
      case Verdict.Failed() ->
          outcomes.failed(
              flight,
              undelivered(flight, Undelivered.Reason.FAILED, failure, failure.retryAfter()));
      case Verdict.Late() ->
          outcomes.failed(
              flight,
              undelivered(flight, Undelivered.Reason.DEADLINE, failure, failure.retryAfter()));
      case Verdict.Hopeless() -> stop(flight, failure);
    }
  }

  private void again(Flight flight, long now, long nanos) {
    if (stop != null) {
      outcomes.failed(flight, stop.after(flight.attempts));
    } else {
      flights.park(flight, now, nanos);
    }
  }

  private void stop(Flight flight, ProviderException failure) {
    Undelivered reason =
        new Undelivered(
            Undelivered.Reason.STOPPED,
            failure.kind(),
            flight.attempts,
            Optional.empty(),
            "nothing more is sent to "
                + lane.model()
                + " at "
                + lane.endpoint()
                + ": "
                + failure.getMessage());
    stop = reason;
    outcomes.failed(flight, reason);
    // Copied, as those who are told may come back at once.
    for (Flight other : flights.all()) {
      if (other.state != Flight.State.UNDERWAY && other.state != Flight.State.DONE) {
        outcomes.failed(other, reason.after(other.attempts));
      }
    }
  }

  private static Undelivered undelivered(
      Flight flight,
      Undelivered.Reason reason,
      ProviderException failure,
      Optional<Duration> retryAfter) {
    return new Undelivered(
        reason, failure.kind(), flight.attempts, retryAfter, String.valueOf(failure.getMessage()));
  }
}
