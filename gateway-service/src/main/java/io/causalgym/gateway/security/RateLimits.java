package io.causalgym.gateway.security;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemType;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;

/// How often each principal may ask, and how often an address may present what is not valid.
///
/// A token bucket for each, of which the least recently used are forgotten: whoever comes back
/// after that finds a full one, which an invented principal cannot bring about, as it takes a valid
/// key.
public final class RateLimits {
  private static final int MOST_PRINCIPALS = 10_000;
  private static final int MOST_ADDRESSES = 100_000;
  private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

  /// IPv6 gives whoever asks for one address 2^64 of them.
  private static final int NETWORK_BYTES = 8;

  private final Buckets reading;
  private final Buckets computing;
  private final Buckets failures;

  public RateLimits(RateSettings settings) {
    this(settings, TimeMeter.SYSTEM_NANOTIME);
  }

  RateLimits(RateSettings settings, TimeMeter clock) {
    Duration burst = Duration.ofSeconds(settings.burstSeconds());
    this.reading =
        new Buckets(
            (long) settings.perSecond() * settings.burstSeconds(), burst, MOST_PRINCIPALS, clock);
    this.computing =
        new Buckets(
            (long) settings.computePerSecond() * settings.burstSeconds(),
            burst,
            MOST_PRINCIPALS,
            clock);
    this.failures =
        new Buckets(settings.failuresPerMinute(), Duration.ofMinutes(1), MOST_ADDRESSES, clock);
  }

  /// Counts a request.
  ///
  /// @throws io.causalgym.contract.ProblemException `RATE_LIMITED` if it is one too many
  public void take(Principal principal, Access access) {
    if (access == Access.EVERYBODY || access == Access.EVALUATION_TOKEN) {
      return;
    }
    Buckets kind = access == Access.COMPUTE ? computing : reading;
    long wait = kind.take(principal.name());
    if (wait > 0) {
      throw limited("'" + principal.name() + "' asks more often than is allowed", wait);
    }
  }

  /// Counts a key or token that was not valid.
  ///
  /// @param address of who presented it
  public void failed(String address) {
    failures.take(network(address));
  }

  /// @throws io.causalgym.contract.ProblemException `RATE_LIMITED` if too much was not valid that
  ///   came from there
  public void refuseGuessing(String address) {
    long wait = failures.waitFor(network(address));
    if (wait > 0) {
      throw limited("too many keys or tokens from your address are not valid", wait);
    }
  }

  private static String network(String address) {
    byte[] bytes = InetAddress.ofLiteral(address).getAddress();
    return HexFormat.of().formatHex(Arrays.copyOf(bytes, Math.min(bytes.length, NETWORK_BYTES)));
  }

  private static RuntimeException limited(String detail, long waitNanos) {
    long seconds = Math.max(1, Duration.ofNanos(waitNanos).plusMillis(999).toSeconds());
    return Problem.of(ProblemType.RATE_LIMITED, detail + "; come back in " + seconds + " s")
        .with("retryAfter", seconds)
        .exception();
  }

  /// Buckets of one size by name.
  private static final class Buckets {
    private final boolean unlimited;
    private final LoadingCache<String, Bucket> byName;

    private Buckets(long capacity, Duration refill, int most, TimeMeter clock) {
      this.unlimited = capacity == 0;
      this.byName =
          Caffeine.newBuilder()
              .maximumSize(most)
              .expireAfterAccess(FORGOTTEN_AFTER)
              .build(name ->
                  Bucket.builder()
                      .addLimit(limit -> limit.capacity(capacity).refillGreedy(capacity, refill))
                      .withCustomTimePrecision(clock)
                      .build());
    }

    /// @return nanoseconds to wait, 0 if there was one
    private long take(String name) {
      if (unlimited) {
        return 0;
      }
      ConsumptionProbe probe = byName.get(name).tryConsumeAndReturnRemaining(1);
      return probe.isConsumed() ? 0 : probe.getNanosToWaitForRefill();
    }

    private long waitFor(String name) {
      Bucket known = unlimited ? null : byName.getIfPresent(name);
      return known == null ? 0 : known.estimateAbilityToConsume(1).getNanosToWaitForRefill();
    }
  }
}
