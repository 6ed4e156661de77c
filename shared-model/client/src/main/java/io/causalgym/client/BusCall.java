package io.causalgym.client;

import io.causalgym.contract.CallContext;
import io.causalgym.contract.Operation;
import io.causalgym.contract.ProblemException;
import io.causalgym.contract.ProblemType;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// One call from its first message to its answer. The first answer counts, whichever message it
/// belongs to.
final class BusCall<A> {
  /// Messages at most while nobody accepts the call: each may be work done in vain.
  private static final int MOST_UNACCEPTED = 3;

  /// Messages at most when members leave with it, too.
  private static final int MOST_ATTEMPTS = 5;

  /// Members that may refuse a call because they are full; each refusal costs them something too.
  private static final int MOST_FULL = 2;

  private static final long NO_TIMER = -1;

  /// Sends the call's message once more.
  interface Sender {

    /// @param attempt from 1
    Future<Message<Buffer>> send(int attempt, long timeoutMillis);
  }

  private final Operation<?, A> operation;
  private final CallContext context;
  private final Promise<Reply<A>> answer;
  private final Sender sender;
  private final BooleanSupplier memberLeft;
  private final Vertx vertx;

  private int attempts;
  private int alive;
  private int full;
  private boolean done;
  private long timer = NO_TIMER;
  private @Nullable String acceptedBy;
  private boolean overdue;

  /// @param memberLeft whether a member has left lately, with which the call may have gone
  BusCall(
      Operation<?, A> operation,
      CallContext context,
      Promise<Reply<A>> answer,
      Sender sender,
      BooleanSupplier memberLeft,
      Vertx vertx) {
    this.operation = operation;
    this.context = context;
    this.answer = answer;
    this.sender = sender;
    this.memberLeft = memberLeft;
    this.vertx = vertx;
  }

  Future<Reply<A>> start() {
    attempt();
    return answer.future();
  }

  String operation() {
    return operation.name();
  }

  private void attempt() {
    long left = context.deadline() - System.currentTimeMillis();
    if (left <= 0) {
      fail(Failures.deadline(operation.name()));
      return;
    }
    int attempt = opened();
    if (attempt > 0) {
      sender.send(attempt, left).onComplete(this::answered, this::lost);
    }
  }

  private synchronized int opened() {
    if (done || attempts == MOST_ATTEMPTS) {
      return 0;
    }
    attempts++;
    alive++;
    acceptedBy = null;
    overdue = false;
    stopWatching();
    timer = vertx.setTimer(BusClient.ACCEPT_MILLIS, this::unaccepted);
    return attempts;
  }

  private void stopWatching() {
    if (timer != NO_TIMER) {
      vertx.cancelTimer(timer);
      timer = NO_TIMER;
    }
  }

  private void unaccepted(long expired) {
    boolean again;
    synchronized (this) {
      if (done || timer != expired) {
        return;
      }
      timer = NO_TIMER;
      overdue = true;
      again = operation.idempotent() && attempts < MOST_UNACCEPTED;
      if (!operation.idempotent() && !memberLeft.getAsBoolean()) {
        // Whoever has it may be busy; sent again, it might be done twice.
        return;
      }
    }
    if (again) {
      attempt();
    } else {
      // Nobody takes it: a caller that knows now can do something, one that waits for the deadline
      // cannot.
      fail(
          operation.idempotent()
              ? Failures.unavailable(operation.name())
              : Failures.unknown(operation.name()));
    }
  }

  synchronized void accepted(String nodeId) {
    if (!done) {
      stopWatching();
      acceptedBy = nodeId;
    }
  }

  void nodeLeft(String nodeId) {
    boolean lost;
    synchronized (this) {
      // Nobody alive leaves a call unaccepted for so long.
      lost = acceptedBy == null ? overdue && !operation.idempotent() : nodeId.equals(acceptedBy);
    }
    if (operation.idempotent() && lost) {
      attempt();
    } else if (lost) {
      fail(Failures.unknown(operation.name()));
    }
  }

  private void answered(Message<Buffer> message) {
    if (finished()) {
      answer.complete(new WireReply<>(operation.answer(), message.body()));
    }
  }

  private void lost(Throwable failure) {
    boolean last;
    synchronized (this) {
      last = --alive == 0;
    }
    ProblemException problem =
        failure instanceof ReplyException reply
            ? Failures.of(operation.name(), reply)
            : Failures.unavailable(operation.name());
    // A message that reached nobody ends the call only where no other one is under way.
    if (isFull(problem) && hasAnother()) {
      attempt();
      return;
    }
    boolean spoken =
        failure instanceof ReplyException reply
            && (reply.failureType() == ReplyFailure.RECIPIENT_FAILURE
                || reply.failureType() == ReplyFailure.TIMEOUT);
    if (spoken || last) {
      fail(problem);
    }
  }

  /// A member that is full has done nothing with the call, so that any other may have it.
  private static boolean isFull(ProblemException problem) {
    return problem.problem().kind() == ProblemType.OVERLOADED;
  }

  private synchronized boolean hasAnother() {
    return !done && ++full < MOST_FULL;
  }

  private void fail(ProblemException problem) {
    if (finished()) {
      answer.fail(problem);
    }
  }

  private synchronized boolean finished() {
    boolean first = !done;
    done = true;
    stopWatching();
    return first;
  }
}
