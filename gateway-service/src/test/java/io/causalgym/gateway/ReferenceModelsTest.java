package io.causalgym.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.client.Reply;
import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemType;
import io.causalgym.contract.ReferenceAnswer;
import io.causalgym.contract.ReferenceQuery;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The reference models, as a client of the OpenAI API or of the Anthropic API meets them.
class ReferenceModelsTest {
  private static final String CHAT = "/v1/chat/completions";
  private static final String TOKEN = "ev-1.0f0f";
  private static final String BEARER = "Bearer " + TOKEN;
  private static final int MAX_BODY = 1 << 16;
  private static final int PLACES = 2;
  private static RunningGateway gateway;

  @BeforeAll
  static void start() throws Exception {
    gateway =
        new RunningGateway(
            RunningGateway.with(MAX_BODY, PLACES, Duration.ofSeconds(20), Duration.ofSeconds(30)));
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @BeforeEach
  void forget() {
    assertThat(gateway.occupied()).isZero();
    gateway.bus.calls.clear();
    answer(new ReferenceAnswer(200, Map.of(), "{\"object\":\"list\"}", false));
  }

  private static void answer(ReferenceAnswer answer) {
    gateway.bus.answers(
        "reference",
        () -> Future.succeededFuture(FakeBus.reply(Buffer.buffer("not passed on"), answer)));
  }

  private static ReferenceQuery asked() {
    assertThat(gateway.bus.calls).extracting(FakeBus.Call::operation).containsExactly("reference");
    return (ReferenceQuery) gateway.bus.calls.getFirst().request();
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return gateway.get(path, "Authorization", BEARER);
  }

  private static HttpResponse<String> chat(Buffer body) throws Exception {
    return gateway.post(CHAT, body, "Content-Type", "application/json", "Authorization", BEARER);
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/models, models",
    "/v1/models/, models",
    "/v1/models/ref/oracle/, models/ref/oracle",
    "/v1/models/ref%2Foracle/, models/ref%2Foracle",
    "/v1/models/ref%2Foracle, models/ref%2Foracle",
    "/v1/models/ref/oracle, models/ref/oracle",
    "/v1/models/ref%2Fnoisy-0.1, models/ref%2Fnoisy-0.1",
    "/v1/models/gpt-4o, models/gpt-4o",
    "/v1/./models?limit=3, models",
    "/v1/models/x/../ref/oracle, models/ref/oracle"
  })
  void modelsAreReadByTheirPathBelowTheVersion(String path, String below) throws Exception {
    HttpResponse<String> response = get(path);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(response.body()).isEqualTo("{\"object\":\"list\"}");
    assertThat(asked()).isEqualTo(new ReferenceQuery(TOKEN, below, null));
    assertThat(gateway.bus.calls.getFirst().context().principal()).isEqualTo("local");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"model\":\"ref/oracle\",\"messages\":[{\"role\":\"user\",\"content\":\"Wie hoch? é 🎲\"}]}",
        "{\"a field\": \"that only the service knows\"}",
        "{ not even JSON",
        "null"
      })
  void aRequestIsPassedOnAsItWasWritten(String body) throws Exception {
    assertThat(chat(Buffer.buffer(body)).statusCode()).isEqualTo(200);

    assertThat(asked()).isEqualTo(new ReferenceQuery(TOKEN, "chat/completions", body));
  }

  @Test
  void bytesThatAreNoTextDoNoHarm() throws Exception {
    assertThat(chat(Buffer.buffer(new byte[] {'{', (byte) 0xff, (byte) 0xc3, '}'})).statusCode())
        .isEqualTo(200);

    assertThat(asked().body()).isEqualTo("{\ufffd\ufffd}");
  }

  @Test
  void aStreamedCompletionIsAnEventStream() throws Exception {
    String events = "data: {\"object\":\"chat.completion.chunk\"}\n\ndata: [DONE]\n\n";
    answer(new ReferenceAnswer(200, Map.of("openai-processing-ms", "1"), events, true));

    HttpResponse<String> response =
        chat(Buffer.buffer("{\"model\":\"ref/oracle\",\"stream\":true}"));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).contains("text/event-stream");
    assertThat(response.headers().firstValue("openai-processing-ms")).contains("1");
    assertThat(response.body()).isEqualTo(events);
  }

  @ParameterizedTest
  @CsvSource({"401", "403", "404", "429", "500", "503"})
  void whatTheServiceRefusesStaysInItsOwnWords(int status) throws Exception {
    String error = "{\"error\":{\"message\":\"no\",\"type\":\"invalid_request_error\"}}";
    answer(
        new ReferenceAnswer(
            status,
            Map.of("retry-after", "2", "x-ratelimit-remaining-requests", "0"),
            error,
            false));

    HttpResponse<String> response = chat(Buffer.buffer("{}"));

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(response.headers().firstValue("Retry-After")).contains("2");
    assertThat(response.headers().firstValue("x-ratelimit-remaining-requests")).contains("0");
    assertThat(response.body()).isEqualTo(error);
  }

  @Test
  void theRequestsIdIsTheGatewaysSoThatTheLogHasIt() throws Exception {
    answer(new ReferenceAnswer(200, Map.of("x-request-id", "theirs"), "{}", false));

    HttpResponse<String> response = gateway.get("/v1/models", "X-Request-Id", "mine-1");

    assertThat(response.headers().allValues("X-Request-Id")).containsExactly("mine-1");
  }

  @Test
  void aHeaderThatCannotBeWrittenIsAnInternalErrorAtOnce() throws Exception {
    answer(new ReferenceAnswer(200, Map.of("x-note", "a\r\nset-cookie: b"), "{}", false));

    HttpResponse<String> response = get("/v1/models");

    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(response.headers().firstValue("set-cookie")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Bearer ev-1.0f0f, ev-1.0f0f",
    "bearer ev-1.0f0f, ev-1.0f0f",
    "BEARER   ev-1.0f0f, ev-1.0f0f",
    "Bearer not a token, not a token",
    "ev-1.0f0f, ''",
    "Bearer, ''",
    "Basic ZXYtMS4wZjBm, ''"
  })
  void theTokenIsWhatStandsAfterBearer(String header, String token) throws Exception {
    gateway.get("/v1/models", "Authorization", header);

    assertThat(asked().token()).isEqualTo(token);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x-api-key", "X-Api-Key"})
  void theTokenMayBeSentAsAnthropicsClientsDo(String header) throws Exception {
    HttpResponse<String> response =
        gateway.post(
            "/v1/messages",
            Buffer.buffer("{\"model\":\"ref/oracle\"}"),
            "Content-Type",
            "application/json",
            "anthropic-version",
            "2023-06-01",
            header,
            TOKEN);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(asked())
        .isEqualTo(new ReferenceQuery(TOKEN, "messages", "{\"model\":\"ref/oracle\"}"));
  }

  @Test
  void withoutAHeaderThereIsNoTokenAndTheServiceSaysSo() throws Exception {
    answer(new ReferenceAnswer(401, Map.of(), "{\"error\":{}}", false));

    assertThat(gateway.get("/v1/models").statusCode()).isEqualTo(401);
    assertThat(asked().token()).isEmpty();
  }

  @Test
  void aBodyIsJsonWithinTheLimit() throws Exception {
    Buffer large = Buffer.buffer("x".repeat(MAX_BODY + 1));

    assertThat(chat(large).statusCode()).isEqualTo(413);
    assertThat(chat(Buffer.buffer()).statusCode()).isEqualTo(400);
    assertThat(gateway.post(CHAT, Buffer.buffer("{}"), "Authorization", BEARER).statusCode())
        .isEqualTo(415);
    assertThat(
            gateway
                .post(
                    CHAT,
                    Buffer.buffer("{}"),
                    "Authorization",
                    BEARER,
                    "Content-Type",
                    "text/plain")
                .statusCode())
        .isEqualTo(415);
    assertThat(
            gateway
                .post(
                    CHAT,
                    Buffer.buffer("{}"),
                    "Authorization",
                    BEARER,
                    "Content-Type",
                    "application/json",
                    "Content-Encoding",
                    "gzip")
                .statusCode())
        .isEqualTo(415);
    assertThat(gateway.bus.calls).isEmpty();
    assertThat(chat(large.slice(0, MAX_BODY)).statusCode()).isEqualTo(200);
    assertThat(gateway.gateway.limits.bodies()).isZero();
  }

  @Test
  void aBodyOfUnknownLengthIsCutAtTheLimit() throws Exception {
    try (RawHttp raw = new RawHttp(gateway.port)) {
      raw.send(
          "POST "
              + CHAT
              + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nAuthorization: "
              + BEARER
              + "\r\nTransfer-Encoding: chunked\r\n\r\n");
      String chunk = "8000\r\n" + "x".repeat(0x8000) + "\r\n";
      raw.send((chunk + chunk + chunk + "0\r\n\r\n").getBytes(StandardCharsets.US_ASCII));

      assertThat(raw.answer().status()).isEqualTo(413);
    }
    assertThat(gateway.bus.calls).isEmpty();
    assertThat(gateway.gateway.limits.bodies()).isZero();
  }

  @Test
  void aBodyWithoutATokenIsNotRead() throws Exception {
    answer(new ReferenceAnswer(401, Map.of(), "{\"error\":{}}", false));

    assertThat(
            gateway
                .post(CHAT, Buffer.buffer("not JSON"), "Content-Type", "text/plain")
                .statusCode())
        .isEqualTo(401);
    assertThat(asked().body()).isEmpty();
    assertThat(gateway.gateway.limits.bodies()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/models", "/v1/models/ref/oracle", "/v1/models/ref%2Foracle"})
  void headAnswersLikeGetWithoutABody(String path) throws Exception {
    HttpResponse<String> response = gateway.send("HEAD", path, HttpRequest.BodyPublishers.noBody());

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEmpty();
    assertThat(response.headers().firstValue("Content-Length")).contains("17");
    assertThat(asked().body()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET| /v1/chat/completions| POST",
        "HEAD| /v1/chat/completions| POST",
        "OPTIONS| /v1/chat/completions| POST",
        "GET| /v1/messages| POST",
        "POST| /v1/models| GET, HEAD",
        "DELETE| /v1/models/ref%2Foracle| GET, HEAD",
        "PUT| /v1/models/ref/oracle| GET, HEAD",
        "POST| /v1/models/| GET, HEAD",
        "GET| /v1/chat/completions/| POST"
      })
  void anotherMethodIsToldWhatIsAnswered(String method, String path, String allowed)
      throws Exception {
    HttpResponse<String> response = gateway.send(method, path, HttpRequest.BodyPublishers.noBody());

    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().firstValue("Allow")).contains(allowed);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(gateway.bus.calls).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1",
        "/v1/",
        "/v1/completions",
        "/v1/chat",
        "/v1/chat/completions/chatcmpl-1",
        "/v1/messages/batches",
        "/v1/embeddings",
        "/v1/responses",
        "/v1/models/ref/oracle/more",
        "/v1/models/..",
        "/v1/models/%2e%2e/files",
        "/V1/models",
        "/v1/Models",
        "/v2/models",
        "/api/v1/models"
      })
  void nothingElseIsBelowTheVersion(String path) throws Exception {
    HttpResponse<String> read = get(path);
    HttpResponse<String> asked =
        gateway.postJson(path, Buffer.buffer("{\"model\":\"ref/oracle\"}"));

    assertThat(read.statusCode()).isEqualTo(404);
    assertThat(read.body()).contains("there is nothing at this path");
    assertThat(asked.statusCode()).isEqualTo(404);
    assertThat(gateway.bus.calls).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/models", "/v1/chat/completions"})
  void aServiceThatIsAwayIsAProblem(String path) throws Exception {
    gateway.bus.answers(
        "reference",
        () ->
            Future.failedFuture(Problem.of(ProblemType.UNAVAILABLE, "nobody answers").exception()));

    HttpResponse<String> response = path.equals(CHAT) ? chat(Buffer.buffer("{}")) : get(path);

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.headers().firstValue("Retry-After")).isPresent();
    assertThat(gateway.occupied()).isZero();
  }

  @Test
  void moreThanTheLimitAtOnceIsAskedToComeBack() throws Exception {
    BlockingQueue<Promise<Reply<Object>>> held = new LinkedBlockingQueue<>();
    gateway.bus.answers(
        "reference",
        () -> {
          Promise<Reply<Object>> promise = Promise.promise();
          held.add(promise);
          return promise.future();
        });
    CompletableFuture<Integer> reading = later(() -> get("/v1/models"));
    CompletableFuture<Integer> asking = later(() -> chat(Buffer.buffer("{}")));
    Promise<Reply<Object>> first = held.poll(10, TimeUnit.SECONDS);
    Promise<Reply<Object>> second = held.poll(10, TimeUnit.SECONDS);

    assertThat(get("/v1/models").statusCode()).isEqualTo(503);
    assertThat(chat(Buffer.buffer("{}")).statusCode()).isEqualTo(503);

    Reply<Object> reply =
        FakeBus.reply(Buffer.buffer(), new ReferenceAnswer(200, Map.of(), "{}", false));
    first.complete(reply);
    second.complete(reply);
    assertThat(reading.get(10, TimeUnit.SECONDS)).isEqualTo(200);
    assertThat(asking.get(10, TimeUnit.SECONDS)).isEqualTo(200);
  }

  @FunctionalInterface
  private interface Call {
    HttpResponse<String> send() throws Exception;
  }

  private static CompletableFuture<Integer> later(Call call) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return call.send().statusCode();
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        },
        task -> Thread.ofPlatform().start(task));
  }
}
