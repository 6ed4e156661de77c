package io.causalgym.evaluation.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.evaluation.chat.ChatReply;
import io.causalgym.evaluation.chat.ChatRequest;
import io.causalgym.evaluation.chat.FinishReason;
import io.causalgym.evaluation.chat.Usage;
import io.causalgym.evaluation.dispatch.cache.ReplyCache;
import io.causalgym.evaluation.dispatch.time.VertxLoop;
import io.causalgym.evaluation.provider.Delivery;
import io.causalgym.evaluation.provider.Endpoint;
import io.causalgym.evaluation.provider.FailureKind;
import io.causalgym.evaluation.provider.Provider;
import io.causalgym.evaluation.provider.ProviderException;
import io.causalgym.evaluation.provider.RateLimits;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.PoolOptions;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LaneOverSocketsTest {
  private final Vertx vertx = Vertx.vertx();
  private final Map<String, Integer> journal = new ConcurrentHashMap<>();
  private final AtomicInteger underway = new AtomicInteger();
  private final AtomicInteger peak = new AtomicInteger();

  @AfterEach
  void close() {
    await(vertx.close());
  }

  @Test
  void aThousandPromptsAtOneHundredAreSentOnceEach() {
    HttpServer server = await(stub(0));
    Lane lane = lane(server, 100);

    Simulation.Run run = pump(lane, 1000);

    LaneStatus status = await(lane.status());
    assertThat(run.delivered).hasSize(1000);
    assertThat(journal).hasSize(1000);
    assertThat(journal.values()).containsOnly(1);
    assertThat(peak.get()).isLessThanOrEqualTo(100);
    assertThat(status.counts().requests()).isEqualTo(1000);
    assertThat(status.underway()).isZero();
  }

  @Test
  void aTenthRefusedIsSentAgainAndNothingIsLost() {
    HttpServer server = await(stub(10));
    Lane lane = lane(server, 100);

    Simulation.Run run = pump(lane, 300);

    assertThat(run.delivered).hasSize(300);
    assertThat(journal.values()).allMatch(times -> times <= 2);
    assertThat(await(lane.status()).counts().rateLimited())
        .isEqualTo(journal.values().stream().filter(times -> times == 2).count());
  }

  private Simulation.Run pump(Lane lane, int questions) {
    Simulation.Run run = new Simulation.Run("q", questions, Simulation.FRESH, answered -> {});
    await(Pump.all(lane.join(Simulation.concurrency(100)), run, 4000));
    return run;
  }

  private Lane lane(HttpServer server, int concurrency) {
    VertxLoop loop = VertxLoop.of(vertx);
    HttpClient client =
        vertx.createHttpClient(
            new HttpClientOptions().setKeepAliveTimeout(4),
            new PoolOptions().setHttp1MaxSize(concurrency));
    Endpoint endpoint =
        new Endpoint(URI.create("http://127.0.0.1:" + server.actualPort()), Optional.empty());
    return new Lanes(() -> loop, ReplyCache.NONE, Duration.ofHours(1), 1)
        .lane(new LaneKey("stub", endpoint, "m"), new StubProvider(client));
  }

  /// Answers after 200 ms; refuses every so manieth new prompt for 300 ms.
  private Future<HttpServer> stub(int refused) {
    AtomicInteger prompts = new AtomicInteger();
    return vertx
        .createHttpServer()
        .requestHandler(request ->
            request
                .body()
                .onSuccess(body -> {
                  boolean known = journal.merge(body.toString(), 1, Integer::sum) > 1;
                  if (!known && refused > 0 && prompts.incrementAndGet() % refused == 0) {
                    request.response().setStatusCode(429).end();
                    return;
                  }
                  peak.accumulateAndGet(underway.incrementAndGet(), Math::max);
                  vertx.setTimer(
                      200,
                      done -> {
                        underway.decrementAndGet();
                        request.response().end(body);
                      });
                }))
        .listen(0, "127.0.0.1");
  }

  private record StubProvider(HttpClient client) implements Provider {
    @Override
    public String name() {
      return "stub";
    }

    @Override
    public Future<Delivery> send(ChatRequest request, Endpoint endpoint, Duration timeout) {
      long start = System.nanoTime();
      return client
          .request(HttpMethod.POST, endpoint.base().getPort(), endpoint.base().getHost(), "/chat")
          .compose(http -> http.send(request.messages().getFirst().text()))
          .compose(StubProvider::body)
          .map(body -> delivery(body, (System.nanoTime() - start) / 1e6));
    }

    private static Future<Buffer> body(HttpClientResponse response) {
      if (response.statusCode() != 200) {
        return Future.failedFuture(
            new ProviderException(
                FailureKind.RATE_LIMITED,
                response.statusCode(),
                Optional.of(Duration.ofMillis(300)),
                Optional.empty(),
                RateLimits.NONE,
                "refused"));
      }
      return response.body();
    }

    private static Delivery delivery(Buffer body, double millis) {
      ChatReply reply =
          new ChatReply(
              body.toString(),
              FinishReason.STOP,
              Optional.empty(),
              Usage.of(10, 10),
              "m",
              List.of());
      return new Delivery(reply, RateLimits.NONE, millis);
    }
  }

  private static <T> T await(Future<T> future) {
    try {
      return future.await(60, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("nothing came within a minute", e);
    }
  }
}
