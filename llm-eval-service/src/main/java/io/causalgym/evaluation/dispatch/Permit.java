package io.causalgym.evaluation.dispatch;

import io.causalgym.evaluation.chat.ChatRequest;
import io.vertx.core.Future;

/// Leave to send one question now. It takes a place in the lane until it is used or given back, so
/// make the question and send it.
public final class Permit {
  private final Dispatcher dispatcher;
  private final Line line;
  // Read and written on the loop.
  private boolean used;

  Permit(Dispatcher dispatcher, Line line) {
    this.dispatcher = dispatcher;
    this.line = line;
  }

  /// Sends a question, once. From any thread; the reply, or a failure with {@link Undelivered},
  /// comes on the loop of the lane.
  public Future<Delivered> send(ChatRequest request, SendOptions options) {
    return dispatcher.send(this, request, options, Origin.here());
  }

  /// Gives the place back unused; nothing happens if it was used.
  public void release() {
    dispatcher.release(this);
  }

  Line line() {
    return line;
  }

  boolean use() {
    boolean first = !used;
    used = true;
    return first;
  }
}
