package io.causalgym.evaluation.run;

import io.causalgym.evaluation.provider.Endpoint;
import io.causalgym.evaluation.provider.FailureKind;
import io.causalgym.evaluation.provider.ProviderException;
import io.causalgym.evaluation.provider.batch.BatchProvider;
import io.causalgym.evaluation.provider.batch.BatchRequest;
import io.causalgym.evaluation.provider.batch.BatchState;
import io.causalgym.evaluation.provider.batch.BatchStatus;
import io.causalgym.evaluation.run.store.StoredBatch;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// One batch on its way: handed over, looked at until it is over, its replies kept, its money
/// settled. Every step is in the database before the next, so that anybody can go on from there.
///
/// A provider may take a batch whose id we never hear. It is then looked for by its label before it
/// is handed over again, so that it is paid twice only where the provider does not list batches.
final class BatchTrip {
  /// Of one request: files of tens of megabytes go up and come down.
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private static final Duration LONGEST_WAIT = Duration.ofHours(1);

  /// Of handing over, and of reading results: a quarter of an hour with the usual pauses.
  private static final int MOST_TRIES = 20;

  private static final int MOST_CANCELS = 3;

  /// After which a provider that does not end what it was told to cancel is believed no more.
  private static final int MOST_LOOKS_AFTER_CANCEL = 100;

  private final BatchJob job;
  private final StoredBatch stored;
  private final List<Question> questions;
  private final Replies replies;
  private final BatchResults results;
  private final BatchProvider provider;
  private final Endpoint endpoint;
  private volatile Optional<String> batch;
  private volatile boolean maybeThere;
  private volatile boolean submitted;
  private volatile boolean cancelled;
  private volatile long completed;

  /// @param questions that have no reply
  /// @param maybeThere whether the provider may know a batch of this label
  BatchTrip(
      BatchJob job,
      Replies replies,
      StoredBatch stored,
      List<Question> questions,
      boolean maybeThere) {
    this.job = job;
    this.stored = stored;
    this.questions = List.copyOf(questions);
    this.replies = replies;
    this.results = new BatchResults(job.desk(), replies, stored, questions);
    this.provider = replies.plan().batch().orElseThrow();
    this.endpoint = replies.plan().lane().endpoint();
    this.batch = stored.batch();
    this.maybeThere = maybeThere;
  }

  int round() {
    return stored.round();
  }

  /// Requests that the provider has done and whose replies are not kept yet.
  long completed() {
    return completed;
  }

  /// Whether the evaluation was cancelled, and the batch with it.
  boolean cancelled() {
    return cancelled;
  }

  /// Hands it over, unless that was done before.
  ///
  /// @return how it ended, where it did not begin
  Future<Optional<Arrival>> send() {
    return batch.isPresent() ? Future.succeededFuture(Optional.empty()) : send(1);
  }

  private Future<Optional<Arrival>> send(int tries) {
    if (over()) {
      return Future.succeededFuture(Optional.of(new Arrival.Left()));
    }
    if (job.gate().held()) {
      return job.gate().opened().compose(go -> send(tries));
    }
    submitted = false;
    return found()
        .compose(found -> found.map(Future::succeededFuture).orElseGet(this::submit))
        .compose(id -> {
          batch = Optional.of(id);
          return job.gate().insist(() -> job.desk().store().sent(stored.key(), id));
        })
        .map(kept -> Optional.<Arrival>empty())
        .recover(failure -> failed(failure, tries, () -> send(tries + 1)));
  }

  private Future<Optional<String>> found() {
    return maybeThere
        ? provider.find(stored.label(), endpoint, PATIENCE)
        : Future.succeededFuture(Optional.empty());
  }

  private Future<String> submit() {
    // Whoever has the part now hands it over.
    return job.gate()
        .insist(job.lease())
        .compose(ours ->
            job.vertx()
                .executeBlocking(
                    () ->
                        questions.stream()
                            .map(question ->
                                new BatchRequest(id(question), replies.request(question)))
                            .toList(),
                    false))
        .compose(requests -> {
          maybeThere = true;
          submitted = true;
          return provider.submit(stored.label(), requests, endpoint, PATIENCE);
        });
  }

  /// By which a question is known again in the results.
  static String id(Question question) {
    return question.item().number() + "-" + question.sample();
  }

  /// The provider failed at something: it is tried again, left to whoever comes next, or the model
  /// stops.
  private Future<Optional<Arrival>> failed(
      Throwable failure, int tries, Supplier<Future<Optional<Arrival>>> again) {
    if (!(failure instanceof ProviderException answer)) {
      return Future.failedFuture(failure);
    }
    if (over()) {
      return Future.succeededFuture(Optional.of(new Arrival.Left()));
    }
    Duration told = answer.retryAfter().orElse(Duration.ZERO);
    if (answer.retriable() && tries < MOST_TRIES && told.compareTo(LONGEST_WAIT) <= 0) {
      return later(longer(told, job.desk().pauses().after(tries))).compose(go -> again.get());
    }
    Optional<Arrival> stop = Optional.of(stop(answer));
    // What was refused for certain is no batch; what may be one is looked for later, also where
    // the provider refused to be asked for it.
    return answer.retriable() || batch.isPresent() || !submitted
        ? Future.succeededFuture(stop)
        : end(0, "refused").map(stop);
  }

  private static Arrival stop(ProviderException answer) {
    return new Arrival.Stopped(answer.kind().text() + ": " + answer.getMessage());
  }

  private Future<Void> end(double spent, String state) {
    return job.gate().insist(() -> job.desk().store().end(stored.key(), state, spent));
  }

  /// Waits for the replies of what was handed over, a day or longer, and keeps them.
  Future<Arrival> arrive() {
    Promise<Arrival> arrival = Promise.promise();
    look(1, arrival);
    return arrival.future();
  }

  private void look(int looks, Promise<Arrival> arrival) {
    if (over() || (cancelled && looks > MOST_LOOKS_AFTER_CANCEL)) {
      leave(arrival);
      return;
    }
    provider
        .poll(batch.orElseThrow(), endpoint, PATIENCE)
        .onComplete(status -> looked(status, looks, arrival));
  }

  private void looked(AsyncResult<BatchStatus> result, int looks, Promise<Arrival> arrival) {
    if (result.succeeded()) {
      seen(result.result(), looks, arrival);
    } else if (result.cause() instanceof ProviderException answer) {
      unseen(answer, looks, arrival);
    } else {
      arrival.fail(result.cause());
    }
  }

  private void seen(BatchStatus status, int looks, Promise<Arrival> arrival) {
    completed = status.completed() + status.failed();
    job.progress().run();
    if (status.state().ended()) {
      Future.succeededFuture().compose(go -> ended(status)).onComplete(arrival);
    } else {
      again(looks, Duration.ZERO, arrival);
    }
  }

  private void unseen(ProviderException answer, int looks, Promise<Arrival> arrival) {
    if (answer.kind() == FailureKind.NOT_FOUND) {
      over("lost").onComplete(arrival);
    } else if (answer.retriable()) {
      again(looks, answer.retryAfter().orElse(Duration.ZERO), arrival);
    } else {
      arrival.complete(stop(answer));
    }
  }

  private void again(int looks, Duration told, Promise<Arrival> arrival) {
    later(longer(told, job.desk().pauses().after(looks)))
        .onComplete(go -> look(looks + 1, arrival));
  }

  private Future<Arrival> ended(BatchStatus status) {
    if (status.state() == BatchState.FAILED) {
      String why = status.problem().orElse("it does not say why");
      return end(0, "failed")
          .map(done ->
              new Arrival.Stopped(
                  FailureKind.BAD_REQUEST.text() + ": the provider refused the batch: " + why));
    }
    return read(status, 1);
  }

  private Future<Arrival> read(BatchStatus status, int tries) {
    results.begin();
    return provider
        .results(status, endpoint, PATIENCE, results::add)
        .compose(read -> over(status.state().name().toLowerCase(Locale.ROOT)))
        .recover(failure ->
            failure instanceof ProviderException answer && answer.kind() == FailureKind.NOT_FOUND
                ? over("lost")
                : failed(failure, tries, () -> read(status, tries + 1).map(Optional::of))
                    .map(Optional::orElseThrow));
  }

  /// Nothing more will come: what has no reply by now may be put again.
  private Future<Arrival> over(String state) {
    return results.over().compose(arrival -> end(results.spentDollars(), state).map(arrival));
  }

  /// The part is not ours any more. Where that is because the evaluation was cancelled, so is the
  /// batch, and what is answered by then is kept.
  private void leave(Promise<Arrival> arrival) {
    if (cancelled) {
      arrival.complete(new Arrival.Left());
      return;
    }
    job.cancelled()
        .get()
        .otherwise(false)
        .onSuccess(by -> {
          if (by) {
            cancelled = true;
            cancel(1).onComplete(told -> look(1, arrival));
          } else {
            arrival.complete(new Arrival.Left());
          }
        });
  }

  private Future<Void> cancel(int tries) {
    return provider
        .cancel(batch.orElseThrow(), endpoint, PATIENCE)
        .<Void>mapEmpty()
        .recover(failure ->
            tries < MOST_CANCELS
                ? later(job.desk().pauses().after(tries)).compose(go -> cancel(tries + 1))
                : Future.succeededFuture());
  }

  private boolean over() {
    return job.gate().over() && !cancelled;
  }

  private Future<Void> later(Duration wait) {
    return cancelled
        ? job.vertx().timer(Math.max(1, wait.toMillis()), TimeUnit.MILLISECONDS).mapEmpty()
        : job.gate().later(wait);
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
