package io.causalgym.evaluation.provider.http;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// Times as headers write them. What makes no sense is absent; what is absurdly long is cut at
/// {@link #LONGEST}, so that no sum overflows.
final class TimeText {
  static final Duration LONGEST = Duration.ofDays(366);

  private static final int MOST_CHARACTERS = 64;

  private TimeText() {}

  /// `6m0s`, `12ms`, `1h2m3.5s`, `17s`, as Go's `time.Duration` writes them; a bare number counts
  /// seconds.
  static Optional<Duration> duration(String text) {
    if (text.isEmpty() || text.length() > MOST_CHARACTERS) {
      return Optional.empty();
    }
    Optional<Duration> bare = decimal(text, 1e9);
    if (bare.isPresent()) {
      return bare;
    }
    Duration sum = Duration.ZERO;
    int at = 0;
    while (at < text.length()) {
      int digits = span(text, at, true);
      int unit = span(text, digits, false);
      Optional<Duration> part =
          decimal(text.substring(at, digits), nanos(text.substring(digits, unit)));
      if (part.isEmpty()) {
        return Optional.empty();
      }
      sum = shorter(sum.plus(part.get()));
      at = unit;
    }
    return Optional.of(sum);
  }

  /// A decimal number of units.
  ///
  /// @param nanosOfUnit 0 for an unknown unit
  static Optional<Duration> decimal(String text, double nanosOfUnit) {
    boolean plain =
        !text.isEmpty()
            && text.length() <= MOST_CHARACTERS
            && text.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.');
    if (!plain || nanosOfUnit == 0) {
      return Optional.empty();
    }
    try {
      BigDecimal nanos = new BigDecimal(text).multiply(BigDecimal.valueOf(nanosOfUnit));
      boolean beyond = nanos.compareTo(BigDecimal.valueOf(LONGEST.toNanos())) > 0;
      return Optional.of(beyond ? LONGEST : Duration.ofNanos(nanos.longValue()));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /// A date of HTTP (RFC 9110, section 5.6.7), in the form that may be sent.
  static Optional<Instant> httpDate(String text) {
    if (text.length() > MOST_CHARACTERS) {
      return Optional.empty();
    }
    try {
      return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /// A date of ISO 8601, as Anthropic's resets are.
  static Optional<Instant> isoDate(String text) {
    if (text.length() > MOST_CHARACTERS) {
      return Optional.empty();
    }
    try {
      return Optional.of(Instant.from(DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /// From an instant to another, nothing if that is past.
  static Duration until(Instant from, Instant to) {
    return to.isBefore(from) ? Duration.ZERO : shorter(Duration.between(from, to));
  }

  private static Duration shorter(Duration some) {
    return some.compareTo(LONGEST) > 0 ? LONGEST : some;
  }

  private static int span(String text, int from, boolean numeric) {
    int at = from;
    while (at < text.length()
        && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.') == numeric) {
      at++;
    }
    return at;
  }

  private static double nanos(String unit) {
    return switch (unit) {
      case "d" -> 86_400e9;
      case "h" -> 3_600e9;
      case "m" -> 60e9;
      case "s" -> 1e9;
      case "ms" -> 1e6;
      case "us", "µs", "μs" -> 1e3;
      case "ns" -> 1;
      default -> 0;
    };
  }
}
