package io.causalgym.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What operators, browsers and load balancers see.
@ExtendWith(SharedGym.class)
final class OperationsIT {
  private final GymClient gym;

  OperationsIT(GymProcess gym) {
    this.gym = gym.http();
  }

  @Test
  void healthNamesItsChecks() {
    JsonObject live = gym.get("/health/live").json();
    JsonObject ready = gym.get("/health/ready").json();

    assertThat(live.getString("status")).isEqualTo("UP");
    assertThat(ready.getString("status")).isEqualTo("UP");
    assertThat(ready.getJsonArray("checks"))
        .extracting(check -> ((JsonObject) check).getString("name"))
        .hasSizeGreaterThanOrEqualTo(2)
        .doesNotContainNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "causal_computation_duration_seconds_bucket",
        "operation_type=\"identify\"",
        "memory_usage_bytes",
        "cache_requests_total",
        "tier=\"local\"",
        "http_server_"
      })
  void measurementsHaveTheNamesOfTheContract(String name) {
    gym.post("identify", Json.identify(FrontDoorWorld.GRAPH));

    Answer metrics = gym.get("/metrics");

    assertThat(metrics.status()).isEqualTo(200);
    assertThat(metrics.contentType()).startsWith("text/plain");
    assertThat(metrics.body()).contains(name);
  }

  @ParameterizedTest
  @CsvSource({
    "/openapi.yaml, yaml, /api/v1/identify",
    "/docs, text/html, <html",
    "/, text/html, <title",
    "/docs/problems, text/html, cyclic-graph"
  })
  void documentsAreServed(String path, String mediaType, String holds) {
    Answer page = gym.get(path);

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.contentType()).contains(mediaType);
    assertThat(page.body()).contains(holds);
    assertThat(page.header("x-content-type-options")).hasValue("nosniff");
  }

  @Test
  void everyAnswerHasARequestIdAndItIsTheCallersWhereThatIsSound() {
    HttpRequest own = gym.request("/health/live").header("X-Request-Id", "my-request.7").build();
    HttpRequest odd = gym.request("/nowhere").header("X-Request-Id", "<script>").build();

    assertThat(gym.send(own).header("x-request-id")).hasValue("my-request.7");
    assertThat(gym.send(odd).header("x-request-id"))
        .hasValueSatisfying(id -> assertThat(id).matches("[A-Za-z0-9._-]{1,64}"));
  }

  @Test
  void longAnswersAreCompressedForThoseWhoAccept() throws IOException, InterruptedException {
    HttpRequest plain = gym.request("/openapi.yaml").build();
    HttpRequest zipped = gym.request("/openapi.yaml").header("Accept-Encoding", "gzip").build();

    HttpResponse<byte[]> compressed = gym.bytes(zipped);

    assertThat(compressed.headers().firstValue("content-encoding")).hasValue("gzip");
    try (GZIPInputStream unzipped =
        new GZIPInputStream(new ByteArrayInputStream(compressed.body()))) {
      assertThat(new String(unzipped.readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo(gym.send(plain).body());
    }
  }

  @Test
  void foreignPagesGetNoLeaveToReadAnswers() {
    HttpRequest foreign =
        gym.request("/health/live").header("Origin", "https://elsewhere.example").build();

    assertThat(gym.send(foreign).header("access-control-allow-origin")).isEmpty();
  }
}
