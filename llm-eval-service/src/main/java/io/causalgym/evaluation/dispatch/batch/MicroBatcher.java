package io.causalgym.evaluation.dispatch.batch;

import io.causalgym.evaluation.dispatch.time.Loop;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Sends questions together to whoever answers lists: a batch goes when it is full or when its
/// first question has waited long enough, whichever comes first.
///
/// Questions may come from any thread; answers come on the loop. Whoever asks limits how many
/// questions wait.
///
/// @param <Q> a question
/// @param <A> its answer
public final class MicroBatcher<Q, A> {
  private final Loop loop;
  private final int most;
  private final long flushNanos;
  private final Function<List<Q>, Future<List<A>>> send;
  private List<Q> questions = new ArrayList<>();
  private List<Promise<A>> promises = new ArrayList<>();
  private Loop.@Nullable Timer timer;

  /// @param most questions in a batch
  /// @param flushNanos that the first question of a batch waits at most, 0 for until the loop is
  ///   done with what it is doing, rounded up to what its timers can
  /// @param send answers in the order of the questions, as many as there are
  public MicroBatcher(
      Loop loop, int most, long flushNanos, Function<List<Q>, Future<List<A>>> send) {
    if (most < 1) {
      throw new IllegalArgumentException("a batch of " + most + " must be of 1 or more");
    }
    this.loop = loop;
    this.most = most;
    this.flushNanos = flushNanos;
    this.send = send;
  }

  /// A batch that fails fails each of its questions.
  public Future<A> ask(Q question) {
    Promise<A> promise = Promise.promise();
    loop.execute(() -> add(question, promise));
    return promise.future();
  }

  /// Sends what waits now.
  public void flush() {
    loop.execute(this::flushNow);
  }

  private void add(Q question, Promise<A> promise) {
    questions.add(question);
    promises.add(promise);
    if (questions.size() >= most) {
      flushNow();
    } else if (timer == null) {
      timer = loop.timer(flushNanos, this::flushNow);
    }
  }

  private void flushNow() {
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
    if (questions.isEmpty()) {
      return;
    }
    List<Promise<A>> waiting = promises;
    List<Q> batch = List.copyOf(questions);
    questions = new ArrayList<>();
    promises = new ArrayList<>();
    Future.succeededFuture()
        .compose(start -> send.apply(batch))
        .onComplete(answers -> loop.execute(() -> answer(waiting, answers)));
  }

  private void answer(List<Promise<A>> waiting, AsyncResult<List<A>> answers) {
    if (answers.failed()) {
      waiting.forEach(promise -> loop.tell(() -> promise.fail(answers.cause())));
    } else if (answers.result().size() != waiting.size()) {
      String message =
          answers.result().size() + " answers to " + waiting.size() + " questions of a batch";
      waiting.forEach(promise -> loop.tell(() -> promise.fail(new IllegalStateException(message))));
    } else {
      for (int i = 0; i < waiting.size(); i++) {
        Promise<A> promise = waiting.get(i);
        A answer = answers.result().get(i);
        loop.tell(() -> promise.complete(answer));
      }
    }
  }
}
