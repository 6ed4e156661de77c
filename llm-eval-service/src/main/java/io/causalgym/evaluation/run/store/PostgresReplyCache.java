package io.causalgym.evaluation.run.store;

import io.causalgym.evaluation.chat.ChatReply;
import io.causalgym.evaluation.dispatch.cache.ReplyCache;
import io.causalgym.evaluation.dispatch.cache.ReplyCodec;
import io.causalgym.runtime.database.Database;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/// Replies in the database that everything else is in.
public final class PostgresReplyCache implements ReplyCache {
  private static final String FIND =
      "SELECT reply FROM reply_cache WHERE hash = $1 AND expires_at > now()";
  private static final String KEEP =
      """
      INSERT INTO reply_cache (hash, reply, expires_at) VALUES ($1, $2, $3)
      ON CONFLICT (hash) DO UPDATE SET reply = excluded.reply, expires_at = excluded.expires_at
      """;

  private final Database database;

  public PostgresReplyCache(Database database) {
    this.database = database;
  }

  @Override
  public Future<Optional<ChatReply>> find(String key) {
    return database
        .query(FIND, Tuple.of(key))
        .map(rows ->
            rows.stream()
                .findFirst()
                .map(row -> ReplyCodec.decode(row.getBuffer("reply").getBytes())));
  }

  @Override
  public Future<Void> keep(String key, ChatReply reply, Duration timeToLive) {
    OffsetDateTime end = OffsetDateTime.now(ZoneOffset.UTC).plus(timeToLive);
    return database
        .query(KEEP, Tuple.of(key, Buffer.buffer(ReplyCodec.encode(reply)), end))
        .mapEmpty();
  }
}
