package io.causalgym.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/// What a collector is told of the requests of one JVM that runs everything, with keys.
@TestInstance(Lifecycle.PER_CLASS)
final class TracesIT {
  private static final Duration TOLD_WITHIN = Duration.ofSeconds(30);
  private static final String CALLER = "00f067aa0ba902b7";

  private final TraceCollector collector = new TraceCollector();
  private final StubModel model = new StubModel();
  private final GymProcess gym;

  TracesIT(@TempDir Path folder) throws IOException {
    Path keys =
        Files.write(
            folder.resolve("keys"), List.of(Caller.line("alice", "compute", "key-of-alice")));
    gym =
        GymLaunch.on(folder.resolve("data"))
            .setting("CAUSALGYM_KEYS_FILE", keys.toString())
            .setting("CAUSALGYM_VLLM_URL", model.baseUrl())
            .setting("CAUSALGYM_VLLM_KEY", "key-of-provider")
            .setting("CAUSALGYM_TRACES_ENDPOINT", collector.endpoint())
            .ready();
  }

  @AfterAll
  void stop() {
    gym.close();
    model.close();
    collector.close();
  }

  /// Asks as part of a trace of its own.
  private Answer ask(String trace, String path, JsonObject body) {
    HttpRequest request =
        new Caller(gym.http(), "key-of-alice")
            .request(path)
            .header("Content-Type", "application/json")
            .header("X-Request-Id", "of-" + trace)
            .header("traceparent", "00-" + trace + "-" + CALLER + "-01")
            .header("tracestate", "other=secret_state")
            .POST(HttpRequest.BodyPublishers.ofString(body.encode()))
            .build();
    return gym.http().send(request);
  }

  private static String fresh() {
    byte[] id = new byte[16];
    ThreadLocalRandom.current().nextBytes(id);
    return HexFormat.of().formatHex(id);
  }

  private ToldSpan told(String trace, Predicate<ToldSpan> which) {
    gym.await(TOLD_WITHIN, () -> collector.trace(trace).stream().anyMatch(which));
    List<ToldSpan> spans = collector.trace(trace);
    return spans.stream()
        .filter(which)
        .findFirst()
        .orElseThrow(() -> new AssertionError(spans + gym.output()));
  }

  private ToldSpan request(String trace) {
    return told(trace, span -> span.parent().equals(CALLER));
  }

  private ToldSpan below(ToldSpan parent, String name) {
    return told(
        parent.trace(), span -> span.parent().equals(parent.id()) && span.name().equals(name));
  }

  @Test
  void aRequestIsOneTraceFromHttpOverTheBusToTheDatabase() {
    String trace = fresh();

    Answer stored = ask(trace, "/api/v1/graphs", Json.graph("dag { X -> stored_graph }"));

    assertThat(stored.status()).as(stored.body()).isEqualTo(201);
    ToldSpan request = request(trace);
    assertThat(request.name()).isEqualTo("POST /api/v1/graphs");
    assertThat(request.serves()).isTrue();
    assertThat(request.attribute("http.route")).isEqualTo("/api/v1/graphs");
    assertThat(request.attribute("http.response.status_code")).isEqualTo("201");
    assertThat(request.attribute("request.id")).isEqualTo("of-" + trace);
    assertThat(request.service()).isEqualTo("causalgym");
    assertThat(request.instance()).isNotEmpty();
    ToldSpan call = below(request, "causalgym.v1.graphs");
    assertThat(call.serves()).isFalse();
    ToldSpan operation = below(call, "causalgym.v1.graphs");
    assertThat(operation.serves()).isTrue();
    ToldSpan statement = below(operation, "INSERT");
    assertThat(statement.attribute("db.system")).isEqualTo("postgresql");
    assertThat(statement.attribute("db.query.text")).contains("$1");
  }

  @Test
  void theCallOfAProviderIsPartOfTheTraceOfWhoAsked() {
    String trace = fresh();

    Answer answer = ask(trace, "/api/v1/evaluate", question("asked_alone"));

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    ToldSpan operation =
        below(below(request(trace), "causalgym.v1.evaluate"), "causalgym.v1.evaluate");
    ToldSpan call = below(operation, "POST");
    assertThat(call.attribute("server.address")).isEqualTo("127.0.0.1");
    assertThat(call.attribute("http.response.status_code")).isEqualTo("200");
    assertThat(model.askedWith("key-of-provider")).isPositive();
  }

  private static JsonObject question(String outcome) {
    return new JsonObject()
        .put("graph", new JsonObject().put("text", "dag { X -> " + outcome + " }"))
        .put("intervention", new JsonObject().put("X", 1))
        .put("outcome", outcome)
        .put("model", "vllm/stub");
  }

  @Test
  void noKeyAndNothingOfAQuestionReachesTheCollector() {
    String trace = fresh();

    ask(trace, "/api/v1/graphs?token=secret_of_query", Json.graph("dag { X -> secret_node }"));
    ask(trace, "/api/v1/secret_path", new JsonObject());
    new Caller(gym.http(), "key-of-alice").ask("secret_METHOD", "/", null);
    ask(trace, "/api/v1/graphs", Json.graph("dag { X -> secret_stored }"));
    ask(trace, "/api/v1/evaluate", question("secret_outcome"));

    // The last of its trace that is sent.
    told(trace, span -> span.name().equals("POST /api/v1/evaluate"));
    assertThat(collector.bytes())
        .contains("/api/v1/graphs", "INSERT")
        .doesNotContain("key-of-alice", "key-of-provider", "secret_", "Bearer", "Case ");
  }

  @Test
  void aRequestWithoutATraceBeginsOne_andProbesBeginNone() {
    gym.http().get("/health/ready");
    gym.http().get("/metrics");
    HttpRequest plain =
        new Caller(gym.http(), "key-of-alice")
            .request("/api/v1/jobs")
            .header("X-Request-Id", "without-a-trace")
            .header("traceparent", "00-nonsense-01")
            .build();

    assertThat(gym.http().send(plain).status()).isEqualTo(200);

    assertThat(
            gym.await(
                TOLD_WITHIN,
                () ->
                    collector.spans().stream()
                        .anyMatch(span ->
                            span.attribute("request.id").equals("without-a-trace")
                                && span.parent().isEmpty())))
        .isTrue();
    assertThat(collector.spans())
        .extracting(ToldSpan::name)
        .contains("GET /api/v1/jobs")
        .noneMatch(name -> name.contains("health") || name.contains("metrics"));
  }

  @Test
  void aRefusedRequestIsTracedWithItsStatus() {
    String trace = fresh();

    Answer refused = ask(trace, "/api/v1/identify", new JsonObject().put("nonsense", 1));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(request(trace).attribute("http.response.status_code")).isEqualTo("400");
  }
}
