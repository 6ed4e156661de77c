package io.causalgym.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.client.Json;
import io.causalgym.contract.EvaluationDocument;
import io.causalgym.contract.EvaluationStarted;
import io.causalgym.contract.JobStarted;
import io.causalgym.contract.ReferenceAnswer;
import io.causalgym.contract.ReferenceQuery;
import io.causalgym.contract.TextPart;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who may do what with evaluations where keys are configured, and that the reference models ask
/// for a token of an evaluation and for no key.
class EvaluationAccessTest {
  private static final String TOKEN = "ev-1.0f0f";
  private static RunningGateway gateway;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    gateway = KeyedGateway.start(folder);
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @BeforeEach
  void answer() {
    gateway.bus.calls.clear();
    gateway.bus.answersAsUsual();
    golden("evaluations", EvaluationStarted.class);
    golden("evaluations.resume", EvaluationStarted.class);
    golden("evaluations.read", EvaluationDocument.class);
    golden("experiments", JobStarted.class);
    golden("evaluations.export", TextPart.class);
    gateway.bus.answers(
        "suites.items",
        () -> Future.succeededFuture(FakeBus.reply(Buffer.buffer(), new TextPart("{}\n", null))));
    golden("reference", ReferenceAnswer.class);
  }

  private static void golden(String operation, Class<?> type) {
    Buffer answer = Golden.answer(operation);
    gateway.bus.answers(
        operation,
        () -> Future.succeededFuture(FakeBus.reply(answer, Json.readAnswer(type, answer))));
  }

  private static HttpResponse<String> send(
      String method, String path, @Nullable String body, @Nullable String key) throws Exception {
    List<String> headers = new ArrayList<>();
    if (body != null) {
      headers.addAll(List.of("Content-Type", "application/json"));
    }
    if (key != null) {
      headers.addAll(List.of("Authorization", "Bearer " + key));
    }
    return gateway.send(
        method,
        path,
        body == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(body),
        headers.toArray(String[]::new));
  }

  private static @Nullable String body(@Nullable String text) {
    if (text == null || text.startsWith("{")) {
      return text;
    }
    return Golden.request(text).toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "POST| /api/v1/evaluations| evaluations| 202",
        "POST| /api/v1/evaluations?dryRun=true| evaluations| 200",
        "PATCH| /api/v1/evaluations/ev-1| {}| 200",
        "POST| /api/v1/evaluations/ev-1/resume| | 202",
        "POST| /api/v1/evaluations/ev-1/resume| {}| 202",
        "POST| /api/v1/suites/items| suites.items| 200",
        "POST| /api/v1/experiments| experiments| 202"
      })
  void whatCostsMoneyOrTimeNeedsTheRoleCompute(
      String method, String path, @Nullable String body, int status) throws Exception {
    assertThat(send(method, path, body(body), "r-secret").statusCode()).isEqualTo(403);
    assertRefused(method, path, body(body));
    assertThat(gateway.bus.calls).isEmpty();

    HttpResponse<String> response = send(method, path, body(body), "w-secret");

    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(gateway.bus.calls)
        .isNotEmpty()
        .allMatch(call -> call.context().principal().equals("worker"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/evaluations",
        "/api/v1/evaluations/ev-1",
        "/api/v1/evaluations/ev-1/items",
        "/api/v1/evaluations/ev-1/export",
        "/api/v1/evaluations/ev-1/export?format=csv",
        "/api/v1/leaderboard"
      })
  void readingNeedsTheRoleRead(String path) throws Exception {
    assertRefused("GET", path, null);
    assertThat(gateway.bus.calls).isEmpty();

    assertThat(send("GET", path, null, "r-secret").statusCode()).isEqualTo(200);
    assertThat(gateway.bus.calls.getFirst().context().principal()).isEqualTo("reader");
  }

  @Test
  void followingNeedsTheRoleRead() throws Exception {
    String path = "/api/v1/evaluations/ev-1/events";
    assertRefused("GET", path, null);
    assertThat(gateway.bus.calls).isEmpty();

    // The head is enough to be let in.
    assertThat(send("HEAD", path, null, "r-secret").statusCode()).isEqualTo(200);
  }

  /// Neither without a key nor with a wrong one, nor with the token of an evaluation.
  private static void assertRefused(String method, String path, @Nullable String body)
      throws Exception {
    assertThat(send(method, path, body, null).statusCode()).isEqualTo(401);
    assertThat(send(method, path, body, "x-secret").statusCode()).isEqualTo(401);
    HttpResponse<String> token = send(method, path, body, TOKEN);
    assertThat(token.statusCode()).isEqualTo(401);
    assertThat(token.body()).doesNotContain(TOKEN);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /v1/models,",
    "GET, /v1/models/ref%2Foracle,",
    "GET, /v1/models/ref/oracle,",
    "POST, /v1/chat/completions, {}",
    "POST, /v1/messages, {}"
  })
  void theReferenceModelsAskForATokenAndForNoKey(String method, String path, @Nullable String body)
      throws Exception {
    HttpResponse<String> response = send(method, path, body, TOKEN);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(((ReferenceQuery) gateway.bus.calls.getFirst().request()).token()).isEqualTo(TOKEN);
    assertThat(gateway.bus.calls.getFirst().context().principal()).isEqualTo("local");
  }

  @Test
  void aKeyIsNoTokenAndTheServiceSaysSo() throws Exception {
    gateway.bus.answers(
        "reference",
        () ->
            Future.succeededFuture(
                FakeBus.reply(
                    Buffer.buffer(), new ReferenceAnswer(401, Map.of(), "{\"error\":{}}", false))));

    HttpResponse<String> response = send("GET", "/v1/models", null, "a-secret");

    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.body()).isEqualTo("{\"error\":{}}");
  }

  @ParameterizedTest
  @CsvSource({"/v1/../api/v1/evaluations", "/v1/models/../../api/v1/evaluations"})
  void noWayLeadsFromTheReferenceModelsToTheApi(String path) throws Exception {
    try (RawHttp raw = new RawHttp(gateway.port)) {
      raw.send(
          "GET "
              + path
              + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
              + TOKEN
              + "\r\n\r\n");

      assertThat(raw.answer().status()).isEqualTo(401);
    }
    assertThat(gateway.bus.calls).isEmpty();
  }
}
