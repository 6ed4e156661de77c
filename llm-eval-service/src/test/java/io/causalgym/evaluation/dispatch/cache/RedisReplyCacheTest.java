package io.causalgym.evaluation.dispatch.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.evaluation.chat.ChatReply;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
  private static RedisReplyCache cache;

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
    String connection = "redis://127.0.0.1:" + port;
    redis = Redis.createClient(VERTX, connection);
    cache = RedisReplyCache.at(VERTX, connection);
  }

  @AfterAll
  static void stop() throws IOException {
    cache.close();
    redis.close();
    server.stop();
    await(VERTX.close());
  }

  @Test
  void whatIsKeptIsFoundUntilItsTimeIsOver() {
    assertThat(await(cache.find(KEY))).isEmpty();
    await(cache.keep(KEY, ReplyCodecTest.FULL, Duration.ofHours(1)));

    assertThat(await(cache.find(KEY))).contains(ReplyCodecTest.FULL);
    long left = await(redis.send(Request.cmd(Command.PTTL).arg("causalgym:reply:" + KEY))).toLong();
    assertThat(left).isBetween(3_500_000L, 3_600_000L);
  }

  @Test
  void aThousandAtOnceAreNoneTooMany() {
    List<Future<Void>> kept = new ArrayList<>();
    List<Future<Optional<ChatReply>>> found = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      kept.add(cache.keep("many" + i, ReplyCodecTest.FULL, Duration.ofMinutes(1)));
    }
    await(Future.all(kept));
    for (int i = 0; i < 1000; i++) {
      found.add(cache.find("many" + i));
    }
    await(Future.all(found));

    assertThat(found).allMatch(reply -> reply.result().isPresent());
  }

  @Test
  void brokenBytesAreAFailure() {
    await(redis.send(Request.cmd(Command.SET).arg("causalgym:reply:broken").arg("no reply")));

    Future<?> found = cache.find("broken");

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
