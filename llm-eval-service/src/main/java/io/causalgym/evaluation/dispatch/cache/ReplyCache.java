package io.causalgym.evaluation.dispatch.cache;

import io.causalgym.evaluation.chat.ChatReply;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;

/// Replies by the {@link RequestKey} of their question. Never blocks; may fail, which the caller
/// takes for a miss.
public interface ReplyCache {
  /// Keeps nothing.
  ReplyCache NONE =
      new ReplyCache() {
        @Override
        public Future<Optional<ChatReply>> find(String key) {
          return Future.succeededFuture(Optional.empty());
        }

        @Override
        public Future<Void> keep(String key, ChatReply reply, Duration timeToLive) {
          return Future.succeededFuture();
        }
      };

  Future<Optional<ChatReply>> find(String key);

  /// @param timeToLive after which the reply is not found any more
  Future<Void> keep(String key, ChatReply reply, Duration timeToLive);
}
