package io.causalgym.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.client.Json;
import io.causalgym.contract.EvaluationDocument;
import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemType;
import io.causalgym.contract.ReferenceAnswer;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// No token of an evaluation, no prompt and no reply gets into the log, however detailed the
/// settings make it and whatever goes wrong.
class TokenSecrecyTest extends LoggedGateway {
  private static final String TOKEN = "ev-1.70ken";
  private static final String PROMPT = "what-the-model-is-asked";
  private static final String REPLY = "what-the-model-replies";
  private static final String CHAT = "/v1/chat/completions";

  private void answer(int status) {
    ReferenceAnswer answer =
        new ReferenceAnswer(status, Map.of("x-echo", REPLY), "{\"text\":\"" + REPLY + "\"}", false);
    gateway.bus.answers(
        "reference", () -> Future.succeededFuture(FakeBus.reply(Buffer.buffer(REPLY), answer)));
  }

  private int ask(String path, String... headers) throws Exception {
    List<String> all = new ArrayList<>(List.of(headers));
    all.addAll(List.of("Authorization", "Bearer " + TOKEN, "x-api-key", TOKEN));
    return gateway
        .send(
            path.equals(CHAT) ? "POST" : "GET",
            path,
            path.equals(CHAT)
                ? HttpRequest.BodyPublishers.ofString("{\"prompt\":\"" + PROMPT + "\"}")
                : HttpRequest.BodyPublishers.noBody(),
            all.toArray(String[]::new))
        .statusCode();
  }

  /// Its line comes a moment after the answer.
  private void assertSilent() throws Exception {
    assertThat(gateway.occupied()).isZero();
    gateway.get("/health/live");
    assertThat(log.text())
        .as("the requests are in the log at all")
        .contains("status")
        .doesNotContain(TOKEN, "70ken", PROMPT, REPLY);
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/models, 200",
    "/v1/models/ref%2Foracle, 404",
    "/v1/models/ref/oracle, 401",
    "/v1/chat/completions, 200",
    "/v1/chat/completions, 401",
    "/v1/chat/completions, 429",
    "/v1/chat/completions, 500",
    "/v1/chat/completions, 503"
  })
  void whatIsAnsweredIsNotLogged(String path, int status) throws Exception {
    answer(status);

    assertThat(ask(path, "Content-Type", "application/json")).isEqualTo(status);

    assertThat(log.text()).contains("route=" + (path.equals(CHAT) ? CHAT : "/v1/models"));
    assertSilent();
  }

  @Test
  void whatIsRefusedByTheGatewayIsNotLogged() throws Exception {
    assertThat(ask(CHAT, "Content-Type", "text/plain")).isEqualTo(415);
    assertThat(ask(CHAT, "Content-Type", "application/json", "Content-Encoding", "br"))
        .isEqualTo(415);
    assertThat(ask("/v1/files")).isEqualTo(404);
    assertThat(ask("/api/v1/evaluations")).isEqualTo(401);

    assertSilent();
  }

  @Test
  void whatIsNotEvenHttpIsNotLogged() throws Exception {
    for (String header :
        new String[] {
          "Authorization: Bearer " + TOKEN + "\0",
          "x-api-key: " + TOKEN + "\0",
          "Authorization : Bearer " + TOKEN,
          "Authorization Bearer " + TOKEN,
          "Authorization: Bearer " + TOKEN + "\r\nContent-Length: " + TOKEN,
          "Authorization: Bearer " + TOKEN + "x".repeat(20_000)
        }) {
      try (RawHttp raw = new RawHttp(gateway.port)) {
        raw.send("GET /v1/models HTTP/1.1\r\nHost: localhost\r\n" + header + "\r\n\r\n");
        assertThat(raw.answer().status()).isIn(400, 431);
      }
    }

    assertSilent();
  }

  @Test
  void whatFailsInsideIsNotLogged() throws Exception {
    gateway.bus.answers(
        "reference", () -> Future.failedFuture(new IllegalStateException("broken")));
    assertThat(ask(CHAT, "Content-Type", "application/json")).isEqualTo(500);
    gateway.bus.answers(
        "reference",
        () -> Future.failedFuture(Problem.of(ProblemType.DEADLINE_EXCEEDED, "late").exception()));
    assertThat(ask(CHAT, "Content-Type", "application/json")).isEqualTo(504);
    gateway.bus.answers(
        "reference", () -> Future.succeededFuture(FakeBus.reply(Buffer.buffer(), REPLY)));
    assertThat(ask("/v1/models")).isEqualTo(500);

    assertThat(log.text()).contains("broken");
    assertSilent();
  }

  @Test
  void whoLeavesInTheMiddleIsNotLogged() throws Exception {
    try (RawHttp raw = new RawHttp(gateway.port)) {
      raw.send(
          "POST "
              + CHAT
              + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
              + "Authorization: Bearer "
              + TOKEN
              + "\r\nContent-Length: 1000\r\n\r\n{\"prompt\":\""
              + PROMPT);
      while (gateway.gateway.limits.bodies() == 0) {
        Thread.onSpinWait();
      }
    }
    while (gateway.gateway.limits.bodies() > 0) {
      Thread.onSpinWait();
    }

    assertSilent();
  }

  @Test
  void theTokenThatAnEvaluationShowsIsNotLogged() throws Exception {
    Buffer golden =
        Buffer.buffer(Golden.answer("evaluations.read").toString().replace("ev-1.0f0f", TOKEN));
    EvaluationDocument document = Json.readAnswer(EvaluationDocument.class, golden);
    gateway.bus.answers(
        "evaluations.read", () -> Future.succeededFuture(FakeBus.reply(golden, document)));
    String path = "/api/v1/evaluations/ev-1";

    assertThat(gateway.get(path, "Authorization", "Bearer r-secret").body()).contains(TOKEN);

    assertSilent();
    assertThat(log.text()).doesNotContain("r-secret");
  }
}
