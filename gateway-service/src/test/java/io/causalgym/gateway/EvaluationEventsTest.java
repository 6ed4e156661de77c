package io.causalgym.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.client.Json;
import io.causalgym.client.Reply;
import io.causalgym.contract.EvaluationDocument;
import io.causalgym.contract.EvaluationReference;
import io.causalgym.contract.JobWatchAnswer;
import io.causalgym.contract.JobWatchQuery;
import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemType;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// An evaluation followed as the server-sent events of its job.
class EvaluationEventsTest {
  private static final String PATH = "/api/v1/evaluations/ev-1/events";
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
  void answer() {
    gateway.bus.calls.clear();
    gateway.bus.answersAsUsual();
    Buffer golden = Golden.answer("evaluations.read");
    EvaluationDocument document = Json.readAnswer(EvaluationDocument.class, golden);
    gateway.bus.answers(
        "evaluations.read", () -> Future.succeededFuture(FakeBus.reply(golden, document)));
    gateway.bus.answersBy(
        "jobs.watch",
        request ->
            Future.succeededFuture(
                ((JobWatchQuery) request).seen() == null
                    ? shown("running", 3)
                    : shown("succeeded", 10)));
  }

  private static Reply<Object> shown(String state, int done) {
    String job =
        "{\"id\": \"4711\", \"kind\": \"evaluation\", \"state\": \""
            + state
            + "\", \"progress\": {\"done\": "
            + done
            + ", \"total\": 10, \"unit\": \"questions\", \"message\": \"\"},"
            + " \"createdAt\": \"2026-11-26T12:00:00Z\"}";
    return FakeBus.reply(
        Buffer.buffer(),
        Json.readAnswer(
            JobWatchAnswer.class,
            Buffer.buffer("{\"job\": " + job + ", \"version\": \"v" + done + "\"}")));
  }

  @Test
  void itsJobIsFollowedToTheEnd() throws Exception {
    HttpResponse<String> response = gateway.get(PATH, "Accept", "text/event-stream");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).contains("text/event-stream");
    assertThat(response.body())
        .startsWith("event: progress\nid: v3\ndata: {\"id\":\"4711\"")
        .contains("\n\nevent: result\nid: v10\ndata: {\"id\":\"4711\"")
        .endsWith("\n\n");
    assertThat(gateway.bus.calls)
        .extracting(FakeBus.Call::request)
        .containsExactly(
            new EvaluationReference("ev-1"),
            new JobWatchQuery("4711", null, 0),
            new JobWatchQuery("4711", "v3", 900));
    assertThat(gateway.occupied()).isZero();
  }

  @Test
  void theTokenOfTheEvaluationIsNoneOfTheEvents() throws Exception {
    assertThat(gateway.get(PATH).body()).doesNotContain("ev-1.0f0f");
  }

  @Test
  void anEvaluationThatIsNotThereIsAProblem() throws Exception {
    gateway.bus.answers("evaluations.read", EvaluationEventsTest::notThere);

    HttpResponse<String> response = gateway.get(PATH);

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(gateway.bus.calls).hasSize(1);
  }

  @Test
  void aJobThatIsGoneIsAProblem() throws Exception {
    gateway.bus.answers("jobs.watch", EvaluationEventsTest::notThere);

    assertThat(gateway.get(PATH).statusCode()).isEqualTo(404);
  }

  private static Future<Reply<Object>> notThere() {
    return Future.failedFuture(Problem.of(ProblemType.NOT_FOUND, "gone").exception());
  }

  @Test
  void whoDoesNotTakeEventsIsToldSo() throws Exception {
    HttpResponse<String> response = gateway.get(PATH, "Accept", "application/json");

    assertThat(response.statusCode()).isEqualTo(406);
    assertThat(response.body()).contains("text/event-stream");
    assertThat(gateway.bus.calls).isEmpty();
  }

  @Test
  void whoAsksForTheHeadOnlyIsNotKeptWaiting() throws Exception {
    try (RawHttp raw = new RawHttp(gateway.port)) {
      raw.send("HEAD " + PATH + " HTTP/1.1\r\nHost: localhost\r\n\r\n");

      assertThat(raw.until("\r\n\r\n"))
          .contains("200 OK")
          .contains("content-type: text/event-stream");
    }
    assertThat(gateway.bus.calls).hasSize(2);
  }
}
