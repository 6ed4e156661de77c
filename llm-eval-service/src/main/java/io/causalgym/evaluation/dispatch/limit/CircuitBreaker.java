package io.causalgym.evaluation.dispatch.limit;

import io.causalgym.evaluation.dispatch.time.Alarm;

/// Stops sending to a provider that is down and asks it now and then whether it is back.
///
/// Opens after ten failures in a row and a second without any answer (a server that has too much to
/// do refuses in bursts, and is not down), lets one question through when its time is over, closes
/// when that one gets an answer and otherwise waits twice as long, up to a limit. Nothing is lost:
/// questions wait meanwhile.
public final class CircuitBreaker {
  private static final int FAILURES = 10;
  private static final long SILENT_NANOS = 1_000_000_000L;
  private static final long FIRST_NANOS = 1_000_000_000L;
  private static final long LONGEST_NANOS = 30_000_000_000L;

  private enum State {
    CLOSED,
    OPEN,
    PROBING
  }

  private State state = State.CLOSED;
  private int failures;
  private long openNanos = FIRST_NANOS;
  private long changedAt;
  private int openings;
  private long answeredAt;

  public CircuitBreaker(long now) {
    this.answeredAt = now;
  }

  /// When the next question may go, which is `now` or before where it may at once.
  public long readyAt(long now) {
    return switch (state) {
      case CLOSED -> now;
      case OPEN -> changedAt + openNanos;
      case PROBING -> Alarm.NEVER;
    };
  }

  /// A question goes, after {@link #readyAt} allowed it.
  public void sent(long now) {
    if (state == State.OPEN) {
      state = State.PROBING;
      changedAt = now;
    }
  }

  /// The provider answered, were it with a refusal.
  public void answered(long now, long sentAt) {
    answeredAt = now;
    if (state == State.CLOSED || counts(sentAt)) {
      state = State.CLOSED;
      failures = 0;
      openNanos = FIRST_NANOS;
    }
  }

  /// No answer, or that of a server that is broken.
  ///
  /// @param telling whether this is more than one question's own fault: one that breaks a server
  ///   each time it is sent must not count each time
  public void failed(long now, long sentAt, boolean telling) {
    failures += telling ? 1 : 0;
    if (state == State.PROBING && counts(sentAt)) {
      open(now, Math.min(LONGEST_NANOS, openNanos * 2));
    } else if (state == State.CLOSED && failures >= FAILURES && now - answeredAt >= SILENT_NANOS) {
      open(now, FIRST_NANOS);
    }
  }

  /// Whether questions wait for the provider to come back.
  public boolean open() {
    return state != State.CLOSED;
  }

  /// How often it opened so far.
  public int openings() {
    return openings;
  }

  private void open(long now, long nanos) {
    state = State.OPEN;
    openNanos = nanos;
    changedAt = now;
    openings++;
  }

  /// What was sent before it opened tells nothing about now.
  private boolean counts(long sentAt) {
    return state == State.PROBING && sentAt - changedAt >= 0;
  }
}
