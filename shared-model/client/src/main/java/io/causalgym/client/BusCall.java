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
import java.util.concurrent.TimeUnit;
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

  /// For how long a call waits for somebody who serves it to appear: while members join and leave,
  /// what they serve is unknown for moments.
  private static final long ABSENT_NANOS =
      TimeUnit.MILLISECONDS.toNanos(MOST_UNACCEPTED * BusClient.ACCEPT_MILLIS);

  private static final long LOOK_AGAIN_MILLIS = 100;

  /// After so much more silence whoever has the call hangs.
  private static final long SILENT_MILLIS = 4_500;

  /// After so much more silence it went to a member that has left, if one has.
  private static final long GONE_MILLIS = 1_000;

  private static final long NO_TIMER = -1;

  /// Sends the call's message once more.
  interface Sender {
    Future<Message<Buffer>> send(long timeoutMillis);
  }

  private final Operation<?, A> operation;
  private final CallContext context;
  private final Promise<Reply<A>> answer;
  private final Sender sender;
  private final Members members;
  private final Vertx vertx;

  private int attempts;
  private int alive;
  private int full;
  private boolean done;
  private long timer = NO_TIMER;
  private @Nullable String acceptedBy;
  private boolean overdue;
  private @Nullable Long absentSince;

  BusCall(
      Operation<?, A> operation,
      CallContext context,
      Promise<Reply<A>> answer,
      Sender sender,
      Members members,
      Vertx vertx) {
    this.operation = operation;
    this.context = context;
    this.answer = answer;
    this.sender = sender;
    this.members = members;
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
    if (opened()) {
      sender.send(left).onComplete(this::answered, this::lost);
    }
  }

  private synchronized boolean opened() {
    if (done || attempts == MOST_ATTEMPTS) {
      return false;
    }
    attempts++;
    alive++;
    acceptedBy = null;
    overdue = false;
    watch(BusClient.ACCEPT_MILLIS);
    return true;
  }

  private void watch(long millis) {
    stopWatching();
    timer = vertx.setTimer(millis, this::unaccepted);
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
      members.silent();
      again = operation.idempotent() && attempts < MOST_UNACCEPTED;
      if (!operation.idempotent() && !overdue) {
        // Sent again, it might be done twice; and whoever has it may only be slow.
        overdue = true;
        watch(members.oneLeftLately() ? GONE_MILLIS : SILENT_MILLIS);
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
      lost = nodeId.equals(acceptedBy);
      if (overdue && acceptedBy == null && !done) {
        watch(GONE_MILLIS);
      }
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
    boolean last = ended();
    if (failure instanceof ReplyException reply) {
      lost(reply, last);
    } else if (last) {
      fail(Failures.unavailable(operation.name()));
    }
  }

  private synchronized boolean ended() {
    return --alive == 0;
  }

  private void lost(ReplyException failure, boolean last) {
    ProblemException problem = Failures.of(operation.name(), failure);
    boolean absent =
        failure.failureType() == ReplyFailure.NO_HANDLERS || Refusal.LEAVING.is(problem);
    boolean again = absent ? last && lookAgain() : isForAnother(problem) && tryAnother();
    // A message that reached nobody ends the call only where no other one is under way.
    boolean spoken = !absent && failure.failureType() != ReplyFailure.ERROR;
    if (!again && (spoken || last)) {
      fail(problem);
    }
  }

  private boolean lookAgain() {
    synchronized (this) {
      long now = System.nanoTime();
      long since = absentSince == null ? now : absentSince;
      absentSince = since;
      if (done || now - since > ABSENT_NANOS) {
        return false;
      }
      // It has not been tried.
      attempts--;
      stopWatching();
    }
    vertx.setTimer(LOOK_AGAIN_MILLIS, now -> attempt());
    return true;
  }

  /// Whether a member that is not full may have it. One that is may have begun, if it does not say
  /// that it has not.
  private boolean isForAnother(ProblemException problem) {
    return Refusal.FULL.is(problem)
        || (operation.idempotent() && problem.problem().kind() == ProblemType.OVERLOADED);
  }

  private boolean tryAnother() {
    synchronized (this) {
      if (done || ++full >= MOST_FULL) {
        return false;
      }
    }
    attempt();
    return true;
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
