package io.causalgym.evaluation.dispatch.limit;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// What a user allows, over which no provider's headers and no adaptation go.
///
/// @param concurrency questions under way at most, which is also where a lane starts; where absent
///   it starts with {@link #START}, and goes up to {@link #MOST_UNTOLD}, or {@link #MOST} with a
///   provider that tells its limits
/// @param requestsPerMinute refilled smoothly
/// @param tokensPerMinute of prompts and replies, refilled smoothly
/// @param burstSeconds how many seconds' worth may go at once after a pause
public record Limits(
    OptionalInt concurrency,
    OptionalDouble requestsPerMinute,
    OptionalDouble tokensPerMinute,
    double burstSeconds) {
  public static final int START = 16;
  public static final int MOST_UNTOLD = 64;
  public static final int MOST = 512;
  public static final int MOST_CONCURRENCY = 10_000;

  // Half a second: the provider's own bucket, usually a second's worth or more, never runs dry by
  // what the way there adds and takes.
  private static final double BURST_SECONDS = .5;

  /// Nothing but what is learned.
  public static final Limits LEARNED =
      new Limits(
          OptionalInt.empty(), OptionalDouble.empty(), OptionalDouble.empty(), BURST_SECONDS);

  public Limits {
    if (concurrency.isPresent()
        && (concurrency.getAsInt() < 1 || concurrency.getAsInt() > MOST_CONCURRENCY)) {
      throw new IllegalArgumentException(
          "concurrency " + concurrency.getAsInt() + " must be from 1 to " + MOST_CONCURRENCY);
    }
    requirePositive("requestsPerMinute", requestsPerMinute);
    requirePositive("tokensPerMinute", tokensPerMinute);
    requirePositive("burstSeconds", OptionalDouble.of(burstSeconds));
  }

  /// The same with another concurrency.
  public Limits withConcurrency(int most) {
    return new Limits(OptionalInt.of(most), requestsPerMinute, tokensPerMinute, burstSeconds);
  }

  /// The same with another rate of requests.
  public Limits withRequestsPerMinute(double rate) {
    return new Limits(concurrency, OptionalDouble.of(rate), tokensPerMinute, burstSeconds);
  }

  /// The same with another rate of tokens.
  public Limits withTokensPerMinute(double rate) {
    return new Limits(concurrency, requestsPerMinute, OptionalDouble.of(rate), burstSeconds);
  }

  /// What both of two users allow.
  public Limits strictest(Limits other) {
    return new Limits(
        IntStream.concat(concurrency.stream(), other.concurrency.stream()).min(),
        least(requestsPerMinute, other.requestsPerMinute),
        least(tokensPerMinute, other.tokensPerMinute),
        Math.min(burstSeconds, other.burstSeconds));
  }

  private static OptionalDouble least(OptionalDouble one, OptionalDouble other) {
    return DoubleStream.concat(one.stream(), other.stream()).min();
  }

  private static void requirePositive(String name, OptionalDouble value) {
    if (value.isPresent() && !(value.getAsDouble() > 0 && value.getAsDouble() < 1e12)) {
      throw new IllegalArgumentException(
          name + " " + value.getAsDouble() + " must be above 0 and below 1e12");
    }
  }
}
