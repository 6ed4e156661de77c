package io.causalgym.evaluation.dispatch.cache;

import io.causalgym.evaluation.chat.ChatReply;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import java.time.Duration;
import java.util.Optional;

/// Replies in Redis, shared by all nodes; Redis itself forgets them when their time is over.
public final class RedisReplyCache implements ReplyCache {
  private static final String PREFIX = "causalgym:reply:";

  private final Redis redis;

  /// @param redis a pooled client, closed by whoever made it
  public RedisReplyCache(Redis redis) {
    this.redis = redis;
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
