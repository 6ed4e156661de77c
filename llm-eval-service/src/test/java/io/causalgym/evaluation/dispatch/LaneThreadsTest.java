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
import io.causalgym.evaluation.provider.Provider;
import io.causalgym.evaluation.provider.RateLimits;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LaneThreadsTest {
  private final Vertx vertx = Vertx.vertx();
  private final AtomicInteger sent = new AtomicInteger();
  private final AtomicInteger underway = new AtomicInteger();
  private final AtomicInteger peak = new AtomicInteger();

  @AfterEach
  void close() {
    await(vertx.close());
  }

  @Test
  void questionsFromManyThreadsAreSentOnceEachWithinTheLimit() throws InterruptedException {
    Lane lane = lane();
    List<Future<Delivered>> replies = Collections.synchronizedList(new ArrayList<>());
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < 6; t++) {
      String name = "t" + t + " ";
      Line line = lane.join(Simulation.concurrency(20));
      threads.add(
          Thread.ofPlatform()
              .start(() -> {
                for (int i = 0; i < 300; i++) {
                  replies.add(line.send(Simulation.question(name + i), Simulation.FRESH));
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    await(Future.all(List.copyOf(replies)));

    assertThat(sent.get()).isEqualTo(1800);
    assertThat(replies.stream().map(reply -> reply.result().reply().text()).distinct())
        .hasSize(1800);
    assertThat(peak.get()).isLessThanOrEqualTo(20);
  }

  private Lane lane() {
    VertxLoop loop = VertxLoop.of(vertx);
    Endpoint endpoint = new Endpoint(URI.create("http://127.0.0.1"), Optional.empty());
    return new Lanes(() -> loop, ReplyCache.NONE, Duration.ofHours(1), 1)
        .lane(new LaneKey("echo", endpoint, "m"), new Echo());
  }

  private final class Echo implements Provider {
    @Override
    public String name() {
      return "echo";
    }

    @Override
    public Future<Delivery> send(ChatRequest request, Endpoint endpoint, Duration timeout) {
      sent.incrementAndGet();
      peak.accumulateAndGet(underway.incrementAndGet(), Math::max);
      Promise<Delivery> promise = Promise.promise();
      ChatReply reply =
          new ChatReply(
              request.messages().getFirst().text(),
              FinishReason.STOP,
              Optional.empty(),
              Usage.UNKNOWN,
              "m",
              List.of());
      vertx.setTimer(
          2,
          done -> {
            underway.decrementAndGet();
            promise.complete(new Delivery(reply, RateLimits.NONE, 2));
          });
      return promise.future();
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
