package io.causalgym.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemType;
import io.causalgym.contract.ReferenceAnswer;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the gateway itself refuses below `/v1` is told in the words of the protocol.
class ReferenceErrorsTest {
  private static final String CHAT = "/v1/chat/completions";
  private static final String MESSAGES = "/v1/messages";
  private static final int MEGABYTE = 1 << 20;
  private static RunningGateway gateway;

  @BeforeAll
  static void start() throws Exception {
    gateway =
        new RunningGateway(
            RunningGateway.with(8 << 20, 4, Duration.ofSeconds(20), Duration.ofSeconds(30)));
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @BeforeEach
  void forget() {
    assertThat(gateway.occupied()).isZero();
    gateway.bus.calls.clear();
    gateway.bus.answers(
        "reference",
        () ->
            Future.succeededFuture(
                FakeBus.reply(Buffer.buffer(), new ReferenceAnswer(200, Map.of(), "{}", false))));
  }

  private static HttpResponse<String> ask(String path, String mediaType, int bytes)
      throws Exception {
    return gateway.post(
        path,
        Buffer.buffer("x".repeat(bytes)),
        "Content-Type",
        mediaType,
        "Authorization",
        "Bearer ev-1.0f0f");
  }

  private static void isOpenAi(HttpResponse<String> response, String type, String code) {
    JsonObject body = new JsonObject(response.body());
    assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(response.headers().firstValue("X-Request-Id")).isPresent();
    assertThat(response.headers().firstValue("openai-processing-ms"))
        .hasValueSatisfying(millis -> assertThat(millis).matches("\\d+"));
    assertThat(body.fieldNames()).containsExactly("error");
    JsonObject error = body.getJsonObject("error");
    assertThat(error.fieldNames()).containsExactlyInAnyOrder("message", "type", "param", "code");
    assertThat(error.getString("message")).isNotEmpty();
    assertThat(error.getString("type")).isEqualTo(type);
    assertThat(error.getString("code")).isEqualTo(code);
  }

  private static void isAnthropic(HttpResponse<String> response, String type) {
    JsonObject body = new JsonObject(response.body());
    assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(body.getString("type")).isEqualTo("error");
    assertThat(body.getJsonObject("error").getString("type")).isEqualTo(type);
    assertThat(body.getJsonObject("error").getString("message")).isNotEmpty();
    assertThat(response.headers().firstValue("request-id")).contains(body.getString("request_id"));
  }

  @Test
  void aBodyOfMoreThanAMegabyteIsTooLarge() throws Exception {
    HttpResponse<String> chat = ask(CHAT, "application/json", MEGABYTE + 1);
    HttpResponse<String> message = ask(MESSAGES, "application/json", MEGABYTE + 1);

    assertThat(chat.statusCode()).isEqualTo(413);
    isOpenAi(chat, "invalid_request_error", "too_large");
    assertThat(message.statusCode()).isEqualTo(413);
    isAnthropic(message, "request_too_large");
    assertThat(gateway.bus.calls).isEmpty();
    assertThat(ask(CHAT, "application/json", MEGABYTE).statusCode()).isEqualTo(200);
  }

  @Test
  void otherPathsTakeLargerBodies() throws Exception {
    HttpResponse<String> response =
        gateway.postJson("/api/v1/do", Buffer.buffer(" ".repeat(MEGABYTE + 1)));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
  }

  @Test
  void anEndlessBodyIsCutInTheWordsOfTheProtocol() throws Exception {
    try (RawHttp raw = new RawHttp(gateway.port)) {
      raw.send(
          "POST "
              + MESSAGES
              + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nx-api-key: ev-1.0"
              + "\r\nTransfer-Encoding: chunked\r\n\r\n");
      String chunk = "8000\r\n" + "x".repeat(0x8000) + "\r\n";
      raw.send((chunk.repeat(33) + "0\r\n\r\n").getBytes(StandardCharsets.US_ASCII));

      RawHttp.Answer answer = raw.answer();
      assertThat(answer.status()).isEqualTo(413);
      assertThat(answer.headers()).containsEntry("content-type", "application/json");
    }
  }

  @Test
  void aBodyThatIsNotJsonIsRefused() throws Exception {
    HttpResponse<String> chat = ask(CHAT, "text/plain", 2);
    HttpResponse<String> message = ask(MESSAGES, "text/plain", 2);

    assertThat(chat.statusCode()).isEqualTo(415);
    isOpenAi(chat, "invalid_request_error", "unsupported_media_type");
    assertThat(message.statusCode()).isEqualTo(415);
    isAnthropic(message, "invalid_request_error");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1", "/v1/", "/v1/embeddings", "/v1/responses", "/v1/models/a/b/c"})
  void nothingIsThereInTheWordsOfOpenAi(String path) throws Exception {
    HttpResponse<String> response = gateway.get(path);

    assertThat(response.statusCode()).isEqualTo(404);
    isOpenAi(response, "invalid_request_error", "not_found");
  }

  @Test
  void nothingIsThereInTheWordsOfAnthropic() throws Exception {
    HttpResponse<String> response = gateway.get("/v1/messages/batches");

    assertThat(response.statusCode()).isEqualTo(404);
    isAnthropic(response, "not_found_error");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v2/models", "/v1x/models", "/V1/models", "/api/v1/messages"})
  void otherPathsKeepTheirProblems(String path) throws Exception {
    HttpResponse<String> response = gateway.get(path);

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(response.headers().firstValue("openai-processing-ms")).isEmpty();
  }

  @Test
  void theWrongMethodIsToldInTheWordsOfTheProtocol() throws Exception {
    HttpResponse<String> chat = gateway.send("GET", CHAT, HttpRequest.BodyPublishers.noBody());
    HttpResponse<String> message =
        gateway.send("DELETE", MESSAGES, HttpRequest.BodyPublishers.noBody());

    assertThat(chat.statusCode()).isEqualTo(405);
    isOpenAi(chat, "invalid_request_error", "method_not_allowed");
    assertThat(message.statusCode()).isEqualTo(405);
    assertThat(message.headers().firstValue("Allow")).contains("POST");
    isAnthropic(message, "invalid_request_error");
  }

  @ParameterizedTest
  @CsvSource({"OVERLOADED, overloaded", "UNAVAILABLE, unavailable"})
  void whoIsAtTheLimitAsksToComeBack(ProblemType type, String code) throws Exception {
    gateway.bus.answers(
        "reference", () -> Future.failedFuture(Problem.of(type, "later").exception()));

    HttpResponse<String> chat = ask(CHAT, "application/json", 2);
    HttpResponse<String> message = ask(MESSAGES, "application/json", 2);

    assertThat(chat.statusCode()).isEqualTo(503);
    assertThat(chat.headers().firstValue("Retry-After")).contains("1");
    assertThat(chat.headers().firstValue("retry-after-ms")).contains("1000");
    isOpenAi(chat, "server_error", code);
    assertThat(message.statusCode()).isEqualTo(529);
    assertThat(message.headers().firstValue("Retry-After")).contains("1");
    isAnthropic(message, "overloaded_error");
  }

  @Test
  void whatIsNotExpectedIsAnErrorOfTheServerWithoutInternals() throws Exception {
    gateway.bus.answers(
        "reference", () -> Future.failedFuture(new IllegalStateException("secret")));

    HttpResponse<String> chat = ask(CHAT, "application/json", 2);
    HttpResponse<String> message = ask(MESSAGES, "application/json", 2);

    assertThat(chat.statusCode()).isEqualTo(500);
    isOpenAi(chat, "server_error", "internal");
    assertThat(message.statusCode()).isEqualTo(500);
    isAnthropic(message, "api_error");
    assertThat(chat.body() + message.body()).doesNotContain("secret");
  }

  @Test
  void aMessageCarriesItsIdUnderAnthropicsNameToo() throws Exception {
    HttpResponse<String> response = ask(MESSAGES, "application/json", 2);

    assertThat(response.headers().firstValue("request-id"))
        .isEqualTo(response.headers().firstValue("X-Request-Id"));
  }

  @Test
  void aForeignHostIsToldSo() throws Exception {
    try (RawHttp raw = new RawHttp(gateway.port)) {
      raw.send("GET /v1/models HTTP/1.1\r\nHost: evil.example\r\n\r\n");

      RawHttp.Answer answer = raw.answer();
      assertThat(answer.status()).isEqualTo(421);
      assertThat(answer.headers()).containsEntry("content-type", "application/json");
    }
  }
}
