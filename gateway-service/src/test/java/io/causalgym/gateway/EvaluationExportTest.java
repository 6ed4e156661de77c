package io.causalgym.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causalgym.client.Reply;
import io.causalgym.contract.EvaluationExportQuery;
import io.causalgym.contract.ExportFormatName;
import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemType;
import io.causalgym.contract.TextPart;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Questions and answers of an evaluation as lines, in as many parts as they take.
class EvaluationExportTest {
  private static final String PATH = "/api/v1/evaluations/ev-1/export";
  private static final String EXPORT = "evaluations.export";

  private final BlockingQueue<Part> asked = new LinkedBlockingQueue<>();
  private RunningGateway gateway = start(Duration.ofSeconds(30));

  /// A call for a part that the test answers, or not.
  private record Part(EvaluationExportQuery query, Promise<Reply<Object>> answer) {
    void succeed(String text, @Nullable String next) {
      answer.complete(part(text, next));
    }
  }

  private static RunningGateway start(Duration answerTimeout) {
    try {
      return new RunningGateway(
          RunningGateway.with(1 << 20, 8, Duration.ofSeconds(20), answerTimeout));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  @ParameterizedTest
  @CsvSource({
    "'', JSONL, application/jsonl; charset=utf-8",
    "?format=jsonl, JSONL, application/jsonl; charset=utf-8",
    "?format=csv, CSV, text/csv; charset=utf-8"
  })
  void allPartsComeInOrder(String query, ExportFormatName format, String mediaType)
      throws Exception {
    answerParts("a\n", "é\n", "c\n");

    HttpResponse<String> response = gateway.get(PATH + query);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).contains(mediaType);
    assertThat(response.headers().firstValue("X-Request-Id")).isPresent();
    assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(response.body()).isEqualTo("a\né\nc\n");
    assertThat(gateway.bus.calls)
        .extracting(FakeBus.Call::request)
        .containsExactly(
            new EvaluationExportQuery("ev-1", format, null),
            new EvaluationExportQuery("ev-1", format, "1"),
            new EvaluationExportQuery("ev-1", format, "2"));
    assertThat(gateway.occupied()).isZero();
  }

  @Test
  void anEvaluationWithoutAnswersIsAnEmptyText() throws Exception {
    answerParts("");

    HttpResponse<String> response = gateway.get(PATH);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEmpty();
  }

  @Test
  void anEmptyPartIsNotTheEnd() throws Exception {
    answerParts("", "a\n", "", "", "b\n", "");

    assertThat(gateway.get(PATH).body()).isEqualTo("a\nb\n");
  }

  @Test
  void manyPartsThatAreThereAtOnceAreSentToo() throws Exception {
    int parts = 20_000;
    gateway.bus.answersBy(
        EXPORT,
        request -> {
          int at = place((EvaluationExportQuery) request);
          String next = at + 1 < parts ? Integer.toString(at + 1) : null;
          return Future.succeededFuture(part(at + "\n", next));
        });

    HttpResponse<String> response = gateway.get(PATH);

    assertThat(response.body().lines()).hasSize(parts).first().isEqualTo("0");
    assertThat(response.body()).endsWith("\n19999\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "?format=xml| 'format' is one of csv, jsonl",
        "?format=CSV| 'format' is one of csv, jsonl",
        "?format=| 'format' is one of csv, jsonl",
        "?format=csv&format=jsonl| 'format' is there twice",
        "?cursor=1| the parameter 'cursor' is not known; use format"
      })
  void aWrongParameterIsToldAndNothingIsAsked(String query, String detail) throws Exception {
    HttpResponse<String> response = gateway.get(PATH + query);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains(detail);
    assertThat(gateway.bus.calls).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "?format=jsonl| */*| application/jsonl",
        "?format=jsonl| application/jsonl| application/jsonl",
        "?format=jsonl| application/x-ndjson| application/x-ndjson",
        "?format=jsonl| application/*;q=0.1| application/jsonl",
        "?format=jsonl| text/csv, application/jsonl;q=0.5| application/jsonl",
        "?format=jsonl| */*, application/jsonl;q=0| application/x-ndjson",
        "?format=csv| text/*| text/csv",
        "?format=csv| TEXT/CSV| text/csv",
        "?format=csv| text/html, */*;q=0.8| text/csv",
        "''| */*| application/jsonl",
        "''| text/csv| text/csv",
        "''| application/x-ndjson;q=0.9, text/csv;q=0.1| application/x-ndjson",
        "''| application/jsonl, text/csv| application/jsonl"
      })
  void whatIsAcceptedBestOfTheFormatIsSent(String query, String accept, String mediaType)
      throws Exception {
    answerParts("a\n");

    HttpResponse<String> response = gateway.get(PATH + query, "Accept", accept);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type"))
        .contains(mediaType + "; charset=utf-8");
    assertThat(((EvaluationExportQuery) gateway.bus.calls.getFirst().request()).format())
        .isEqualTo(mediaType.equals("text/csv") ? ExportFormatName.CSV : ExportFormatName.JSONL);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "?format=jsonl| text/csv| application/jsonl or application/x-ndjson",
        "?format=jsonl| application/json| application/jsonl or application/x-ndjson",
        "?format=csv| application/jsonl| text/csv",
        "?format=csv| text/csv;q=0, */*| text/csv",
        "''| application/json| application/jsonl or application/x-ndjson or text/csv"
      })
  void whatCannotBeSentIsRefusedAndToldWhatCan(String query, String accept, String there)
      throws Exception {
    HttpResponse<String> response = gateway.get(PATH + query, "Accept", accept);

    assertThat(response.statusCode()).isEqualTo(406);
    assertThat(response.body()).contains("not-acceptable", "the answer is " + there + ";");
    assertThat(gateway.bus.calls).isEmpty();
  }

  @Test
  void aFirstPartThatFailsIsAProblem() throws Exception {
    gateway.bus.answers(
        EXPORT,
        () -> Future.failedFuture(Problem.of(ProblemType.NOT_FOUND, "no such one").exception()));

    HttpResponse<String> response = gateway.get(PATH);

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(gateway.occupied()).isZero();
  }

  @Test
  void aFirstPartThatCannotBeReadIsAnInternalError() throws Exception {
    gateway.bus.answers(
        EXPORT, () -> Future.succeededFuture(FakeBus.reply(Buffer.buffer("{"), "no part")));

    assertThat(gateway.get(PATH).statusCode()).isEqualTo(500);
    assertThat(gateway.occupied()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void aLaterPartThatFailsCutsTheConnection(boolean expected) throws Exception {
    gateway.bus.answersBy(
        EXPORT,
        request -> {
          if (place((EvaluationExportQuery) request) == 0) {
            return Future.succeededFuture(part("first\n", "1"));
          }
          return Future.failedFuture(
              expected
                  ? Problem.of(ProblemType.UNAVAILABLE, "nobody answers").exception()
                  : new IllegalStateException("broken"));
        });

    assertThatThrownBy(() -> gateway.get(PATH)).isInstanceOf(IOException.class);
    try (RawHttp raw = new RawHttp(gateway.port)) {
      raw.send(request("GET"));

      assertThat(raw.answer().status()).isEqualTo(200);
      assertThat(raw.rest()).endsWith("first\n\r\n").doesNotContain("\r\n0\r\n\r\n");
    }
    assertThat(gateway.get("/health/live").statusCode()).isEqualTo(200);
    assertThat(gateway.occupied()).isZero();
  }

  @Test
  void aReaderThatLeavesStopsTheWork() throws Exception {
    holdParts();

    Part second;
    try (RawHttp raw = new RawHttp(gateway.port)) {
      raw.send(request("GET"));
      next().succeed("a\n", "1");
      assertThat(raw.answer().status()).isEqualTo(200);
      second = next();
    }
    assertThat(gateway.occupied()).isZero();
    second.succeed("b\n", "2");

    assertThat(gateway.get("/health/live").statusCode()).isEqualTo(200);
    assertThat(asked).isEmpty();
  }

  @Test
  void whileAReaderDoesNotReadNoMoreIsAskedFor() throws Exception {
    holdParts();
    String megabyte = "x".repeat(1 << 20);

    try (RawHttp raw = new RawHttp(gateway.port)) {
      raw.send(request("GET"));
      int parts = 0;
      @Nullable Part part = asked.poll(10, TimeUnit.SECONDS);
      // What fits into the buffers of the connection is asked for, and then nothing more.
      while (part != null) {
        part.succeed(megabyte, "next");
        parts++;
        part = asked.poll(500, TimeUnit.MILLISECONDS);
      }
      int unread = parts;
      assertThat(unread).isBetween(2, 60);

      assertThat(raw.answer().status()).isEqualTo(200);
      raw.skip(20L << 20, asked, more -> more.succeed(megabyte, "next"));
      assertThat(gateway.bus.calls.size()).isGreaterThan(unread);
    }
  }

  @Test
  void aStreamMayTakeLongerThanAnyAnswerAndEveryPartHasADeadlineOfItsOwn() throws Exception {
    gateway.close();
    gateway = start(Duration.ofMillis(400));
    holdParts();

    try (RawHttp raw = new RawHttp(gateway.port)) {
      raw.send(request("GET"));
      next().succeed("a\n", "1");
      assertThat(raw.answer().status()).isEqualTo(200);
      Part second = next();
      // One more request waits until its own time is over, and so is the time of the first.
      gateway.bus.answers("do", () -> Promise.<Reply<Object>>promise().future());
      assertThat(gateway.postJson("/api/v1/do", Golden.request("do")).statusCode()).isEqualTo(504);
      second.succeed("b\n", "2");
      next().succeed("c\n", null);

      assertThat(raw.until("\r\n0\r\n\r\n")).endsWith("c\n\r\n0\r\n\r\n");
    }
    var parts = gateway.bus.calls.stream().filter(call -> call.operation().equals(EXPORT)).toList();
    assertThat(parts).hasSize(3);
    assertThat(parts.getLast().context().deadline())
        .isGreaterThanOrEqualTo(parts.getFirst().context().deadline() + 400);
    assertThat(parts.getLast().context().principal()).isEqualTo("local");
  }

  @Test
  void aStreamTakesAPlaceUntilItsEnd() throws Exception {
    holdParts();

    try (RawHttp raw = new RawHttp(gateway.port)) {
      raw.send(request("GET"));
      next().succeed("a\n", "1");
      raw.answer();
      Part second = next();
      assertThat(gateway.gateway.limits.concurrent()).isEqualTo(1);
      second.succeed("b\n", null);
      raw.until("0\r\n\r\n");
    }
    assertThat(gateway.occupied()).isZero();
  }

  @Test
  void aConnectionServesTheNextRequestAfterAStream() throws Exception {
    answerParts("a\n", "b\n");

    try (RawHttp raw = new RawHttp(gateway.port)) {
      raw.send(request("GET"));
      assertThat(raw.answer().headers()).containsEntry("transfer-encoding", "chunked");
      assertThat(raw.until("\r\n0\r\n\r\n")).isEqualTo("2\r\na\n\r\n2\r\nb\n\r\n0\r\n\r\n");
      raw.send("GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n");
      assertThat(raw.answer().status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?format=csv"})
  void whoAsksForTheHeadOnlyCostsOnePart(String query) throws Exception {
    answerParts("a\n", "b\n", "c\n");

    try (RawHttp raw = new RawHttp(gateway.port)) {
      raw.send(request("HEAD").replace(PATH, PATH + query));
      RawHttp.Answer head = raw.answer();
      // Were there a body, it would stand where the next answer is expected.
      raw.send("GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n");

      assertThat(head.status()).isEqualTo(200);
      assertThat(head.headers())
          .containsEntry(
              "content-type",
              (query.isEmpty() ? "application/jsonl" : "text/csv") + "; charset=utf-8")
          .doesNotContainKey("content-length");
      assertThat(raw.answer().status()).isEqualTo(200);
    }
    assertThat(gateway.bus.calls).hasSize(1);
    assertThat(gateway.occupied()).isZero();
  }

  private void answerParts(String... texts) {
    List<String> parts = List.of(texts);
    gateway.bus.answersBy(
        EXPORT,
        request -> {
          int at = place((EvaluationExportQuery) request);
          String next = at + 1 < parts.size() ? Integer.toString(at + 1) : null;
          return Future.succeededFuture(part(parts.get(at), next));
        });
  }

  private static int place(EvaluationExportQuery query) {
    String cursor = query.cursor();
    return cursor == null ? 0 : Integer.parseInt(cursor);
  }

  private void holdParts() {
    gateway.bus.answersBy(
        EXPORT,
        request -> {
          Part part = new Part((EvaluationExportQuery) request, Promise.promise());
          asked.add(part);
          return part.answer().future();
        });
  }

  private Part next() throws InterruptedException {
    @Nullable Part part = asked.poll(10, TimeUnit.SECONDS);
    assertThat(part).as("a part is asked for").isNotNull();
    return Objects.requireNonNull(part);
  }

  private static String request(String method) {
    return method + " " + PATH + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
  }

  private static Reply<Object> part(String text, @Nullable String next) {
    return FakeBus.reply(Buffer.buffer("{}"), new TextPart(text, next));
  }
}
