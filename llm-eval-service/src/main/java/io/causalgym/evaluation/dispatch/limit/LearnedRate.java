package io.causalgym.evaluation.dispatch.limit;

/// The rate of questions that a provider takes, learned from where it says "too many": none until
/// it does.
///
/// CUBIC on a rate (ha2008cubic, equation 1): at a refusal the rate falls to `beta` times what was
/// being taken, is back there after a time `K`, and leaves it behind faster and faster. What the
/// provider's own bucket saved during the fall pays for the first step beyond.
public final class LearnedRate {
  private static final double BETA = .9;
  private static final double RECOVERY_NANOS = 2e9;
  private static final double LEAST = .2;
  // What was sent in less is a burst, which is no rate.
  private static final long SHORT_NANOS = 1_000_000_000L;

  // Of what could be sent: who sends less than half shows nothing about all of it.
  private static final double PRESSING = .5;
  // A second where nothing is learned: of fewer, a refusal or two is a matter of chance.
  private static final double PRESSING_UNTOLD = 12;

  private final Falls falls = new Falls();
  private boolean learned;
  private double before;
  private long fellAt;
  private long pressingFrom;

  public void sent(long now) {
    if (falls.sentPerSecond(now) < PRESSING_UNTOLD) {
      pressingFrom = now;
    }
    falls.sent(now);
  }

  /// The provider said "too many" to a question that was sent at `sentAt`.
  ///
  /// @return whether the rate fell
  public boolean refused(long now, long sentAt) {
    if (learned && sentAt - fellAt <= 0) {
      // It was counted as taken when the rate fell.
      before = Math.max(LEAST, before - 1);
    }
    return switch (falls.refused(now, sentAt, !pressed(now))) {
      case NONE -> false;
      case FORGIVE -> {
        learned = false;
        yield false;
      }
      case FALL -> {
        before = Math.max(LEAST, level(now));
        learned = true;
        fellAt = now;
        yield true;
      }
    };
  }

  /// Whether so much was sent lately that its rate could be what was refused: not where there was
  /// little to send.
  private boolean pressed(long now) {
    return learned
        ? falls.sentPerSecond(now) > PRESSING * perSecond(now)
        : now - pressingFrom >= SHORT_NANOS;
  }

  private double level(long now) {
    double taken = falls.takenPerSecond(now);
    // Where there was less to send than could be, what was sent is not what could have been.
    return learned && !falls.many(now) ? Math.max(taken, BETA * perSecond(now)) : taken;
  }

  /// Questions a second, infinite where nothing was learned or it was long ago.
  public double perSecond(long now) {
    if (!learned) {
      return Double.POSITIVE_INFINITY;
    }
    double t = (now - fellAt) / RECOVERY_NANOS - 1;
    return before * (1 + (1 - BETA) * t * t * t);
  }
}
