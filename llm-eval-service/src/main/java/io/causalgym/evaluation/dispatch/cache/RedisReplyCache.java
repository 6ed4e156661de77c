package io.causalgym.evaluation.dispatch.cache;

import io.causalgym.evaluation.chat.ChatReply;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import java.time.Duration;
import java.util.Optional;

/// Replies in Redis, shared by all nodes; Redis itself forgets them when their time is over.
public final class RedisReplyCache implements ReplyCache {
  private static final String PREFIX = "causalgym:reply:";

  // Every question under way may look up and keep one reply at a time; beyond what waits here
  // Redis'
  // client fails, which is a miss.
  private static final int CONNECTIONS = 8;
  private static final int MOST_WAITING = 20_000;

  private final Redis redis;

  private RedisReplyCache(Redis redis) {
    this.redis = redis;
  }

  /// @param connection such as `redis://localhost:6379/0`; connections are made when they are
  ///   needed
  public static RedisReplyCache at(Vertx vertx, String connection) {
    RedisOptions options =
        new RedisOptions()
            .setConnectionString(connection)
            .setPoolName("replies")
            .setMaxPoolSize(CONNECTIONS)
            .setMaxPoolWaiting(MOST_WAITING);
    return new RedisReplyCache(Redis.createClient(vertx, options));
  }

  public void close() {
    redis.close();
  }

  @Override
  public Future<Optional<ChatReply>> find(String key) {
    return redis
        .send(Request.cmd(Command.GET).arg(PREFIX + key))
        .map(found -> Optional.ofNullable(found).map(bytes -> ReplyCodec.decode(bytes.toBytes())));
  }

  @Override
  public Future<Void> keep(String key, ChatReply reply, Duration timeToLive) {
    return redis
        .send(
            Request.cmd(Command.SET)
                .arg(PREFIX + key)
                .arg(Buffer.buffer(ReplyCodec.encode(reply)))
                .arg("PX")
                .arg(Math.max(1, timeToLive.toMillis())))
        .mapEmpty();
  }
}
