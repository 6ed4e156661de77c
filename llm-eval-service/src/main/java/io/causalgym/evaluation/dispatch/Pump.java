package io.causalgym.evaluation.dispatch;

import io.causalgym.evaluation.chat.ChatRequest;
import io.causalgym.evaluation.dispatch.time.Loop;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Sends a sequence of questions, each made when it can be sent and let go when its outcome is
/// stored: memory is that of the questions under way, however many there are.
///
/// @param <Q> a question of the run
public final class Pump<Q> {
  // Questions that are being made at once, so that one slow to come does not hold up the others.
  private static final int MAKERS = 16;

  /// Where questions come from and outcomes go.
  public interface Feed<Q> {
    /// The next question, or nothing at the end. Up to sixteen may be asked for at once.
    Future<Optional<Q>> next();

    ChatRequest request(Q question);

    SendOptions options(Q question);

    /// What became of a question; the failure is an {@link Undelivered}. More questions are sent
    /// only as these complete, so what stores them holds up what sends.
    Future<Void> outcome(Q question, AsyncResult<Delivered> outcome);
  }

  private final Loop loop;
  private final Line line;
  private final Feed<Q> feed;
  private final int most;
  private final Promise<Void> done = Promise.promise();
  private int makers;
  private int open;
  private boolean ended;
  private boolean starting;
  private @Nullable Throwable failure;

  private Pump(Line line, Feed<Q> feed, int most) {
    this.line = line;
    this.feed = feed;
    this.most = most;
    this.loop = line.dispatcher().loop();
  }

  /// Sends all questions of a feed.
  ///
  /// @param most questions between being made and being stored
  /// @return when all outcomes are stored; fails where the feed does, after those under way
  public static <Q> Future<Void> all(Line line, Feed<Q> feed, int most) {
    if (most < 1) {
      throw new IllegalArgumentException("most " + most + " must be 1 or more");
    }
    Pump<Q> pump = new Pump<>(line, feed, most);
    pump.loop.execute(pump::start);
    return pump.done.future();
  }

  private void start() {
    if (starting) {
      return;
    }
    starting = true;
    while (!ended && makers < MAKERS && open < most) {
      makers++;
      open++;
      line.acquire().onComplete(permit -> loop.execute(() -> make(permit)));
    }
    starting = false;
    if (ended && open == 0) {
      finish();
    }
  }

  private void make(AsyncResult<Permit> acquired) {
    if (acquired.failed()) {
      stop(acquired.cause());
      makers--;
      close();
      return;
    }
    Permit permit = acquired.result();
    if (ended) {
      permit.release();
      makers--;
      close();
      return;
    }
    Future.succeededFuture()
        .compose(start -> feed.next())
        .onComplete(next -> loop.execute(() -> send(permit, next)));
  }

  private void send(Permit permit, AsyncResult<Optional<Q>> next) {
    makers--;
    if (next.failed() || next.result().isEmpty()) {
      permit.release();
      if (next.failed()) {
        stop(next.cause());
      }
      ended = true;
      close();
      return;
    }
    Q question = next.result().get();
    Future.succeededFuture()
        .compose(start -> permit.send(feed.request(question), feed.options(question)))
        .transform(outcome -> feed.outcome(question, outcome))
        .onComplete(stored -> loop.execute(() -> stored(stored)));
    start();
  }

  private void stored(AsyncResult<Void> stored) {
    if (stored.failed()) {
      stop(stored.cause());
    }
    close();
  }

  private void close() {
    open--;
    start();
  }

  private void stop(Throwable cause) {
    ended = true;
    if (failure == null) {
      failure = cause;
    }
  }

  private void finish() {
    if (failure == null) {
      done.tryComplete();
    } else {
      done.tryFail(failure);
    }
  }
}
