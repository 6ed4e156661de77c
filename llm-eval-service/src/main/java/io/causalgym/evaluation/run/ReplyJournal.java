package io.causalgym.evaluation.run;

import io.causalgym.evaluation.run.store.AnswerStore;
import io.causalgym.evaluation.run.store.StoredReply;
import io.causalgym.runtime.database.DatabaseUnavailable;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps replies by group commit: whatever came while the transaction before was under way goes
/// into the next, and the first of a group waits a moment for others. So a thousand replies a
/// second cost some forty transactions.
///
/// Confined to one event loop; may be called from any thread.
final class ReplyJournal {
  private static final Logger LOG = LoggerFactory.getLogger(ReplyJournal.class);

  /// How long the first waits for others.
  private static final long PATIENCE_MILLIS = 25;

  private static final int MOST = 1_000;
  private static final long RETRY_MILLIS = 500;

  private final Vertx vertx;
  private final Context context;
  private final AnswerStore store;
  private final List<Entry> waiting = new ArrayList<>();
  private boolean writing;
  private boolean soon;

  private record Entry(StoredReply reply, Promise<Void> kept) {}

  ReplyJournal(Vertx vertx, AnswerStore store) {
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    this.store = store;
  }

  /// @return done once the reply is durable; a database that does not answer is waited for, any
  ///   other failure fails the group
  Future<Void> keep(StoredReply reply) {
    Promise<Void> kept = Promise.promise();
    context.runOnContext(go -> {
      waiting.add(new Entry(reply, kept));
      if (waiting.size() >= MOST) {
        write();
      } else if (!writing && !soon) {
        soon = true;
        vertx.setTimer(PATIENCE_MILLIS, timer -> write());
      }
    });
    return kept.future();
  }

  private void write() {
    soon = false;
    if (writing || waiting.isEmpty()) {
      return;
    }
    writing = true;
    List<Entry> group = List.copyOf(waiting.subList(0, Math.min(MOST, waiting.size())));
    store
        .addReplies(group.stream().map(Entry::reply).toList())
        .onComplete(done ->
            context.runOnContext(go -> written(group, done.succeeded() ? null : done.cause())));
  }

  private void written(List<Entry> group, @Nullable Throwable failure) {
    writing = false;
    if (failure instanceof DatabaseUnavailable) {
      LOG.atWarn()
          .setCause(failure)
          .addKeyValue("replies", waiting.size())
          .log("replies could not be kept yet; trying again");
      soon = true;
      vertx.setTimer(RETRY_MILLIS, timer -> write());
      return;
    }
    waiting.subList(0, group.size()).clear();
    group.forEach(entry -> {
      if (failure == null) {
        entry.kept().complete();
      } else {
        entry.kept().fail(failure);
      }
    });
    write();
  }
}
