package io.causalgym.evaluation.dispatch.limit;

import io.causalgym.evaluation.dispatch.time.SlidingCount;

/// Decides which of a provider's refusals should make a limit fall.
///
/// A fall counts once: refusals of questions that were sent before it tell nothing new, nor do
/// those within a second and a dozen questions of it, unless a good part of everything is refused.
/// And a fall should help: where several in a row have left the share of refusals what it was,
/// refusals do not depend on what the limit limits, and are borne for a while.
final class Falls {
  private static final long SECOND = 1_000_000_000L;
  private static final int SLICES = 10;
  private static final double MANY = .25;
  private static final int ENOUGH = 12;
  private static final int FEW = 4;
  // A fall that helps leaves far less than half of the refusals: the excess is gone.
  private static final double NO_HELP = .5;
  private static final int HELPLESS = 3;
  private static final long LATELY_NANOS = 3 * SECOND;
  private static final long PATIENCE_NANOS = 20 * SECOND;

  private final SlidingCount sent = new SlidingCount(SECOND, SLICES);
  private final SlidingCount refused = new SlidingCount(SECOND, SLICES);
  private boolean fallen;
  private long fellAt;
  private double shareBefore;
  private int sentSince;
  private int refusedSince;
  private int helpless;
  private long patientUntil;

  /// What a refusal does to the limit.
  enum Effect {
    NONE,
    FALL,
    /// Falls were of no use: forget them.
    FORGIVE
  }

  void sent(long now) {
    sent.add(now);
    sentSince += counts(now) ? 1 : 0;
  }

  /// @param onlyMany whether nothing less than a good part of everything makes a fall
  Effect refused(long now, long sentAt, boolean onlyMany) {
    refused.add(now);
    refusedSince += counts(sentAt) ? 1 : 0;
    boolean many = many(now);
    boolean soon = now - fellAt < SECOND || sentSince < ENOUGH;
    if (fallen && (!counts(sentAt) || (soon && !many))) {
      return Effect.NONE;
    }
    if (!many && (onlyMany || now - patientUntil < 0)) {
      return Effect.NONE;
    }
    helpless = many || !useless(now) ? 0 : helpless + 1;
    if (helpless >= HELPLESS) {
      helpless = 0;
      fallen = false;
      patientUntil = now + PATIENCE_NANOS;
      return Effect.FORGIVE;
    }
    fallen = true;
    fellAt = now;
    shareBefore = share(now);
    sentSince = 0;
    refusedSince = 0;
    return Effect.FALL;
  }

  /// Whether a good part of what was sent lately was refused.
  boolean many(long now) {
    return refused.sum(now) >= FEW && sent.sum(now) >= ENOUGH && share(now) > MANY;
  }

  /// Questions a second that were sent lately and not refused so far.
  double takenPerSecond(long now) {
    return Math.max(0, sent.perSecond(now) - refused.perSecond(now));
  }

  /// Questions a second that were sent lately.
  double sentPerSecond(long now) {
    return sent.perSecond(now);
  }

  private double share(long now) {
    int bad = refused.sum(now);
    return bad / (double) Math.max(bad, sent.sum(now));
  }

  private boolean useless(long now) {
    return fallen
        && (now - fellAt < LATELY_NANOS || sentSince < 2 * ENOUGH)
        && sentSince >= ENOUGH
        && refusedSince > NO_HELP * shareBefore * sentSince;
  }

  private boolean counts(long sentAt) {
    return !fallen || sentAt - fellAt > 0;
  }
}
