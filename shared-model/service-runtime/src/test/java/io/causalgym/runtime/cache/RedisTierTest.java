package io.causalgym.runtime.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.contract.CallContext;
import io.causalgym.contract.Provenance;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import redis.embedded.RedisServer;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RedisTierTest extends CacheTierContract {
  private final Vertx vertx = Vertx.vertx();
  private int port;
  private RedisServer server;
  private RedisTier tier;
  private Redis redis;

  @BeforeAll
  void start() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    server = server();
    server.start();
    tier = tier("here", Duration.ofHours(1));
    redis = Redis.createClient(vertx, "redis://127.0.0.1:" + port);
  }

  private RedisServer server() throws IOException {
    return RedisServer.newRedisServer().port(port).bind("127.0.0.1").setting("save \"\"").build();
  }

  private RedisTier tier(String system, Duration timeToLive) {
    return new RedisTier(
        vertx,
        system,
        new RedisSettings("redis://127.0.0.1:" + port, Optional.empty(), timeToLive));
  }

  @AfterAll
  void stop() throws Exception {
    await(vertx.close());
    server.stop();
  }

  @Override
  CacheTier tier() {
    return tier;
  }

  @Test
  void systemsOnOneServerDoNotSeeOneAnothersAnswers() throws Exception {
    await(tier.keep(key("dag { A -> B }"), Buffer.buffer("{}")));

    assertThat(await(tier("there", Duration.ofHours(1)).find(key("dag { A -> B }")))).isEmpty();
  }

  @Test
  void redisForgetsAnAnswerWhenItsTimeIsOver() throws Exception {
    CacheKey key = key("dag { soon -> gone }");
    RedisTier brief = tier("brief", Duration.ofMillis(50));
    await(brief.keep(key, Buffer.buffer("{}")));

    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (await(brief.find(key)).isPresent() && System.nanoTime() < end) {
      await(vertx.timer(10));
    }

    assertThat(await(brief.find(key))).isEmpty();
  }

  @Test
  void aLargeAnswerIsKeptShorterThanItIs() throws Exception {
    CacheKey key = key("dag { large -> short }");
    await(tier.keep(key, Buffer.buffer("{\"p\":[" + "0.25,".repeat(10_000) + "1]}")));

    long kept =
        await(redis.send(Request.cmd(Command.STRLEN).arg("causalgym:answer:here:" + key.text())))
            .toLong();

    assertThat(kept).isLessThan(5_000);
  }

  @Test
  void whatSomebodyElseWroteThereIsNoAnswer() throws Exception {
    CacheKey key = key("dag { foreign -> value }");
    for (String foreign : List.of("", "{}", "\u0002aaaabbbbcccc", "x".repeat(100))) {
      await(
          redis.send(
              Request.cmd(Command.SET).arg("causalgym:answer:here:" + key.text()).arg(foreign)));
      assertThat(await(tier.find(key))).as(foreign).isEmpty();
    }
  }

  @Test
  void whenRedisDiesAnswersAreComputed_andWhenItIsBackItIsUsedAgain() throws Exception {
    MeterRegistry meters = new SimpleMeterRegistry();
    AtomicInteger computed = new AtomicInteger();
    AnswerCache cache = cache(meters);
    assertThat(ask(cache, "first", computed)).isEqualTo(Provenance.Tier.MISS);

    server.stop();
    assertThat(ask(cache, "second", computed)).isEqualTo(Provenance.Tier.MISS);
    assertThat(meters.counter("cache.requests", "tier", "redis", "result", "error").count())
        .isPositive();

    server = server();
    server.start();
    // It is left alone for a second after each failure; then what is new is kept there.
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    Provenance.Tier from = Provenance.Tier.MISS;
    for (int n = 0; from != Provenance.Tier.REDIS && System.nanoTime() < end; n++) {
      ask(cache, "again" + n, computed);
      await(vertx.timer(50));
      from = ask(cache(meters), "again" + n, computed);
    }
    assertThat(from).isEqualTo(Provenance.Tier.REDIS);
  }

  /// One whose own memory is empty, as after a restart.
  private AnswerCache cache(MeterRegistry meters) {
    return new AnswerCache(vertx, new LocalTier(1 << 20), List.of(tier), Claims.alone(), meters);
  }

  private static Provenance.Tier ask(AnswerCache cache, String graph, AtomicInteger computed)
      throws Exception {
    CallContext context =
        new CallContext(System.currentTimeMillis() + 10_000, null, CallContext.LOCAL);
    return await(
            cache.computeIfAbsent(
                key("dag { " + graph + " -> Y }"),
                context,
                () ->
                    Future.succeededFuture(
                        Buffer.buffer("{\"n\":" + computed.incrementAndGet() + "}"))))
        .tier();
  }
}
