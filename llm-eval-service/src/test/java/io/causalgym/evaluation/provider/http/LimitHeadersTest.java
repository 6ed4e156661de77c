package io.causalgym.evaluation.provider.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.evaluation.provider.RateLimits;
import io.vertx.core.MultiMap;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitHeadersTest {
  private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

  private static RateLimits limits(String... pairs) {
    MultiMap headers = MultiMap.caseInsensitiveMultiMap();
    for (int i = 0; i < pairs.length; i += 2) {
      headers.add(pairs[i], pairs[i + 1]);
    }
    return LimitHeaders.limits(new ResponseHead(200, headers, NOW));
  }

  @Test
  void openAiWritesDurations() {
    assertThat(
            limits(
                "x-ratelimit-limit-requests", "60",
                "x-ratelimit-limit-tokens", "150000",
                "x-ratelimit-remaining-requests", "0",
                "x-ratelimit-remaining-tokens", "149984",
                "x-ratelimit-reset-requests", "1s",
                "x-ratelimit-reset-tokens", "6m0s"))
        .isEqualTo(
            new RateLimits(
                OptionalLong.of(60),
                OptionalLong.of(0),
                Optional.of(Duration.ofSeconds(1)),
                OptionalLong.of(150_000),
                OptionalLong.of(149_984),
                Optional.of(Duration.ofMinutes(6))));
  }

  @Test
  void anthropicWritesDatesThatCountFromItsOwnClock() {
    assertThat(
            limits(
                "Date", "Thu, 26 Nov 2026 11:00:00 GMT",
                "anthropic-ratelimit-requests-limit", "50",
                "anthropic-ratelimit-requests-remaining", "49",
                "anthropic-ratelimit-requests-reset", "2026-11-26T11:00:01Z",
                "anthropic-ratelimit-tokens-limit", "40000",
                "anthropic-ratelimit-tokens-remaining", "39000",
                "anthropic-ratelimit-tokens-reset", "2026-11-26T10:00:00Z",
                "anthropic-ratelimit-input-tokens-limit", "1"))
        .isEqualTo(
            new RateLimits(
                OptionalLong.of(50),
                OptionalLong.of(49),
                Optional.of(Duration.ofSeconds(1)),
                OptionalLong.of(40_000),
                OptionalLong.of(39_000),
                Optional.of(Duration.ZERO)));
  }

  @Test
  void whereAnthropicCountsOnlyWhatComesInThatIsTheLimitOfTokens() {
    RateLimits limits =
        limits(
            "anthropic-ratelimit-input-tokens-limit", "30000",
            "anthropic-ratelimit-input-tokens-remaining", "0",
            "anthropic-ratelimit-input-tokens-reset", "2026-11-26T12:00:30Z");
    assertThat(limits.limitTokens()).hasValue(30_000);
    assertThat(limits.remainingTokens()).hasValue(0);
    assertThat(limits.resetTokens()).contains(Duration.ofSeconds(30));
    assertThat(limits.limitRequests()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "-1, -1",
    "0, 0",
    "-1, 0",
    "0, -1",
    "'', 0",
    "abc, 5",
    "99999999999999999999, 5",
    "1.5, 3",
    "٣, 3"
  })
  void valuesThatMakeNoSenseAreAbsent(String limit, String remaining) {
    assertThat(
            limits(
                "x-ratelimit-limit-tokens", limit,
                "x-ratelimit-remaining-tokens", remaining,
                "x-ratelimit-reset-tokens", "0"))
        .isEqualTo(RateLimits.NONE);
  }

  @Test
  void whatIsLeftIsKnownWithoutTheLimitToo() {
    assertThat(limits("x-ratelimit-remaining-requests", "7").remainingRequests()).hasValue(7);
    assertThat(limits("x-ratelimit-remaining-requests", "0")).isEqualTo(RateLimits.NONE);
    assertThat(
            limits("x-ratelimit-limit-requests", "60", "x-ratelimit-remaining-requests", "-1")
                .remainingRequests())
        .isEmpty();
  }
}
