package io.causalgym.evaluation.run;

import io.causalgym.evaluation.chat.ChatReply;
import io.causalgym.evaluation.chat.ChatRequest;
import io.causalgym.evaluation.dispatch.cache.ReplyCache;
import io.causalgym.evaluation.dispatch.cache.RequestKey;
import io.causalgym.evaluation.run.store.BatchStore;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;

/// What all batches of a node share.
public final class BatchDesk {
  /// So many calls of the cache at a time, as thousands of questions come at once.
  private static final int AT_A_TIME = 32;

  private final BatchStore store;
  private final ReplyCache cache;
  private final Duration replyTime;
  private final Pauses pauses;
  private final Turnstile turnstile = new Turnstile(AT_A_TIME);

  /// @param replyTime for which a reply may be used again
  /// @param pauses between two looks at a batch, and two tries of what failed
  public BatchDesk(BatchStore store, ReplyCache cache, Duration replyTime, Pauses pauses) {
    this.store = store;
    this.cache = cache;
    this.replyTime = replyTime;
    this.pauses = pauses;
  }

  BatchStore store() {
    return store;
  }

  Pauses pauses() {
    return pauses;
  }

  /// A reply from before; a cache that fails has none.
  Future<Optional<ChatReply>> known(ModelPlan plan, ChatRequest request, int sample) {
    return turnstile
        .pass(() -> cache.find(key(plan, request, sample)))
        .otherwise(Optional.<ChatReply>empty());
  }

  /// Nobody waits for it.
  void remember(ModelPlan plan, ChatRequest request, int sample, ChatReply reply) {
    turnstile.pass(() -> cache.keep(key(plan, request, sample), reply, replyTime));
  }

  private static String key(ModelPlan plan, ChatRequest request, int sample) {
    return RequestKey.of(plan.lane().provider(), plan.lane().endpoint().base(), request, sample);
  }
}
