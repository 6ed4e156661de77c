package io.causalgym.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaTypesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/json | true",
        "Application/JSON | true",
        "application/json; charset=utf-8 | true",
        "application/json ; charset=\"UTF-8\" | true",
        "application/json; charset=utf-16 | false",
        "application/json5 | false",
        "application/problem+json | false",
        "text/json | false"
      })
  void jsonIsReadInUtf8Only(String contentType, boolean json) {
    assertThat(MediaTypes.isJson(contentType)).isEqualTo(json);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*/* | true",
        "application/* | true",
        "text/html, application/json;q=0.1 | true",
        "text/html | false",
        "application/json;q=0 | false",
        "*/*, application/json;q=0.000 | false",
        "*/*;q=0, application/json | true",
        "application/*;q=0, */* | false",
        "text/* | false",
        "nonsense | false"
      })
  void theMostSpecificRangeDecides(String accept, boolean accepted) {
    assertThat(MediaTypes.accepts(accept, "application/json")).isEqualTo(accepted);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gzip | true",
        "deflate, gzip;q=0.5 | true",
        "GZIP | true",
        "gzip;q=0 | false",
        "gzip; q=0.0 | false",
        "x-gzip-like | false",
        "identity | false"
      })
  void gzipIsUsedWhereItIsAccepted(String acceptEncoding, boolean accepted) {
    assertThat(MediaTypes.acceptsGzip(acceptEncoding)).isEqualTo(accepted);
  }

  @Test
  void whoSaysNothingTakesEverythingPlain() {
    assertThat(MediaTypes.accepts(null, "application/json")).isTrue();
    assertThat(MediaTypes.acceptsGzip(null)).isFalse();
    assertThat(MediaTypes.isJson(null)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*/*                                    | equal",
        "text/csv, application/json             | equal",
        "text/csv                               | csv",
        "text/*                                 | csv",
        "text/csv, */*                          | csv",
        "text/csv;q=0.3, application/json;q=0.2 | csv",
        "text/*;q=0.3, */*;q=0.2                | csv",
        "text/csv;q=0.3, application/*;q=0.4    | json",
        "text/csv;q=0, */*;q=0.1                | json",
        "application/json;q=1.000, text/csv;q=0.999 | json",
        "image/png                              | equal"
      })
  void theHigherQualityAndThenTheNameItselfWeighsMore(String accept, String heavier) {
    int order =
        Double.compare(
            MediaTypes.weight(accept, "text/csv"), MediaTypes.weight(accept, "application/json"));

    assertThat(order > 0 ? "csv" : order < 0 ? "json" : "equal").isEqualTo(heavier);
  }
}
