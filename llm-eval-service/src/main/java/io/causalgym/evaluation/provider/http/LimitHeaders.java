package io.causalgym.evaluation.provider.http;

import io.causalgym.evaluation.provider.RateLimits;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/// What headers say about limits and about trying again.
final class LimitHeaders {
  private LimitHeaders() {}

  /// OpenAI's `x-ratelimit-*` with durations, or Anthropic's `anthropic-ratelimit-*` with dates.
  static RateLimits limits(ResponseHead head) {
    Group requests = Group.read(head, "x-ratelimit-%s-requests", "anthropic-ratelimit-requests-%s");
    Group tokens = Group.read(head, "x-ratelimit-%s-tokens", "anthropic-ratelimit-tokens-%s");
    if (tokens.limit.isEmpty() && tokens.remaining.isEmpty()) {
      tokens = Group.read(head, "x-ratelimit-%s-tokens", "anthropic-ratelimit-input-tokens-%s");
    }
    return new RateLimits(
        requests.limit,
        requests.remaining,
        requests.reset,
        tokens.limit,
        tokens.remaining,
        tokens.reset);
  }

  /// `retry-after-ms`, else `Retry-After` in seconds or as a date; however long.
  static Optional<Duration> retryAfter(ResponseHead head) {
    Optional<Duration> fine =
        head.header("retry-after-ms").flatMap(text -> TimeText.decimal(text, 1e6));
    return fine.or(() -> head.header("retry-after").flatMap(text -> seconds(head, text)));
  }

  private static Optional<Duration> seconds(ResponseHead head, String text) {
    return TimeText.decimal(text, 1e9)
        .or(() -> TimeText.httpDate(text).map(date -> TimeText.until(head.clock(), date)));
  }

  static Optional<Boolean> shouldRetry(ResponseHead head) {
    return head.header("x-should-retry")
        .filter(text -> text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false"))
        .map(Boolean::valueOf);
  }

  private record Group(OptionalLong limit, OptionalLong remaining, Optional<Duration> reset) {
    static final Group NONE =
        new Group(OptionalLong.empty(), OptionalLong.empty(), Optional.empty());

    static Group read(ResponseHead head, String openAi, String anthropic) {
      String names = head.header(anthropic.formatted("limit")).isPresent() ? anthropic : openAi;
      OptionalLong limit = count(head, names.formatted("limit"));
      OptionalLong remaining = count(head, names.formatted("remaining"));
      boolean named = head.header(names.formatted("limit")).isPresent();
      // Azure sends limits of -1 and 0, and nothing left beside them: it has not counted.
      if (named ? limit.orElse(0) == 0 : remaining.orElse(0) == 0) {
        return NONE;
      }
      return new Group(limit, remaining, reset(head, names.formatted("reset")));
    }

    private static OptionalLong count(ResponseHead head, String name) {
      Optional<String> text = head.header(name);
      boolean digits = text.filter(t -> t.length() < 18 && t.matches("[0-9]+")).isPresent();
      return digits ? OptionalLong.of(Long.parseLong(text.get())) : OptionalLong.empty();
    }

    private static Optional<Duration> reset(ResponseHead head, String name) {
      return head.header(name)
          .flatMap(text ->
              TimeText.duration(text)
                  .or(() -> TimeText.isoDate(text).map(at -> TimeText.until(head.clock(), at))));
    }
  }
}
