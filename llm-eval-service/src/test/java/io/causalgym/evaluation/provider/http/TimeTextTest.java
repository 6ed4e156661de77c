package io.causalgym.evaluation.provider.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeTextTest {
  @ParameterizedTest
  @CsvSource({
    "6m0s, PT6M",
    "12ms, PT0.012S",
    "1s, PT1S",
    "0s, PT0S",
    "1h2m3.5s, PT1H2M3.5S",
    "2m59.56s, PT2M59.56S",
    "7.66s, PT7.66S",
    "500us, PT0.0005S",
    "500µs, PT0.0005S",
    "30ns, PT0.00000003S",
    "1d, PT24H",
    "8.64s, PT8.64S",
    "60, PT1M",
    "0.5, PT0.5S",
    "9999999999h, PT8784H",
    "99999999999999999999999999999999999s, PT8784H"
  })
  void durationsAreReadAsGoWritesThem(String text, Duration expected) {
    assertThat(TimeText.duration(text)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "-1s",
        "-1",
        "+5",
        "s",
        "ms",
        "6m0",
        "1.2.3s",
        ".s",
        ".",
        "1e3",
        "1e9s",
        "5 s",
        "5x",
        "NaN",
        "Infinity",
        "0x10s",
        "1s;",
        "٣s",
        "2026-11-26T12:00:00Z"
      })
  void whatIsNoDurationIsAbsent(String text) {
    assertThat(TimeText.duration(text)).isEmpty();
  }

  @Test
  void longTextsAreNotEvenRead() {
    assertThat(TimeText.duration("1".repeat(1_000_000))).isEmpty();
    assertThat(TimeText.decimal("1".repeat(1_000_000), 1e9)).isEmpty();
    assertThat(TimeText.httpDate(" ".repeat(1_000_000))).isEmpty();
    assertThat(TimeText.isoDate("2".repeat(1_000_000))).isEmpty();
  }

  @Test
  void datesAreReadAndPastOnesMeanNow() {
    Instant noon = Instant.parse("2026-11-26T12:00:00Z");
    assertThat(TimeText.httpDate("Thu, 26 Nov 2026 12:00:00 GMT")).contains(noon);
    assertThat(TimeText.httpDate("Mon, 26 Nov 2026 12:00:00 GMT")).isEmpty();
    assertThat(TimeText.isoDate("2026-11-26T12:00:00Z")).contains(noon);
    assertThat(TimeText.isoDate("2026-11-26T13:00:00.000+01:00")).contains(noon);
    assertThat(TimeText.isoDate("+999999999-12-31T23:59:59Z").map(at -> TimeText.until(noon, at)))
        .isEqualTo(Optional.of(TimeText.LONGEST));
    assertThat(TimeText.until(noon, noon.minusSeconds(1))).isZero();
  }
}
