package io.causalgym.client;

import io.causalgym.contract.CallContext;
import io.causalgym.contract.Operation;
import io.causalgym.contract.ProblemException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import org.jspecify.annotations.Nullable;

/// One call from its first message to its answer, over at most three messages. The first answer
/// counts, whichever message it belongs to.
final class BusCall<A> {
  /// Messages for one call at most: two workers may be lost at the same time.
  private static final int MOST_ATTEMPTS = 3;

  private static final long NO_TIMER = -1;

  /// Sends the call's message once more.
  interface Sender {
    Future<Message<Buffer>> send(long timeoutMillis);
  }

  private final Operation<?, A> operation;
  private final CallContext context;
  private final Promise<Reply<A>> answer;
  private final Sender sender;
  private final Vertx vertx;

  private int attempts;
  private int alive;
  private boolean done;
  private long timer = NO_TIMER;
  private @Nullable String acceptedBy;

  BusCall(
      Operation<?, A> operation,
      CallContext context,
      Promise<Reply<A>> answer,
      Sender sender,
      Vertx vertx) {
    this.operation = operation;
    this.context = context;
    this.answer = answer;
    this.sender = sender;
    this.vertx = vertx;
  }

  Future<Reply<A>> start() {
    attempt();
    return answer.future();
  }

  private synchronized void attempt() {
    long left = context.deadline() - System.currentTimeMillis();
    if (left <= 0) {
      fail(Failures.deadline(operation.name()));
      return;
    }
    attempts++;
    alive++;
    acceptedBy = null;
    watch();
    sender.send(left).onComplete(this::answered, this::lost);
  }

  private void watch() {
    stopWatching();
    if (operation.idempotent() && attempts < MOST_ATTEMPTS) {
      timer = vertx.setTimer(BusClient.ACCEPT_MILLIS, expired -> unaccepted(expired));
    }
  }

  private void stopWatching() {
    if (timer != NO_TIMER) {
      vertx.cancelTimer(timer);
      timer = NO_TIMER;
    }
  }

  private synchronized void unaccepted(long expired) {
    if (!done && timer == expired) {
      timer = NO_TIMER;
      attempt();
    }
  }

  synchronized void accepted(String nodeId) {
    if (!done) {
      stopWatching();
      acceptedBy = nodeId;
    }
  }

  synchronized void nodeLeft(String nodeId) {
    if (done || !nodeId.equals(acceptedBy)) {
      return;
    }
    if (operation.idempotent() && attempts < MOST_ATTEMPTS) {
      attempt();
    } else {
      fail(Failures.unavailable(operation.name()));
    }
  }

  private synchronized void answered(Message<Buffer> message) {
    if (!done) {
      finish();
      answer.complete(new WireReply<>(operation.answer(), message.body()));
    }
  }

  private synchronized void lost(Throwable failure) {
    alive--;
    if (done) {
      return;
    }
    if (!(failure instanceof ReplyException reply)) {
      unlessOthers(Failures.unavailable(operation.name()));
      return;
    }
    ReplyFailure type = reply.failureType();
    if (type == ReplyFailure.RECIPIENT_FAILURE || type == ReplyFailure.TIMEOUT) {
      fail(Failures.of(operation.name(), reply));
    } else {
      unlessOthers(Failures.of(operation.name(), reply));
    }
  }

  /// A message that reached nobody ends the call only where no other one is under way.
  private void unlessOthers(ProblemException problem) {
    if (alive == 0) {
      fail(problem);
    }
  }

  private void fail(ProblemException problem) {
    finish();
    answer.fail(problem);
  }

  private void finish() {
    done = true;
    stopWatching();
  }
}
