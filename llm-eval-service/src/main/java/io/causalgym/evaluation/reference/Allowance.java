package io.causalgym.evaluation.reference;

import io.causalgym.evaluation.dispatch.limit.TokenBucket;
import java.time.Duration;

/// What one token may still ask: two buckets that refill smoothly, so that what the headers say is
/// what is held to. A request takes one from the first; from the second goes what it used, which is
/// known after it, so that the last one may leave a debt for whoever comes next.
///
/// Times are nanoseconds of one clock.
public final class Allowance {
  private static final double SECONDS_PER_MINUTE = 60;

  // As the bucket's own: sums of doubles need not be exact for a whole one to be there. Where many
  // come back in a nanosecond the headers may say one too few, and never one too many.
  private static final double SLACK = 1e-6;

  private final AllowedPerMinute allowed;
  private final TokenBucket requests;
  private final TokenBucket tokens;

  /// With a minute's worth to begin with.
  public Allowance(AllowedPerMinute allowed, long now) {
    this.allowed = allowed;
    this.requests =
        new TokenBucket(allowed.requests() / SECONDS_PER_MINUTE, allowed.requests(), now);
    this.tokens = new TokenBucket(allowed.tokens() / SECONDS_PER_MINUTE, allowed.tokens(), now);
  }

  /// Takes a request.
  ///
  /// @return what is left just after it
  /// @throws ReferenceRefusal that says when to come back, if there is none left
  public synchronized Standing admit(long now) {
    long request = requests.readyAt(1, now);
    if (request > now) {
      throw ReferenceRefusal.tooMany("requests", allowed.requests(), between(now, request));
    }
    long token = tokens.readyAt(1, now);
    if (token > now) {
      throw ReferenceRefusal.tooMany("tokens", allowed.tokens(), between(now, token));
    }
    requests.take(1, now);
    return standing(now);
  }

  /// Takes what a request used.
  ///
  /// @return what is left of the tokens just after it
  public synchronized Standing.Level use(long used, long now) {
    tokens.take((double) used, now);
    return level(tokens, allowed.tokens(), now);
  }

  public synchronized Standing standing(long now) {
    return new Standing(
        level(requests, allowed.requests(), now), level(tokens, allowed.tokens(), now));
  }

  /// Whether nothing is used: another one in its place would be the same.
  public synchronized boolean full(long now) {
    return requests.readyAt((double) allowed.requests(), now) <= now
        && tokens.readyAt((double) allowed.tokens(), now) <= now;
  }

  private static Standing.Level level(TokenBucket bucket, long limit, long now) {
    Duration reset = between(now, bucket.readyAt((double) limit, now));
    double missing = reset.toNanos() / 1e9 * bucket.perSecond();
    long whole = (long) Math.floor(limit - missing + SLACK);
    return new Standing.Level(limit, Math.max(0, whole), reset);
  }

  private static Duration between(long now, long then) {
    return Duration.ofNanos(Math.max(0, then - now));
  }
}
