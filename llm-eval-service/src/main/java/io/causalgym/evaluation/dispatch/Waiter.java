package io.causalgym.evaluation.dispatch;

import io.vertx.core.Promise;

/// One question of one run that waits for a reply.
final class Waiter {
  final Line line;
  final SendOptions options;
  final Origin origin;
  final Promise<Delivered> promise;
  final long startedAt;
  long deadlineAt;

  Waiter(Line line, SendOptions options, Origin origin, Promise<Delivered> promise, long now) {
    this.line = line;
    this.options = options;
    this.origin = origin;
    this.promise = promise;
    this.startedAt = now;
    this.deadlineAt = now + options.retries().deadline().toNanos();
  }

  void extend(long nanos) {
    deadlineAt += nanos;
  }
}
