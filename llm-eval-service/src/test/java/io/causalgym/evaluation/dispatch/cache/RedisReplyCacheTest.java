package io.causalgym.evaluation.dispatch.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import redis.embedded.RedisServer;

class RedisReplyCacheTest {
  private static final String KEY = "0".repeat(64);
  private static final Vertx VERTX = Vertx.vertx();
  private static RedisServer server;
  private static Redis redis;

  @BeforeAll
  static void start() throws IOException {
    int port = freePort();
    server =
        RedisServer.newRedisServer()
            .port(port)
            .setting("bind 127.0.0.1")
            .setting("save \"\"")
            .setting("appendonly no")
            .build();
    server.start();
    redis = Redis.createClient(VERTX, "redis://127.0.0.1:" + port);
  }

  @AfterAll
  static void stop() throws IOException {
    redis.close();
    server.stop();
    await(VERTX.close());
  }

  @Test
  void whatIsKeptIsFoundUntilItsTimeIsOver() {
    RedisReplyCache cache = new RedisReplyCache(redis);

    assertThat(await(cache.find(KEY))).isEmpty();
    await(cache.keep(KEY, ReplyCodecTest.FULL, Duration.ofHours(1)));

    assertThat(await(cache.find(KEY))).contains(ReplyCodecTest.FULL);
    long left = await(redis.send(Request.cmd(Command.PTTL).arg("causalgym:reply:" + KEY))).toLong();
    assertThat(left).isBetween(3_500_000L, 3_600_000L);
  }

  @Test
  void brokenBytesAreAFailure() {
    await(redis.send(Request.cmd(Command.SET).arg("causalgym:reply:broken").arg("no reply")));

    Future<?> found = new RedisReplyCache(redis).find("broken");

    await(found.otherwiseEmpty());
    assertThat(found.failed()).isTrue();
  }

  private static <T> T await(Future<T> future) {
    try {
      return future.await(30, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
