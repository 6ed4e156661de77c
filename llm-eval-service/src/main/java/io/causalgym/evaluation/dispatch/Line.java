package io.causalgym.evaluation.dispatch;

import io.causalgym.evaluation.chat.ChatRequest;
import io.causalgym.evaluation.dispatch.limit.Limits;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Deque;

/// A run's place at a lane. Runs take turns: each waiting line gets one permit, then the next line.
public final class Line {
  private final Dispatcher dispatcher;
  // The rest is read and written on the loop.
  final Deque<Promise<Permit>> waiting = new ArrayDeque<>();
  int unused;
  boolean cancelled;
  Limits limits;

  Line(Dispatcher dispatcher, Limits limits) {
    this.dispatcher = dispatcher;
    this.limits = limits;
  }

  /// Leave to send one more question, which comes when it could be sent at about that moment: make
  /// the question then and not before, and memory stays flat however long the run is.
  ///
  /// From any thread; comes on the loop of the lane, or fails with {@link Undelivered}.
  public Future<Permit> acquire() {
    return dispatcher.acquire(this);
  }

  /// Acquires and sends: for a question that is there already, such as the next of a conversation.
  public Future<Delivered> send(ChatRequest request, SendOptions options) {
    Origin origin = Origin.here();
    return acquire().compose(permit -> dispatcher.send(permit, request, options, origin));
  }

  /// Sends nothing more for this run, retries included, from now on. Questions that wait fail;
  /// replies that are on their way, and paid for, still come.
  public void cancel() {
    dispatcher.cancel(this);
  }

  /// Other limits of this run from now on.
  public void retune(Limits limits) {
    dispatcher.retune(this, limits);
  }

  /// The run has nothing more to send, so that its limits bind no other. Without other runs they
  /// stay, as somebody who comes back finds what was learned under them.
  public void leave() {
    dispatcher.leave(this);
  }

  Dispatcher dispatcher() {
    return dispatcher;
  }
}
