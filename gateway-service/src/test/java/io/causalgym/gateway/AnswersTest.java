package io.causalgym.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.client.Reply;
import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemType;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a well-behaved caller gets.
class AnswersTest {
  private static final String GRAPH = "/api/v1/graphs/" + FakeBus.GRAPH_ID;
  private static RunningGateway gateway;

  @BeforeAll
  static void start() throws Exception {
    gateway = new RunningGateway(RunningGateway.settings());
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @BeforeEach
  void forget() {
    gateway.bus.calls.clear();
    gateway.bus.answersAsUsual();
  }

  @ParameterizedTest
  @CsvSource({
    "separation, /api/v1/separation",
    "paths, /api/v1/paths",
    "adjustment-sets, /api/v1/adjustment-sets",
    "adjustment-sets.check, /api/v1/adjustment-sets/check",
    "identify, /api/v1/identify",
    "do, /api/v1/do",
    "counterfactuals, /api/v1/counterfactuals",
    "causation, /api/v1/causation",
    "attribution, /api/v1/attribution",
    "mediation, /api/v1/mediation",
    "bounds, /api/v1/bounds",
    "linear, /api/v1/linear",
    "linear.identify, /api/v1/linear/identify",
    "posterior, /api/v1/posterior",
    "marginals, /api/v1/marginals",
    "explanation, /api/v1/explanation",
    "simulate, /api/v1/simulate",
    "parameters, /api/v1/parameters",
    "networks.convert, /api/v1/networks/convert"
  })
  void everyQuestionReachesItsOperationAndTheReplyIsWrittenAsItIs(String operation, String path)
      throws Exception {
    HttpResponse<String> response = gateway.postJson(path, Golden.request(operation));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(response.body()).isEqualTo(Golden.answer(operation).toString());
    assertThat(gateway.bus.calls).hasSize(1);
    assertThat(gateway.bus.calls.getFirst().operation()).isEqualTo(operation);
  }

  @Test
  void aStoredGraphIsCreatedAtItsAddress() throws Exception {
    HttpResponse<String> response = gateway.postJson("/api/v1/graphs", Golden.request("graphs"));

    assertThat(response.statusCode()).isEqualTo(201);
    assertThat(response.headers().firstValue("Location")).contains(GRAPH);
    assertThat(response.body()).isEqualTo(Golden.answer("graphs").toString());
  }

  @ParameterizedTest
  @CsvSource({
    "dagitty, text/plain; charset=utf-8",
    "dot, text/vnd.graphviz; charset=utf-8",
    "graphml, application/graphml+xml"
  })
  void aGraphComesAsTextInItsMediaType(String format, String mediaType) throws Exception {
    HttpResponse<String> response = gateway.get(GRAPH + "?format=" + format);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).contains(mediaType);
    assertThat(response.body()).isEqualTo("dag { X -> Y }");
  }

  @ParameterizedTest
  @CsvSource({"''", "?format=json"})
  void aGraphComesAsJsonUnlessToldOtherwise(String query) throws Exception {
    HttpResponse<String> response = gateway.get(GRAPH + query);

    assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(response.body()).isEqualTo(Golden.answer("graphs.read").toString());
  }

  @Test
  void theCallersRequestIdTraceAndDeadlineTravelOn() throws Exception {
    String trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    long before = System.currentTimeMillis();

    HttpResponse<String> response =
        gateway.post(
            "/api/v1/do",
            Golden.request("do"),
            "Content-Type",
            "application/json; charset=UTF-8",
            "X-Request-Id",
            "mine-1",
            "traceparent",
            trace);

    assertThat(response.headers().firstValue("X-Request-Id")).contains("mine-1");
    var context = gateway.bus.calls.getFirst().context();
    assertThat(context.traceparent()).isEqualTo(trace);
    assertThat(context.principal()).isEqualTo("local");
    assertThat(context.deadline()).isBetween(before + 30_000, before + 60_000);
  }

  @Test
  void aRequestIdThatCouldHarmALogIsReplaced() throws Exception {
    HttpResponse<String> response = gateway.get("/health/live", "X-Request-Id", "a b\"<c>");

    assertThat(response.headers().firstValue("X-Request-Id").orElseThrow())
        .matches("[0-9a-f]{16}-[0-9a-z]+");
  }

  @Test
  void aMalformedTraceIsNotPassedOn() throws Exception {
    gateway.post(
        "/api/v1/do",
        Golden.request("do"),
        "Content-Type",
        "application/json",
        "traceparent",
        "00-zz-zz-01");

    assertThat(gateway.bus.calls.getFirst().context().traceparent()).isNull();
  }

  @Test
  void aLargeAnswerIsCompressedForWhoTakesIt() throws Exception {
    String large = "{\"x\":\"" + "abcdefgh".repeat(100_000) + "\"}";
    gateway.bus.answers("do", () -> Future.succeededFuture(reply(large)));

    HttpResponse<byte[]> response =
        gateway.bytes(
            "POST",
            "/api/v1/do",
            Golden.request("do"),
            "Content-Type",
            "application/json",
            "Accept-Encoding",
            "br, gzip;q=0.5");

    assertThat(response.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(response.headers().firstValue("Vary")).contains("accept-encoding");
    assertThat(response.body().length).isLessThan(large.length() / 50);
    assertThat(new GZIPInputStream(new ByteArrayInputStream(response.body())).readAllBytes())
        .asString()
        .isEqualTo(large);
  }

  @ParameterizedTest
  @CsvSource({"identity", "gzip;q=0", "'br'"})
  void aLargeAnswerIsPlainForWhoDoesNot(String encodings) throws Exception {
    String large = "{\"x\":\"" + "abcdefgh".repeat(1_000) + "\"}";
    gateway.bus.answers("do", () -> Future.succeededFuture(reply(large)));

    HttpResponse<String> response =
        gateway.post(
            "/api/v1/do",
            Golden.request("do"),
            "Content-Type",
            "application/json",
            "Accept-Encoding",
            encodings);

    assertThat(response.headers().firstValue("Content-Encoding")).isEmpty();
    assertThat(response.body()).isEqualTo(large);
  }

  @Test
  void aServicesProblemIsTheCallersProblem() throws Exception {
    gateway.bus.answers(
        "do",
        () ->
            Future.failedFuture(
                Problem.of(
                        ProblemType.CYCLIC_GRAPH,
                        "A -> B -> A is a cycle; remove an edge",
                        "graph",
                        null)
                    .with("cycle", List.of("A", "B", "A"))
                    .exception()));

    HttpResponse<String> response = gateway.postJson("/api/v1/do", Golden.request("do"));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(response.body())
        .contains("\"type\":\"/docs/problems#cyclic-graph\"")
        .contains("\"status\":400")
        .contains("\"field\":\"graph\"")
        .contains("\"cycle\":[\"A\",\"B\",\"A\"]");
  }

  @Test
  void whatIsNotExpectedShowsNothingOfTheInside() throws Exception {
    gateway.bus.answers(
        "do", () -> Future.failedFuture(new IllegalStateException("secret.table at line 7")));

    HttpResponse<String> response = gateway.postJson("/api/v1/do", Golden.request("do"));

    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(response.body()).contains("internal").doesNotContain("secret", "Illegal", "line 7");
  }

  @Test
  void aReplyFromAnotherThreadIsWrittenToo() throws Exception {
    gateway.bus.answers(
        "do",
        () -> {
          Promise<Reply<Object>> promise = Promise.promise();
          Thread.ofPlatform().start(() -> promise.complete(reply("{}")));
          return promise.future();
        });

    assertThat(gateway.postJson("/api/v1/do", Golden.request("do")).body()).isEqualTo("{}");
  }

  @Test
  void aBodyOfManyPiecesArrivesWhole() throws Exception {
    String name = "n".repeat(200);
    StringBuilder nodes = new StringBuilder("{\"nodes\":[");
    for (int index = 0; index < 20_000; index++) {
      nodes.append(index == 0 ? "" : ",").append('"').append(name).append(index).append('"');
    }
    Buffer body = Buffer.buffer(nodes.append("]}").toString());

    HttpResponse<String> response = gateway.postJson("/api/v1/graphs", body);

    assertThat(body.length()).isGreaterThan(4_000_000);
    assertThat(response.statusCode()).isEqualTo(201);
    assertThat(gateway.bus.calls.getFirst().request().toString()).contains(name + "19999");
    assertThat(gateway.gateway.limits.bodies()).isZero();
  }

  @Test
  void headAnswersLikeGetWithoutABody() throws Exception {
    HttpResponse<String> response =
        gateway.send("HEAD", "/openapi.yaml", HttpRequest.BodyPublishers.noBody());

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEmpty();
    assertThat(response.headers().firstValueAsLong("Content-Length").orElseThrow())
        .isGreaterThan(10_000);
  }

  @ParameterizedTest
  @CsvSource({
    "/health/live, application/json",
    "/health/ready, application/json",
    "/metrics, text/plain; version=0.0.4; charset=utf-8"
  })
  void theProcessSaysHowItIs(String path, String mediaType) throws Exception {
    HttpResponse<String> response = gateway.get(path);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).contains(mediaType);
  }

  @Test
  void everyRequestIsMeasuredByRouteAndKindOfStatus() throws Exception {
    gateway.postJson("/api/v1/identify", Golden.request("identify"));

    assertThat(
            gateway
                .metrics
                .registry()
                .get("http.server.request.duration")
                .tags("route", "/api/v1/identify", "status", "2xx")
                .timer()
                .count())
        .isPositive();
  }

  @Test
  void noOriginIsAllowed() throws Exception {
    HttpResponse<String> response = gateway.get("/health/live", "Origin", "https://example.org");

    assertThat(response.headers().map().keySet())
        .noneMatch(name -> name.toLowerCase(java.util.Locale.ROOT).startsWith("access-control"));
  }

  private static Reply<Object> reply(String body) {
    return FakeBus.reply(Buffer.buffer(body), body);
  }
}
