package io.causalgym.evaluation.dispatch.limit;

import io.causalgym.evaluation.dispatch.time.Alarm;
import io.causalgym.evaluation.provider.FailureKind;
import io.causalgym.evaluation.provider.RateLimits;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// When the next question may go: the limits a user set, those the provider tells or shows by
/// refusing, and whether it is there at all.
///
/// Times are nanoseconds of one clock, and amounts of tokens are estimates until a reply corrects
/// them.
public final class Pacing {
  // Just below what is allowed: two clocks and a network lie between our bucket and theirs.
  private static final double SHARE = .985;
  private static final double NO_LIMIT = 1e9;
  // Nothing is known of what the provider saves up, so nothing is saved up here.
  private static final double LEARNED_BURST_SECONDS = .02;
  private static final double SECONDS_PER_MINUTE = 60;

  private Limits limits;
  private final ConcurrencyLimit concurrency;
  private final CircuitBreaker breaker;
  private final LearnedRate learned = new LearnedRate();
  private final ToldRate toldRequests = new ToldRate();
  private final ToldRate toldTokens = new ToldRate();
  private final TokenBucket requests;
  private final TokenBucket tokens;
  private double learnedRate = Double.POSITIVE_INFINITY;
  private boolean told;

  public Pacing(Limits limits, long now) {
    this.limits = limits;
    int most = most();
    this.concurrency =
        new ConcurrencyLimit(limits.concurrency().orElse(Math.min(Limits.START, most)), most);
    this.breaker = new CircuitBreaker(now);
    this.requests = new TokenBucket(NO_LIMIT, NO_LIMIT, now);
    this.tokens = new TokenBucket(NO_LIMIT, NO_LIMIT, now);
    tune(now);
  }

  /// Changes the limits while running. The same limits change nothing: what was learned stays.
  public void retune(Limits newLimits, long now) {
    if (newLimits.equals(limits)) {
      return;
    }
    boolean otherRate = !newLimits.requestsPerMinute().equals(limits.requestsPerMinute());
    limits = newLimits;
    concurrency.retune(most(), newLimits.concurrency().isPresent());
    tune(now);
    if (otherRate) {
      // How much the provider lets go at once is not known: nothing was saved up before.
      requests.atMost(1, now);
    }
  }

  /// Questions that may be under way at once.
  public int concurrency() {
    return concurrency.current();
  }

  /// Questions that may be under way at once when all is well.
  public int mostConcurrency() {
    return most();
  }

  /// Requests a second, as limited at present; infinite where nothing is known.
  public double requestsPerSecond() {
    return requests.perSecond() < NO_LIMIT ? requests.perSecond() : Double.POSITIVE_INFINITY;
  }

  /// Whether the provider is taken to be down.
  public boolean broken() {
    return breaker.open();
  }

  /// How often the provider was taken to be down.
  public int breakerOpenings() {
    return breaker.openings();
  }

  /// When a question of so many tokens may go: `now`, a later moment, or {@link Alarm#NEVER} where
  /// that depends on a reply.
  public long readyAt(double amount, long now) {
    if (learned.perSecond(now) != learnedRate) {
      tune(now);
    }
    long ready = Math.max(requests.readyAt(1, now), tokens.readyAt(amount, now));
    return Math.max(ready, breaker.readyAt(now));
  }

  /// A question of so many tokens goes.
  public void sent(double amount, long now) {
    requests.take(1, now);
    tokens.take(amount, now);
    breaker.sent(now);
    concurrency.sent(now);
    learned.sent(now);
  }

  /// A reply came that took `actual` tokens.
  public void succeeded(Trip trip, double actual, RateLimits headers, long now) {
    concurrency.succeeded(now, trip.sentAt(), trip.underway());
    breaker.answered(now, trip.sentAt());
    tokens.take(actual - trip.tokens(), now);
    hear(headers, now);
  }

  /// No reply came.
  public void failed(Trip trip, FailureKind kind, RateLimits headers, long now) {
    switch (kind) {
      case RATE_LIMITED -> {
        concurrency.overloaded(now, trip.sentAt());
        breaker.answered(now, trip.sentAt());
        if (learned.refused(now, trip.sentAt())) {
          // Theirs is empty, so ours is.
          requests.atMost(0, now);
        }
      }
      case OVERLOADED, TIMEOUT -> {
        concurrency.overloaded(now, trip.sentAt());
        breaker.failed(now, trip.sentAt(), !trip.retry());
      }
      case SERVER_ERROR -> breaker.failed(now, trip.sentAt(), !trip.retry());
      case CONNECTION -> breaker.failed(now, trip.sentAt(), true);
      case QUOTA, KEY_REFUSED, FORBIDDEN, NOT_FOUND, BAD_REQUEST, MALFORMED, NOT_SENT ->
          breaker.answered(now, trip.sentAt());
    }
    tokens.take(-trip.tokens(), now);
    hear(headers, now);
  }

  private void hear(RateLimits headers, long now) {
    boolean any = headers.limitRequests().isPresent() || headers.limitTokens().isPresent();
    if (!any) {
      return;
    }
    if (!told) {
      told = true;
      concurrency.retune(most(), false);
    }
    boolean changed =
        listen(
            toldRequests,
            headers.limitRequests(),
            headers.remainingRequests(),
            headers.resetRequests().orElse(Duration.ZERO));
    changed |=
        listen(
            toldTokens,
            headers.limitTokens(),
            headers.remainingTokens(),
            headers.resetTokens().orElse(Duration.ZERO));
    if (changed) {
      tune(now);
    }
    headers.remainingRequests().ifPresent(left -> requests.atMost((double) left, now));
    headers.remainingTokens().ifPresent(left -> tokens.atMost((double) left, now));
  }

  private static boolean listen(
      ToldRate rate, OptionalLong limit, OptionalLong remaining, Duration reset) {
    return limit.isPresent()
        && remaining.isPresent()
        && rate.hear(limit.getAsLong(), remaining.getAsLong(), reset);
  }

  private int most() {
    return limits.concurrency().orElse(told ? Limits.MOST : Limits.MOST_UNTOLD);
  }

  private void tune(long now) {
    learnedRate = learned.perSecond(now);
    double allowed = Math.min(perSecond(limits.requestsPerMinute()), toldRequests.perSecond());
    boolean refused = learnedRate < allowed * SHARE;
    fill(
        requests,
        Math.min(allowed * SHARE, learnedRate),
        refused ? LEARNED_BURST_SECONDS : limits.burstSeconds(),
        now);
    double allowedTokens = Math.min(perSecond(limits.tokensPerMinute()), toldTokens.perSecond());
    fill(tokens, allowedTokens * SHARE, limits.burstSeconds(), now);
  }

  private static void fill(TokenBucket bucket, double rate, double burstSeconds, long now) {
    double finite = Math.min(NO_LIMIT, rate);
    bucket.retune(finite, Math.max(1, finite * burstSeconds), now);
  }

  private static double perSecond(OptionalDouble perMinute) {
    return perMinute.orElse(Double.POSITIVE_INFINITY) / SECONDS_PER_MINUTE;
  }

  /// A request on its way.
  ///
  /// @param tokens as estimated when it went
  /// @param underway requests under way then, this one included
  /// @param retry whether the same question was sent before
  public record Trip(long sentAt, double tokens, int underway, boolean retry) {}
}
