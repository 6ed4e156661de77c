package io.causalgym.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.client.Json;
import io.causalgym.contract.EvaluationResumeQuery;
import io.causalgym.contract.EvaluationStarted;
import io.causalgym.contract.EvaluationTuneQuery;
import io.causalgym.contract.ModelLimits;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Evaluations changed while they run, and resumed when they ended early.
class EvaluationChangesTest {
  private static final String PATH = "/api/v1/evaluations";
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
    Buffer golden = Golden.answer("evaluations.resume");
    EvaluationStarted started = Json.readAnswer(EvaluationStarted.class, golden);
    gateway.bus.answers(
        "evaluations.resume", () -> Future.succeededFuture(FakeBus.reply(golden, started)));
  }

  private static Object asked(String operation) {
    assertThat(gateway.bus.calls).extracting(FakeBus.Call::operation).containsExactly(operation);
    return gateway.bus.calls.getFirst().request();
  }

  private static HttpResponse<String> patch(String path, String body) throws Exception {
    return gateway.send(
        "PATCH",
        path,
        HttpRequest.BodyPublishers.ofString(body),
        "Content-Type",
        "application/json");
  }

  private static void assertProblem(HttpResponse<String> response, int status, String detail) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(response.body()).contains(detail);
    assertThat(gateway.bus.calls).isEmpty();
    assertThat(gateway.occupied()).isZero();
  }

  @Test
  void anEvaluationIsChangedWhileItRuns() throws Exception {
    HttpResponse<String> response =
        patch(
            PATH + "/ev-1",
            "{\"paused\": true, \"limits\": {\"ref/oracle\": {\"concurrency\": 8}}}");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo(Golden.answer("evaluations.tune").toString());
    assertThat(asked("evaluations.tune"))
        .isEqualTo(
            new EvaluationTuneQuery(
                "ev-1", true, Map.of("ref/oracle", new ModelLimits(8, null, null))));
  }

  @Test
  void aChangeMayNameNothing() throws Exception {
    assertThat(patch(PATH + "/ev-1", "{}").statusCode()).isEqualTo(200);

    assertThat(asked("evaluations.tune")).isEqualTo(new EvaluationTuneQuery("ev-1", null, null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"paused\": tru| malformed-json",
        "{\"paused\": true} x| malformed-json",
        "null| the body is null",
        "[]| invalid-value",
        "{\"paused\": \"yes\"}| paused",
        "{\"paused\": 1}| paused",
        "{\"id\": \"ev-2\"}| unknown-field",
        "{\"budgetUsd\": 3}| unknown-field",
        "{\"limits\": {\"m\": null}}| limits.m",
        "{\"limits\": {\"\": {}}}| a name has 1 to 256 characters",
        "{\"limits\": {\"m\": {\"concurrency\": 0}}}| use 1 to 10000",
        "{\"limits\": {\"m\": {\"speed\": 1}}}| unknown-field",
        "{\"limits\": {\"m\": {}, \"m\": {}}}| m"
      })
  void aChangeThatCannotBeReadIsRefused(String body, String detail) throws Exception {
    assertProblem(patch(PATH + "/ev-1", body), 400, detail);
  }

  @Test
  void aChangeIsJson() throws Exception {
    assertProblem(
        gateway.send("PATCH", PATH + "/ev-1", HttpRequest.BodyPublishers.ofString("{}")),
        415,
        "application/json");
    assertProblem(patch(PATH + "/ev-1", ""), 400, "the body is empty");
    assertProblem(patch(PATH + "/%20", "{}"), 400, "a name has 1 to 256 characters");
  }

  @Test
  void anEvaluationGoesOnWithoutABody() throws Exception {
    HttpResponse<String> response = gateway.post(PATH + "/ev-1/resume", Buffer.buffer());

    assertThat(response.statusCode()).isEqualTo(202);
    assertThat(response.headers().firstValue("Location")).contains(PATH + "/ev-1");
    assertThat(response.body()).isEqualTo(Golden.answer("evaluations.resume").toString());
    assertThat(asked("evaluations.resume")).isEqualTo(new EvaluationResumeQuery("ev-1", null));
  }

  @Test
  void anEvaluationGoesOnWhereAClientNamesATypeAndSendsNothing() throws Exception {
    assertThat(gateway.postJson(PATH + "/ev-1/resume", Buffer.buffer()).statusCode())
        .isEqualTo(202);

    assertThat(asked("evaluations.resume")).isEqualTo(new EvaluationResumeQuery("ev-1", null));
  }

  @ParameterizedTest
  @CsvSource({"'{\"budgetUsd\": 50}', 50", "'{\"budgetUsd\": 0}', 0", "'{}',"})
  void anEvaluationGoesOnWithABudget(String body, Double budget) throws Exception {
    HttpResponse<String> response = gateway.postJson(PATH + "/ev-1/resume", Buffer.buffer(body));

    assertThat(response.statusCode()).isEqualTo(202);
    assertThat(response.headers().firstValue("Location")).contains(PATH + "/ev-1");
    assertThat(asked("evaluations.resume")).isEqualTo(new EvaluationResumeQuery("ev-1", budget));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"budgetUsd\": -1}| use 0",
        "{\"budgetUsd\": 1e9}| budgetUsd",
        "{\"budgetUsd\": \"5\"}| budgetUsd",
        "{\"budget\": 5}| unknown-field",
        "{\"budgetUsd\"| malformed-json"
      })
  void aBudgetThatCannotBeReadIsRefused(String body, String detail) throws Exception {
    assertProblem(gateway.postJson(PATH + "/ev-1/resume", Buffer.buffer(body)), 400, detail);
  }

  /// Else it would go on with the old budget, and nobody would be told.
  @Test
  void aBudgetOfNoTypeIsRefusedAndNotPassedOver() throws Exception {
    assertProblem(
        gateway.post(PATH + "/ev-1/resume", Buffer.buffer("{\"budgetUsd\": 50}")),
        415,
        "application/json");
    try (RawHttp raw = new RawHttp(gateway.port)) {
      raw.send(
          "POST "
              + PATH
              + "/ev-1/resume HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
              + "2\r\n{}\r\n0\r\n\r\n");

      assertThat(raw.answer().status()).isEqualTo(415);
    }
    assertThat(gateway.bus.calls).isEmpty();
  }
}
