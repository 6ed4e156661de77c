package io.causalgym.gateway;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.client.Reply;
import io.causalgym.gateway.security.SecuritySettings;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What happens at the limits of size, time and number.
class LimitsTest {
  private static final String HEAD =
      "POST /api/v1/do HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(300);

  // Each test starts its own.
  @SuppressWarnings("NullAway.Init")
  private RunningGateway gateway;

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  void aBodyThatDripsIsGivenUp() throws Exception {
    gateway = new RunningGateway(RunningGateway.with(1 << 20, 8, SHORT, LONG));

    try (RawHttp raw = new RawHttp(gateway.port)) {
      RawHttp.Answer answer = raw.send(HEAD + "Content-Length: 1000\r\n\r\n{").answer();

      assertThat(answer.status()).isEqualTo(408);
      assertThat(answer.body()).contains("request-timeout", "0.3 s");
      assertThat(raw.isClosed()).isTrue();
    }
    assertThat(gateway.gateway.limits.bodies()).isZero();
    assertThat(gateway.get("/health/live").statusCode()).isEqualTo(200);
  }

  @Test
  void aHeadThatDripsIsGivenUp() throws Exception {
    gateway = new RunningGateway(withIdle(SHORT));

    try (RawHttp raw = new RawHttp(gateway.port)) {
      raw.send("GET / HTTP/1.1\r\nHost: local");

      assertThat(raw.isClosed()).isTrue();
    }
  }

  @Test
  void aConnectionThatIsNotUsedIsClosedAndOneThatIsUsedIsNot() throws Exception {
    gateway = new RunningGateway(withIdle(Duration.ofSeconds(1)));
    BlockingQueue<Promise<Reply<Object>>> pending = holdAnswers();

    try (RawHttp idle = new RawHttp(gateway.port);
        RawHttp busy = new RawHttp(gateway.port)) {
      busy.send(post("do"));
      Promise<Reply<Object>> answer = pending.poll(10, SECONDS);

      assertThat(idle.isClosed()).isTrue();
      answer.complete(FakeBus.reply(Buffer.buffer("{}"), "{}"));
      assertThat(busy.answer().status()).isEqualTo(200);
    }
  }

  @Test
  void aTruncatedBodyHarmsNobody() throws Exception {
    gateway = new RunningGateway(RunningGateway.settings());

    try (RawHttp raw = new RawHttp(gateway.port)) {
      raw.send(HEAD + "Content-Length: 1000\r\n\r\n{\"graph\"").endOfInput();

      assertThat(raw.isClosed()).isTrue();
    }
    assertThat(gateway.bus.calls).isEmpty();
    // The server notices the end of the connection a moment after we do.
    while (gateway.gateway.limits.bodies() > 0) {
      Thread.onSpinWait();
    }
    assertThat(gateway.postJson("/api/v1/do", Golden.request("do")).statusCode()).isEqualTo(200);
  }

  @Test
  void aCallerWhoLeavesBeforeTheAnswerFreesItsPlaceAtTheEndOfTheWork() throws Exception {
    gateway = new RunningGateway(RunningGateway.with(1 << 20, 8, LONG, LONG));
    BlockingQueue<Promise<Reply<Object>>> pending = holdAnswers();

    Promise<Reply<Object>> answer;
    try (RawHttp raw = new RawHttp(gateway.port)) {
      raw.send(post("do"));
      answer = pending.poll(10, SECONDS);
    }
    answer.complete(FakeBus.reply(Buffer.buffer("{}"), "{}"));

    gateway.bus.answersAsUsual();
    assertThat(gateway.postJson("/api/v1/do", Golden.request("do")).statusCode()).isEqualTo(200);
    assertThat(gateway.occupied()).isZero();
  }

  @Test
  void anAnswerThatDoesNotComeIsADeadlineExceeded() throws Exception {
    gateway = new RunningGateway(RunningGateway.with(1 << 20, 8, LONG, SHORT));
    BlockingQueue<Promise<Reply<Object>>> pending = holdAnswers();

    HttpResponse<String> response = gateway.postJson("/api/v1/do", Golden.request("do"));

    assertThat(response.statusCode()).isEqualTo(504);
    assertThat(response.body()).contains("deadline-exceeded");
    // The late answer finds nobody and does no harm.
    pending.poll(10, SECONDS).complete(FakeBus.reply(Buffer.buffer("{}"), "{}"));
    assertThat(gateway.get("/health/live").statusCode()).isEqualTo(200);
    assertThat(gateway.occupied()).isZero();
  }

  @Test
  void moreThanTheLimitAtOnceIsAskedToComeBackAndFullServiceFollows() throws Exception {
    gateway = new RunningGateway(RunningGateway.with(1 << 20, 2, LONG, LONG));
    BlockingQueue<Promise<Reply<Object>>> pending = holdAnswers();
    List<CompletableFuture<HttpResponse<String>>> waiting = new ArrayList<>();
    for (int call = 0; call < 2; call++) {
      waiting.add(later());
    }
    List<Promise<Reply<Object>>> held =
        List.of(pending.poll(10, SECONDS), pending.poll(10, SECONDS));

    HttpResponse<String> refused = gateway.postJson("/api/v1/do", Golden.request("do"));
    HttpResponse<String> health = gateway.get("/health/ready");
    held.forEach(promise -> promise.complete(FakeBus.reply(Buffer.buffer("{}"), "{}")));

    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.headers().firstValue("Retry-After")).contains("1");
    assertThat(refused.body()).contains("overloaded");
    assertThat(health.statusCode()).isEqualTo(200);
    for (CompletableFuture<HttpResponse<String>> call : waiting) {
      assertThat(call.get(10, SECONDS).statusCode()).isEqualTo(200);
    }
    gateway.bus.answersAsUsual();
    assertThat(gateway.postJson("/api/v1/do", Golden.request("do")).statusCode()).isEqualTo(200);
    assertThat(gateway.occupied()).isZero();
  }

  @Test
  void largeBodiesTogetherAreBoundedToo() throws Exception {
    gateway =
        new RunningGateway(
            new GatewaySettings(
                "127.0.0.1",
                0,
                1 << 20,
                1_500_000,
                1 << 20,
                8,
                LONG,
                LONG,
                Duration.ofSeconds(60),
                SecuritySettings.OPEN));
    Buffer half = Buffer.buffer(" ".repeat(900_000));

    try (RawHttp first = new RawHttp(gateway.port);
        RawHttp second = new RawHttp(gateway.port)) {
      first.send(HEAD + "Content-Length: 1000000\r\n\r\n").send(half.getBytes());
      while (gateway.gateway.limits.bodies() < 900_000) {
        Thread.onSpinWait();
      }
      second.send(HEAD + "Content-Length: 1000000\r\n\r\n").send(half.getBytes());

      assertThat(second.answer().status()).isEqualTo(503);
    }
  }

  @Test
  void aBodyOverTheLimitIsAnsweredBeforeItIsSentAndTheConnectionEnds() throws Exception {
    gateway = new RunningGateway(RunningGateway.with(1_000, 8, LONG, LONG));

    try (RawHttp raw = new RawHttp(gateway.port)) {
      RawHttp.Answer answer = raw.send(HEAD + "Content-Length: 1000000\r\n\r\n").answer();

      assertThat(answer.status()).isEqualTo(413);
      assertThat(answer.headers()).containsEntry("connection", "close");
      assertThat(answer.body()).contains("\"limit\":1000");
      assertThat(raw.isClosed()).isTrue();
    }
  }

  @Test
  void whoSendsAllOfABodyOverTheLimitStillSeesTheAnswer() throws Exception {
    gateway = new RunningGateway(RunningGateway.with(1_000, 8, LONG, LONG));

    HttpResponse<String> response =
        gateway.postJson("/api/v1/do", Buffer.buffer("x".repeat(5_000_000)));

    assertThat(response.statusCode()).isEqualTo(413);
  }

  @Test
  void aSmallRefusedBodyDoesNotCostTheConnection() throws Exception {
    gateway = new RunningGateway(RunningGateway.settings());

    try (RawHttp raw = new RawHttp(gateway.port)) {
      String wrongType = HEAD.replace("application/json", "text/plain");
      assertThat(raw.send(wrongType + "Content-Length: 2\r\n\r\n{}").answer().status())
          .isEqualTo(415);
      assertThat(raw.send("GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n").answer().status())
          .isEqualTo(200);
    }
  }

  @Test
  void whoAsksFirstIsToldToContinue() throws Exception {
    gateway = new RunningGateway(RunningGateway.settings());
    byte[] body = Golden.request("do").getBytes();

    try (RawHttp raw = new RawHttp(gateway.port)) {
      raw.send(HEAD + "Expect: 100-continue\r\nContent-Length: " + body.length + "\r\n\r\n");

      assertThat(raw.answer().status()).isEqualTo(100);
      assertThat(raw.send(body).answer().status()).isEqualTo(200);
    }
  }

  @Test
  void aStopLetsAnOpenRequestEnd() throws Exception {
    gateway = new RunningGateway(RunningGateway.settings());
    BlockingQueue<Promise<Reply<Object>>> pending = holdAnswers();
    CompletableFuture<HttpResponse<String>> waiting = later();
    Promise<Reply<Object>> answer = pending.poll(10, SECONDS);

    CompletableFuture<Void> stopped = gateway.undeploy();
    answer.complete(FakeBus.reply(Buffer.buffer("{}"), "{}"));

    assertThat(waiting.get(10, SECONDS).statusCode()).isEqualTo(200);
    stopped.get(10, SECONDS);
  }

  @Test
  void requestsInOneGoAreAnsweredInTheirOrder() throws Exception {
    gateway = new RunningGateway(RunningGateway.settings());
    String live = "GET /health/live HTTP/1.1\r\nHost: localhost\r\nX-Request-Id: %s\r\n\r\n";

    try (RawHttp raw = new RawHttp(gateway.port)) {
      raw.send(live.formatted("a") + live.formatted("b") + live.formatted("c"));

      assertThat(raw.answer().headers()).containsEntry("x-request-id", "a");
      assertThat(raw.answer().headers()).containsEntry("x-request-id", "b");
      assertThat(raw.answer().headers()).containsEntry("x-request-id", "c");
    }
  }

  private BlockingQueue<Promise<Reply<Object>>> holdAnswers() {
    BlockingQueue<Promise<Reply<Object>>> pending = new LinkedBlockingQueue<>();
    gateway.bus.answers(
        "do",
        () -> {
          Promise<Reply<Object>> promise = Promise.promise();
          pending.add(promise);
          return promise.future();
        });
    return pending;
  }

  private CompletableFuture<HttpResponse<String>> later() {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return gateway.postJson("/api/v1/do", Golden.request("do"));
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        },
        task -> Thread.ofPlatform().start(task));
  }

  private static String post(String operation) {
    Buffer body = Golden.request(operation);
    return HEAD + "Content-Length: " + body.length() + "\r\n\r\n" + body;
  }

  private static GatewaySettings withIdle(Duration idle) {
    return new GatewaySettings(
        "127.0.0.1", 0, 1 << 20, 4 << 20, 1 << 20, 8, LONG, LONG, idle, SecuritySettings.OPEN);
  }
}
