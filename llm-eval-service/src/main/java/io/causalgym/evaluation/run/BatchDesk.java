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
  /// A tenth of what OpenAI takes, so that a file of some tens of megabytes is all that is in
  /// memory.
  public static final int LARGEST = 5_000;

  /// So many calls of the cache at a time, as thousands of questions come at once.
  private static final int AT_A_TIME = 32;

  private final BatchStore store;
  private final ReplyCache cache;
  private final Duration replyTime;
  private final Pauses pauses;
  private final int largest;
  private final Turnstile turnstile = new Turnstile(AT_A_TIME);

  /// @param replyTime for which a reply may be used again
  /// @param pauses between two looks at a batch, and two tries of what failed
  /// @param largest questions of a batch
  public BatchDesk(
      BatchStore store, ReplyCache cache, Duration replyTime, Pauses pauses, int largest) {
    this.store = store;
    this.cache = cache;
    this.replyTime = replyTime;
    this.pauses = pauses;
    this.largest = largest;
  }

  BatchStore store() {
    return store;
  }

  Pauses pauses() {
    return pauses;
  }

  int largest() {
    return largest;
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
