package io.causalgym.evaluation.run;

import io.causalgym.evaluation.chat.ChatReply;
import io.causalgym.evaluation.chat.ChatRequest;
import io.causalgym.evaluation.dispatch.limit.TokenEstimate;
import io.causalgym.evaluation.run.store.AnswerStore.Asked;
import io.causalgym.evaluation.run.store.EvaluationStore;
import io.causalgym.evaluation.run.store.StoredBatch;
import io.causalgym.runtime.jobs.LeaseLost;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/// The questions of one part to one model that is asked in batches.
///
/// They go in waves: all that wait are handed over, one batch after the other, and what has no
/// reply when all of these are over waits for the next wave, three times at most. Batches that were
/// handed over before, here or elsewhere, are part of the first wave.
final class BatchFeed {
  private static final int MOST_ROUNDS = 3;

  /// Of a file, which OpenAI takes up to four times as long.
  private static final long MOST_BYTES = 50_000_000;

  /// Sums of dollars differ in their last digits.
  private static final double ROUNDING = 1 + 1e-9;

  private final Replies replies;
  private final BatchJob job;
  private final Patience patience = Patience.of(true);
  private final EvaluationStore evaluations;
  private final List<BatchTrip> underWay = new CopyOnWriteArrayList<>();
  private final Promise<Optional<String>> done = Promise.promise();
  // The rest is under the monitor.
  private final NavigableSet<Waiting> waiting =
      new TreeSet<>(
          Comparator.<Waiting>comparingInt(next -> next.question.item().number())
              .thenComparingInt(next -> next.question.sample()));
  private Optional<String> stopped = Optional.empty();
  private boolean late;

  /// @param rounds how often it was put
  private record Waiting(Question question, int rounds) {}

  /// Questions that fit into one batch.
  private record Load(List<Waiting> waiting, List<Double> dollars) {
    double most() {
      return dollars.stream().mapToDouble(Double::doubleValue).sum();
    }

    /// As many as there is money for.
    Load within(double budget) {
      double sum = 0;
      int fit = 0;
      while (fit < dollars.size() && sum + dollars.get(fit) <= budget * ROUNDING) {
        sum += dollars.get(fit);
        fit++;
      }
      return new Load(waiting.subList(0, fit), dollars.subList(0, fit));
    }
  }

  /// @param questions that have no reply
  BatchFeed(
      Replies replies, BatchJob job, EvaluationStore evaluations, Collection<Question> questions) {
    this.replies = replies;
    this.job = job;
    this.evaluations = evaluations;
    questions.forEach(question -> waiting.add(new Waiting(question, 0)));
  }

  /// Requests that providers have done and whose replies are not kept yet.
  long completed() {
    return underWay.stream().mapToLong(BatchTrip::completed).sum();
  }

  /// Whether replies were kept after the evaluation was cancelled.
  synchronized boolean late() {
    return late;
  }

  /// @param from the first item of the part
  /// @param to the last
  /// @return why the model is asked no further, if so
  Future<Optional<String>> run(int from, int to) {
    job.gate()
        .insist(() -> job.desk().store().open(replies.evaluation(), model(), from, to))
        .compose(open -> {
          List<BatchTrip> trips = open.stream().map(this::adopt).toList();
          return known().map(trips);
        })
        .onSuccess(this::wave)
        .onFailure(done::tryFail);
    return done.future();
  }

  private int model() {
    return replies.plan().number();
  }

  private Asked asked(Waiting next) {
    return new Asked(next.question.item().number(), model(), next.question.sample());
  }

  private synchronized BatchTrip adopt(StoredBatch batch) {
    List<Question> questions =
        waiting.stream().filter(next -> batch.spans(asked(next))).map(Waiting::question).toList();
    waiting.removeIf(next -> batch.spans(asked(next)));
    return new BatchTrip(job, replies, batch, questions, true);
  }

  /// What the cache of replies has needs no batch.
  private Future<Void> known() {
    if (!replies.plan().cached()) {
      return Future.succeededFuture();
    }
    List<Waiting> all;
    synchronized (this) {
      all = List.copyOf(waiting);
    }
    return job.vertx()
        .executeBlocking(() -> all.stream().map(this::known).toList(), false)
        .compose(Future::join)
        .mapEmpty();
  }

  private Future<Void> known(Waiting next) {
    Question question = next.question;
    ChatRequest request = replies.request(question);
    return job.desk()
        .known(replies.plan(), request, question.sample())
        .compose(reply -> reply.map(found -> known(next, found)).orElse(Future.succeededFuture()));
  }

  private Future<Void> known(Waiting next, ChatReply reply) {
    synchronized (this) {
      waiting.remove(next);
    }
    return replies.keep(
        next.question,
        replies.parse(next.question, reply),
        reply,
        new Replies.Taken(false, true, 0, 0, 0));
  }

  private void wave(List<BatchTrip> adopted) {
    List<Future<Void>> trips = new ArrayList<>();
    adopted.forEach(trip -> trips.add(handedOver(trip).compose(sent -> arrived(trip, sent))));
    fill(trips)
        .compose(filled -> Future.join(trips))
        .onSuccess(all -> next(trips.isEmpty()))
        .onFailure(done::tryFail);
  }

  private synchronized boolean nothingToPut() {
    return waiting.isEmpty() || stopped.isPresent() || job.gate().over();
  }

  private synchronized Optional<String> stopped() {
    return stopped;
  }

  private void next(boolean poor) {
    if (nothingToPut()) {
      done.tryComplete(job.gate().over() ? Optional.empty() : stopped());
    } else if (poor) {
      poor();
    } else {
      wave(List.of());
    }
  }

  /// The money is not enough: others may give back what they do not need.
  private void poor() {
    job.gate()
        .insist(() -> evaluations.promised(replies.evaluation()))
        .compose(promised -> {
          if (patience.over(promised, System.nanoTime())) {
            stop("budget: the next question could exceed the budget of the evaluation");
            return Future.succeededFuture();
          }
          return job.gate().later(job.desk().pauses().longest());
        })
        .onSuccess(go -> next(false))
        .onFailure(done::tryFail);
  }

  private synchronized void stop(String reason) {
    stopped = stopped.or(() -> Optional.of(reason));
  }

  /// Hands over what waits and can be paid.
  private Future<Void> fill(List<Future<Void>> trips) {
    if (nothingToPut()) {
      return Future.succeededFuture();
    }
    if (job.gate().held()) {
      return job.gate().opened().compose(go -> fill(trips));
    }
    return job.gate()
        .insist(job.lease())
        .compose(ours -> job.vertx().executeBlocking(this::load, false))
        .compose(this::paid)
        .compose(load -> {
          if (load.waiting().isEmpty()) {
            return Future.succeededFuture();
          }
          return prepare(load)
              .compose(trip ->
                  handedOver(trip)
                      .compose(sent -> {
                        trips.add(arrived(trip, sent));
                        return fill(trips);
                      }));
        })
        // Whoever has the part now puts the rest; what is under way is still seen to here.
        .recover(failure ->
            failure instanceof LeaseLost || job.gate().over()
                ? Future.succeededFuture()
                : Future.failedFuture(failure));
  }

  private Load load() {
    List<Waiting> first;
    synchronized (this) {
      first = waiting.stream().limit(job.desk().largest()).toList();
    }
    List<Double> dollars = new ArrayList<>();
    long bytes = 0;
    for (Waiting next : first) {
      ChatRequest request = replies.request(next.question);
      bytes += TokenEstimate.mostPromptTokens(request);
      if (bytes > MOST_BYTES && !dollars.isEmpty()) {
        break;
      }
      dollars.add(replies.mostDollars(request));
    }
    return new Load(first.subList(0, dollars.size()), dollars);
  }

  /// Promises the most that a batch may cost, and makes it smaller where there is less.
  private Future<Load> paid(Load load) {
    double most = load.most();
    if (most == 0) {
      return Future.succeededFuture(load);
    }
    return evaluations
        .reserveUpTo(replies.evaluation(), most)
        .compose(promised -> {
          Load fits = load.within(promised);
          double back = fits.most() - promised;
          return back < 0
              ? evaluations.reserve(replies.evaluation(), back).map(fits)
              : Future.succeededFuture(fits);
        });
  }

  private Future<BatchTrip> prepare(Load load) {
    List<Waiting> members = load.waiting();
    int rounds = members.stream().mapToInt(Waiting::rounds).max().orElseThrow();
    synchronized (this) {
      members.forEach(waiting::remove);
    }
    StoredBatch batch =
        new StoredBatch(
            0,
            replies.evaluation(),
            asked(members.getFirst()),
            asked(members.getLast()),
            rounds + 1,
            UUID.randomUUID().toString(),
            Optional.empty(),
            load.most());
    return job.gate()
        .insist(() -> job.desk().store().prepare(batch))
        .map(kept ->
            new BatchTrip(
                job, replies, kept, members.stream().map(Waiting::question).toList(), false));
  }

  private Future<Optional<Arrival>> handedOver(BatchTrip trip) {
    underWay.add(trip);
    return trip.send();
  }

  private Future<Void> arrived(BatchTrip trip, Optional<Arrival> unsent) {
    return unsent
        .map(Future::succeededFuture)
        .orElseGet(trip::arrive)
        .compose(arrival -> arrived(trip, arrival))
        .onComplete(ended -> underWay.remove(trip));
  }

  private Future<Void> arrived(BatchTrip trip, Arrival arrival) {
    return switch (arrival) {
      case Arrival.Over over -> again(trip, over);
      case Arrival.Stopped(String reason) -> {
        stop(reason);
        yield Future.succeededFuture();
      }
      case Arrival.Left _ -> Future.succeededFuture();
    };
  }

  private synchronized Future<Void> again(BatchTrip trip, Arrival.Over over) {
    late |= trip.cancelled();
    if (trip.round() < MOST_ROUNDS || trip.cancelled()) {
      over.unanswered().keySet().forEach(left -> waiting.add(new Waiting(left, trip.round())));
      return Future.succeededFuture();
    }
    return Future.join(
            over.unanswered().entrySet().stream()
                .map(left -> replies.error(left.getKey(), left.getValue(), trip.round()))
                .toList())
        .mapEmpty();
  }
}
