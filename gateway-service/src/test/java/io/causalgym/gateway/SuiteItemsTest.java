package io.causalgym.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causalgym.client.Json;
import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemType;
import io.causalgym.contract.SuiteItemsQuery;
import io.causalgym.contract.TextPart;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The questions of a suite as JSON lines.
class SuiteItemsTest {
  private static final String PATH = "/api/v1/suites/items";
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

  /// Two parts, of which the second may fail.
  private static void answerParts(boolean whole) {
    gateway.bus.answersBy(
        "suites.items",
        request -> {
          if (((SuiteItemsQuery) request).cursor() == null) {
            return Future.succeededFuture(
                FakeBus.reply(Buffer.buffer(), new TextPart("{\"item\":0}\n", "8")));
          }
          return whole
              ? Future.succeededFuture(
                  FakeBus.reply(Buffer.buffer(), new TextPart("{\"item\":1}\n", null)))
              : Future.failedFuture(Problem.of(ProblemType.UNAVAILABLE, "gone").exception());
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"*/*", "application/jsonl", "application/json;q=0.5, application/jsonl"})
  void theWholeSuiteIsSent(String accept) throws Exception {
    answerParts(true);

    HttpResponse<String> response =
        gateway.post(
            PATH,
            Golden.request("suites.items"),
            "Content-Type",
            "application/json",
            "Accept",
            accept);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type"))
        .contains("application/jsonl; charset=utf-8");
    assertThat(response.body()).isEqualTo("{\"item\":0}\n{\"item\":1}\n");
    SuiteItemsQuery query = Json.readRequest(SuiteItemsQuery.class, Golden.request("suites.items"));
    assertThat(gateway.bus.calls)
        .extracting(FakeBus.Call::request)
        .isEqualTo(List.of(query, new SuiteItemsQuery(query.suite(), "8")));
    assertThat(gateway.occupied()).isZero();
    assertThat(gateway.gateway.limits.bodies()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"suite\": {\"name\": \"quick\"}, \"cursor\": \"8\"}| leave 'cursor' out",
        "{\"suite\": {\"name\": \"quick\"}, \"cursor\": \"\"}| leave 'cursor' out",
        "{\"suite\": {\"name\": \"quick\", \"hiddenSeed\": true}}| suite.hiddenSeed",
        "{\"suite\": {\"name\": \"mine\"}}| there is no suite 'mine'",
        "{\"suite\": {\"worlds\": 0}}| use 1 to 100000",
        "{\"suite\": null}| 'suite' is missing",
        "{}| 'suite' is missing",
        "{\"suite\": {\"name\": \"quick\"}, \"limit\": 1}| unknown-field",
        "{\"suite\": {| malformed-json",
        "[1]| invalid-value"
      })
  void aSuiteThatCannotBeReadIsRefused(String body, String detail) throws Exception {
    HttpResponse<String> response = gateway.postJson(PATH, Buffer.buffer(body));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(response.body()).contains(detail);
    assertThat(gateway.bus.calls).isEmpty();
    assertThat(gateway.occupied()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "text/csv",
        "application/jsonl;q=0, application/x-ndjson;q=0, */*"
      })
  void linesAreNotSentAsAnythingElse(String accept) throws Exception {
    HttpResponse<String> response =
        gateway.post(
            PATH,
            Golden.request("suites.items"),
            "Content-Type",
            "application/json",
            "Accept",
            accept);

    assertThat(response.statusCode()).isEqualTo(406);
    assertThat(response.body())
        .contains("the answer is application/jsonl or application/x-ndjson; accept it");
    assertThat(gateway.bus.calls).isEmpty();
  }

  @Test
  void aFirstPartThatFailsIsAProblem() throws Exception {
    gateway.bus.answers(
        "suites.items",
        () -> Future.failedFuture(Problem.of(ProblemType.TOO_COSTLY, "too many").exception()));

    HttpResponse<String> response = gateway.postJson(PATH, Golden.request("suites.items"));

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(gateway.occupied()).isZero();
  }

  @Test
  void aLaterPartThatFailsCutsTheConnection() throws Exception {
    answerParts(false);

    assertThatThrownBy(() -> gateway.postJson(PATH, Golden.request("suites.items")))
        .isInstanceOf(IOException.class);
    assertThat(gateway.occupied()).isZero();
    assertThat(gateway.gateway.limits.bodies()).isZero();
  }
}
