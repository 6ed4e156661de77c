package io.causalgym.evaluation.run;

import io.causalgym.evaluation.chat.ChatReply;
import io.causalgym.evaluation.provider.FailureKind;
import io.causalgym.evaluation.provider.batch.BatchResult;
import io.causalgym.evaluation.run.store.StoredBatch;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The results of one batch as they are read: replies are kept at once, failures that will not pass
/// too. Not safe for several threads.
final class BatchResults {
  private final BatchDesk desk;
  private final Replies replies;
  private final StoredBatch stored;
  private final Map<String, Question> open = new LinkedHashMap<>();
  private final Map<Question, String> failed = new HashMap<>();
  private final List<Future<Void>> kept = new ArrayList<>();
  private Optional<String> hopeless = Optional.empty();
  private double spent;

  /// @param questions that have no reply
  BatchResults(BatchDesk desk, Replies replies, StoredBatch stored, List<Question> questions) {
    this.desk = desk;
    this.replies = replies;
    this.stored = stored;
    questions.forEach(question -> open.put(BatchTrip.id(question), question));
  }

  /// US dollars, of the replies that somebody kept before too.
  double spentDollars() {
    return spent;
  }

  /// The files are read from their beginning.
  void begin() {
    spent = 0;
    failed.clear();
  }

  void add(BatchResult result) {
    switch (result) {
      case BatchResult.Answered(String id, ChatReply reply) -> answered(open.remove(id), reply);
      case BatchResult.Failed failure -> failed(failure);
    }
  }

  private void answered(@Nullable Question question, ChatReply reply) {
    @Nullable Double cost = replies.cost(reply);
    if (question == null) {
      spent += cost == null ? 0 : cost;
      return;
    }
    // As in live runs, what was not counted may have cost the most that it can.
    spent += cost == null ? replies.mostDollars(replies.request(question)) : cost;
    kept.add(
        replies.keep(
            question,
            replies.parse(question, reply),
            reply,
            new Replies.Taken(true, false, stored.round(), 0, 0)));
    if (replies.plan().cached()) {
      desk.remember(replies.plan(), replies.request(question), question.sample(), reply);
    }
  }

  private void failed(BatchResult.Failed failure) {
    @Nullable Question question = open.get(failure.id());
    if (question == null) {
      return;
    }
    String reason = failure.kind().text() + ": " + failure.message();
    switch (failure.kind()) {
      case QUOTA, KEY_REFUSED, NOT_FOUND -> hopeless = hopeless.or(() -> Optional.of(reason));
      case FORBIDDEN, BAD_REQUEST -> {
        open.remove(failure.id());
        kept.add(replies.error(question, reason, stored.round()));
      }
      case RATE_LIMITED, OVERLOADED, SERVER_ERROR, TIMEOUT, CONNECTION, MALFORMED, NOT_SENT ->
          failed.put(question, reason);
    }
  }

  /// All results were read.
  Future<Arrival> over() {
    return Future.join(kept)
        .map(all ->
            hopeless.<Arrival>map(Arrival.Stopped::new).orElseGet(() -> new Arrival.Over(left())));
  }

  private Map<Question, String> left() {
    Map<Question, String> left = new HashMap<>();
    for (Question question : open.values()) {
      left.put(
          question,
          failed.getOrDefault(question, FailureKind.TIMEOUT.text() + ": the batch has no answer"));
    }
    return left;
  }
}
