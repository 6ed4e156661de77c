package io.causalgym.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.client.Json;
import io.causalgym.client.Reply;
import io.causalgym.contract.JobWatchAnswer;
import io.causalgym.contract.JobWatchQuery;
import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemType;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.net.http.HttpResponse;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A job followed as server-sent events.
class JobEventsTest {
  private final BlockingQueue<Look> looks = new LinkedBlockingQueue<>();
  private RunningGateway gateway;

  /// A look at the job that the test answers.
  private record Look(JobWatchQuery query, Promise<Reply<Object>> answer) {
    void shows(String state, long done) {
      String json =
          "{\"id\": \"7\", \"kind\": \"discovery\", \"state\": \""
              + state
              + "\", \"progress\": {\"done\": "
              + done
              + ", \"total\": 10, \"unit\": \"tests\", \"message\": \"level 1\"},"
              + " \"createdAt\": \"2026-11-26T12:00:00Z\"}";
      JobWatchAnswer answered =
          Json.readAnswer(
              JobWatchAnswer.class,
              Buffer.buffer("{\"job\": " + json + ", \"version\": \"v" + done + "\"}"));
      answer.complete(FakeBus.reply(Buffer.buffer(), answered));
    }

    void fails(ProblemType type) {
      answer.fail(Problem.of(type, "no").exception());
    }
  }

  @BeforeEach
  void start() throws Exception {
    gateway = new RunningGateway(RunningGateway.settings());
    gateway.bus.answersBy(
        "jobs.watch",
        request -> {
          Promise<Reply<Object>> promise = Promise.promise();
          looks.add(new Look((JobWatchQuery) request, promise));
          return promise.future();
        });
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  private Look next() throws InterruptedException {
    Look look = looks.poll(20, TimeUnit.SECONDS);
    assertThat(look).as("the gateway looks at the job").isNotNull();
    return look;
  }

  private RawHttp follow() throws Exception {
    return new RawHttp(gateway.port)
        .send("GET /api/v1/jobs/7/events HTTP/1.1\r\nHost: localhost\r\n\r\n");
  }

  @Test
  void aJobIsFollowedToItsEnd() throws Exception {
    try (RawHttp raw = follow()) {
      Look first = next();
      assertThat(first.query()).isEqualTo(new JobWatchQuery("7", null, 0));
      first.shows("running", 3);
      assertThat(raw.until("\n\n"))
          .contains("200 OK")
          .contains("content-type: text/event-stream")
          .contains("event: progress\nid: v3\ndata: {\"id\":\"7\"")
          .contains("\"done\":3");
      Look second = next();
      assertThat(second.query().seen()).isEqualTo("v3");
      second.shows("running", 3);
      assertThat(raw.until("\n\n")).contains("event: progress");
      next().shows("succeeded", 10);

      assertThat(raw.until("\r\n0\r\n\r\n")).contains("event: result\nid: v10\ndata: ");
    }
    assertThat(looks).isEmpty();
  }

  @Test
  void aLookThatFailsIsRepeated() throws Exception {
    try (RawHttp raw = follow()) {
      next().shows("running", 3);
      raw.until("\n\n");
      next().fails(ProblemType.UNAVAILABLE);
      next().fails(ProblemType.DEADLINE_EXCEEDED);
      next().shows("cancelled", 4);

      assertThat(raw.until("\n\n")).contains("event: result").contains("\"state\":\"cancelled\"");
    }
  }

  @Test
  void aJobThatIsNotThereIsAProblem() throws Exception {
    gateway.bus.answers(
        "jobs.watch",
        () -> Future.failedFuture(Problem.of(ProblemType.NOT_FOUND, "no job").exception()));

    HttpResponse<String> response = gateway.get("/api/v1/jobs/7/events");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
  }

  @Test
  void whoGoesAwayIsNotFollowedAnyMore() throws Exception {
    try (RawHttp raw = follow()) {
      next().shows("running", 3);
      raw.until("\n\n");
    }
    // The gateway notices when it writes to a connection that is gone.
    Look look = next();
    for (int i = 0; i < 1000; i++) {
      look.shows("running", 4);
      look = looks.poll(1, TimeUnit.SECONDS);
      if (look == null) {
        return;
      }
    }
    assertThat(look).as("a stream without a reader ends").isNull();
  }

  @Test
  void followingTakesNoPlaceOfThoseThatCompute() throws Exception {
    try (RawHttp raw = follow()) {
      next().shows("running", 3);
      raw.until("\n\n");

      assertThat(gateway.occupied()).isZero();
    }
  }

  @Test
  void whoAsksForTheHeadOnlyIsNotKeptWaiting() throws Exception {
    try (RawHttp raw =
        new RawHttp(gateway.port)
            .send("HEAD /api/v1/jobs/7/events HTTP/1.1\r\nHost: localhost\r\n\r\n")) {
      next().shows("running", 3);

      assertThat(raw.until("\r\n\r\n"))
          .contains("200 OK")
          .contains("content-type: text/event-stream");
    }
    assertThat(looks).isEmpty();
  }
}
