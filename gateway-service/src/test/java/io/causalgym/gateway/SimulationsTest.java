package io.causalgym.gateway;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causalgym.client.Reply;
import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemType;
import io.causalgym.contract.SimulateQuery;
import io.causalgym.contract.SimulateRowsAnswer;
import io.causalgym.contract.SimulateRowsQuery;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Simulations as summaries and as rows.
class SimulationsTest {
  private static final String PATH = "/api/v1/simulate";
  private static final String MODEL = "\"model\": {\"environment\": \"supply_demand\"}";

  private final BlockingQueue<Part> asked = new LinkedBlockingQueue<>();
  private RunningGateway gateway = start(Duration.ofSeconds(30));

  /// A call for rows that the test answers, or not.
  private record Part(SimulateRowsQuery query, Promise<Reply<Object>> answer) {
    void succeed() {
      answer.complete(rows(query));
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
  @ValueSource(
      strings = {
        "",
        "*/*",
        "application/json",
        "application/json, text/csv",
        "text/csv;q=0.5, application/json",
        "text/csv;q=0.9, */*",
        "text/csv;q=0, */*",
        "application/*, text/csv;q=0.3"
      })
  void theSummaryIsForWhoDoesNotPreferRows(String accept) throws Exception {
    HttpResponse<String> response = ask("{" + MODEL + "}", accept);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(response.body()).isEqualTo(Golden.answer("simulate").toString());
    assertThat(gateway.bus.calls).extracting(FakeBus.Call::operation).containsExactly("simulate");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/csv",
        "text/*",
        "TEXT/CSV",
        "text/csv, application/json;q=0.9",
        "text/csv, */*;q=0.1",
        "application/json;q=0.2, text/csv;q=0.3",
        "text/csv, */*",
        "application/json;q=0, */*"
      })
  void rowsAreForWhoPrefersThem(String accept) throws Exception {
    answerEveryPart();

    HttpResponse<String> response = ask("{" + MODEL + ", \"samples\": 3}", accept);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).contains("text/csv; charset=utf-8");
    assertThat(response.headers().firstValue("X-Request-Id")).isPresent();
    assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(response.body()).isEqualTo("n\r\n0\r\n1\r\n2\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/html", "text/csv;q=0", "image/*", "*/*;q=0"})
  void whoAcceptsNeitherIsToldSo(String accept) throws Exception {
    HttpResponse<String> response = ask("{" + MODEL + "}", accept);

    assertThat(response.statusCode()).isEqualTo(406);
    assertThat(gateway.bus.calls).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "application/json, text/csv;q=0"})
  void rowsAreNotSentAsJson(String accept) throws Exception {
    HttpResponse<String> response = ask("{" + MODEL + ", \"summary\": false}", accept);

    assertThat(response.statusCode()).isEqualTo(406);
    assertThat(response.body()).contains("not-acceptable", "accept text/csv");
    assertThat(gateway.bus.calls).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "*/*", "application/json, text/csv;q=0.1"})
  void whoWantsNoSummaryGetsRowsWhereTheyAreAccepted(String accept) throws Exception {
    answerEveryPart();

    HttpResponse<String> response =
        ask("{" + MODEL + ", \"samples\": 2, \"summary\": false}", accept);

    assertThat(response.headers().firstValue("Content-Type")).contains("text/csv; charset=utf-8");
    assertThat(response.body()).isEqualTo("n\r\n0\r\n1\r\n");
  }

  @ParameterizedTest
  @CsvSource({"1", "99", "100", "101", "250000"})
  void allRowsComeInOrderAfterOneHeader(int samples) throws Exception {
    answerEveryPart();

    HttpResponse<String> response =
        ask("{" + MODEL + ", \"samples\": " + samples + "}", "text/csv");

    String expected =
        IntStream.range(0, samples).mapToObj(row -> row + "\r\n").collect(Collectors.joining());
    assertThat(response.body()).isEqualTo("n\r\n" + expected);
    assertThat(gateway.occupied()).isZero();
    assertThat(gateway.gateway.limits.bodies()).isZero();
  }

  @Test
  void partsAreAsLongAsTheFirstRowsSuggest() throws Exception {
    String row = "x".repeat(9_998) + "\r\n";
    gateway.bus.answersBy(
        "simulate.rows",
        request -> {
          SimulateRowsQuery query = (SimulateRowsQuery) request;
          asked.add(new Part(query, Promise.promise()));
          return Future.succeededFuture(reply(row.repeat(query.rows())));
        });

    HttpResponse<String> response = ask("{" + MODEL + ", \"samples\": 400}", "text/csv");

    assertThat(response.body()).hasSize(400 * 10_000);
    assertThat(asked)
        .extracting(part -> part.query().from() + "+" + part.query().rows())
        .containsExactly("0+100", "100+104", "204+104", "308+92");
  }

  @Test
  void moreRowsThanAStreamHasAreRefusedBeforeAnyWork() throws Exception {
    HttpResponse<String> response = ask("{" + MODEL + ", \"samples\": 10000001}", "text/csv");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body())
        .contains("'samples' is 10000001", "10000000", "ask for the summary");
    assertThat(gateway.bus.calls).isEmpty();
    assertThat(ask("{" + MODEL + ", \"samples\": 10000001}", "").statusCode()).isEqualTo(200);
  }

  @Test
  void manyInterventionsHaveASummaryAndNoRows() throws Exception {
    String body = "{" + MODEL + ", \"interventions\": [{\"Price\": 30}, {}]}";

    HttpResponse<String> rows = ask(body, "text/csv");

    assertThat(rows.statusCode()).isEqualTo(400);
    assertThat(rows.body()).contains("'interventions' are answered by a summary");
    assertThat(gateway.bus.calls).isEmpty();
    assertThat(ask(body, "").statusCode()).isEqualTo(200);
    SimulateQuery query = (SimulateQuery) gateway.bus.calls.getFirst().request();
    assertThat(query.interventions()).containsExactly(Map.of("Price", 30.0), Map.of());
  }

  @Test
  void aFirstPartThatFailsIsAProblem() throws Exception {
    gateway.bus.answers(
        "simulate.rows",
        () ->
            Future.failedFuture(
                Problem.of(ProblemType.INVALID_VALUE, "'Q' is no variable", "variables", "Q")
                    .exception()));

    HttpResponse<String> response = ask("{" + MODEL + "}", "text/csv");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(response.body()).contains("'Q' is no variable");
  }

  @Test
  void aFirstPartThatCannotBeReadIsAnInternalError() throws Exception {
    gateway.bus.answers("simulate.rows", () -> Future.succeededFuture(unreadable()));

    HttpResponse<String> response = ask("{" + MODEL + "}", "text/csv");

    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(gateway.occupied()).isZero();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aLaterPartThatFailsCutsTheConnection(boolean unreadable) throws Exception {
    gateway.bus.answersBy(
        "simulate.rows",
        request -> {
          SimulateRowsQuery query = (SimulateRowsQuery) request;
          if (query.from() == 0) {
            return Future.succeededFuture(rows(query));
          }
          return unreadable
              ? Future.succeededFuture(unreadable())
              : Future.failedFuture(
                  Problem.of(ProblemType.UNAVAILABLE, "nobody answers").exception());
        });

    assertThatThrownBy(() -> ask("{" + MODEL + ", \"samples\": 1000}", "text/csv"))
        .isInstanceOf(IOException.class);
    try (RawHttp raw = new RawHttp(gateway.port)) {
      raw.send(request("{" + MODEL + ", \"samples\": 1000}"));

      assertThat(raw.answer().status()).isEqualTo(200);
      assertThat(raw.rest()).endsWith("99\r\n\r\n").doesNotContain("\r\n0\r\n\r\n");
    }
    assertThat(gateway.get("/health/live").statusCode()).isEqualTo(200);
    assertThat(gateway.occupied()).isZero();
  }

  @Test
  void aReaderThatLeavesStopsTheWork() throws Exception {
    answerParts();

    try (RawHttp raw = new RawHttp(gateway.port)) {
      raw.send(request("{" + MODEL + ", \"samples\": 1000000}"));
      next().succeed();
      assertThat(raw.answer().status()).isEqualTo(200);
      next();
    }
    while (gateway.gateway.limits.concurrent() > 0) {
      Thread.onSpinWait();
    }

    assertThat(gateway.get("/health/live").statusCode()).isEqualTo(200);
    assertThat(asked).isEmpty();
    assertThat(gateway.gateway.limits.bodies()).isZero();
  }

  @Test
  void aPartThatComesWhenTheReaderHasLeftIsDropped() throws Exception {
    answerParts();

    Part second;
    try (RawHttp raw = new RawHttp(gateway.port)) {
      raw.send(request("{" + MODEL + ", \"samples\": 1000000}"));
      next().succeed();
      assertThat(raw.answer().status()).isEqualTo(200);
      second = next();
    }
    while (gateway.gateway.limits.concurrent() > 0) {
      Thread.onSpinWait();
    }
    second.succeed();

    assertThat(gateway.get("/health/live").statusCode()).isEqualTo(200);
    assertThat(asked).isEmpty();
  }

  @Test
  void whileAReaderDoesNotReadNoMoreIsAskedFor() throws Exception {
    answerParts();

    try (RawHttp raw = new RawHttp(gateway.port)) {
      raw.send(request("{" + MODEL + ", \"samples\": 10000000}"));
      int parts = 0;
      Part part = asked.poll(10, SECONDS);
      // What fits into the buffers of the connection is asked for, and then nothing more.
      while (part != null) {
        part.succeed();
        parts++;
        part = asked.poll(500, TimeUnit.MILLISECONDS);
      }
      int unread = parts;
      assertThat(unread).isBetween(2, 60);

      assertThat(raw.answer().status()).isEqualTo(200);
      raw.skip(20_000_000, asked, Part::succeed);
      assertThat(gateway.bus.calls.size()).isGreaterThan(unread);
    }
  }

  @Test
  void aStreamMayTakeLongerThanAnyAnswer() throws Exception {
    gateway.close();
    gateway = start(Duration.ofMillis(400));
    answerParts();

    try (RawHttp raw = new RawHttp(gateway.port)) {
      raw.send(request("{" + MODEL + ", \"samples\": 1000}"));
      next().succeed();
      assertThat(raw.answer().status()).isEqualTo(200);
      Part second = next();
      // One more request waits until its own time is over, and so is the time of the first.
      gateway.bus.answers("do", () -> Promise.<Reply<Object>>promise().future());
      assertThat(gateway.postJson("/api/v1/do", Golden.request("do")).statusCode()).isEqualTo(504);
      // The place of the one that was given up is free a moment after its answer is seen.
      while (gateway.gateway.limits.concurrent() > 1) {
        Thread.onSpinWait();
      }
      assertThat(gateway.get("/health/live").statusCode()).isEqualTo(200);
      assertThat(gateway.gateway.limits.concurrent()).isEqualTo(1);
      second.succeed();

      assertThat(raw.until("\r\n0\r\n\r\n")).endsWith("999\r\n\r\n0\r\n\r\n");
    }
  }

  @Test
  void everyPartHasADeadlineOfItsOwn() throws Exception {
    answerEveryPart();

    ask("{" + MODEL + ", \"samples\": 300}", "text/csv");

    assertThat(gateway.bus.calls).hasSize(2);
    var first = gateway.bus.calls.getFirst().context();
    var second = gateway.bus.calls.getLast().context();
    assertThat(second.deadline()).isGreaterThanOrEqualTo(first.deadline());
    assertThat(second.principal()).isEqualTo(first.principal());
  }

  @Test
  void aConnectionServesTheNextRequestAfterAStream() throws Exception {
    answerEveryPart();

    try (RawHttp raw = new RawHttp(gateway.port)) {
      raw.send(request("{" + MODEL + ", \"samples\": 1}"));
      assertThat(raw.answer().headers()).containsEntry("transfer-encoding", "chunked");
      assertThat(raw.until("0\r\n\r\n0\r\n\r\n")).startsWith("6\r\nn\r\n0\r\n");
      raw.send("GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n");
      assertThat(raw.answer().status()).isEqualTo(200);
    }
  }

  @Test
  void aReaderOfHttp10GetsPlainRowsUntilTheEnd() throws Exception {
    answerEveryPart();

    try (RawHttp raw = new RawHttp(gateway.port)) {
      raw.send(request("{" + MODEL + ", \"samples\": 2}").replace("HTTP/1.1", "HTTP/1.0"));

      assertThat(raw.answer().headers()).doesNotContainKey("transfer-encoding");
      assertThat(raw.rest()).isEqualTo("n\r\n0\r\n1\r\n");
    }
  }

  private void answerEveryPart() {
    gateway.bus.answersBy(
        "simulate.rows", request -> Future.succeededFuture(rows((SimulateRowsQuery) request)));
  }

  private void answerParts() {
    gateway.bus.answersBy(
        "simulate.rows",
        request -> {
          Part part = new Part((SimulateRowsQuery) request, Promise.promise());
          asked.add(part);
          return part.answer().future();
        });
  }

  private Part next() throws InterruptedException {
    @Nullable Part part = asked.poll(10, SECONDS);
    assertThat(part).as("a part is asked for").isNotNull();
    return java.util.Objects.requireNonNull(part);
  }

  private HttpResponse<String> ask(String body, String accept) throws Exception {
    return accept.isEmpty()
        ? gateway.postJson(PATH, Buffer.buffer(body))
        : gateway.post(
            PATH, Buffer.buffer(body), "Content-Type", "application/json", "Accept", accept);
  }

  private static String request(String body) {
    return "POST "
        + PATH
        + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nAccept: text/csv\r\n"
        + "Content-Length: "
        + body.length()
        + "\r\n\r\n"
        + body;
  }

  /// Each row is its own number.
  private static Reply<Object> rows(SimulateRowsQuery query) {
    StringBuilder csv = new StringBuilder(query.from() == 0 ? "n\r\n" : "");
    for (int row = query.from(); row < query.from() + query.rows(); row++) {
      csv.append(row).append("\r\n");
    }
    return reply(csv.toString());
  }

  private static Reply<Object> reply(String csv) {
    return FakeBus.reply(Buffer.buffer("{}"), new SimulateRowsAnswer(csv));
  }

  private static Reply<Object> unreadable() {
    Reply<Object> whole = FakeBus.reply(Buffer.buffer("{"), "");
    return new Reply<>() {
      @Override
      public Buffer body() {
        return whole.body();
      }

      @Override
      public Object answer() {
        throw new IllegalStateException("half an answer");
      }

      @Override
      public io.causalgym.contract.Provenance provenance() {
        return whole.provenance();
      }
    };
  }
}
