package io.causalgym.gateway.http;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/// A request's body that tells its exchange of every piece, so that a sender who stalls is told
/// apart from one who sends for a long time.
final class Pace implements ReadStream<Buffer> {
  private final HttpServerRequest request;
  private final Exchange exchange;
  private @Nullable Handler<Throwable> failed;

  Pace(HttpServerRequest request, Exchange exchange) {
    this.request = request;
    this.exchange = exchange;
  }

  @Override
  public Pace exceptionHandler(@Nullable Handler<Throwable> handler) {
    failed = handler;
    request.exceptionHandler(handler);
    return this;
  }

  /// Ends the body with a failure.
  void fail(Throwable failure) {
    if (failed != null) {
      failed.handle(failure);
    }
  }

  @Override
  public Pace handler(@Nullable Handler<Buffer> handler) {
    if (handler == null) {
      request.handler(null);
    } else {
      request.handler(piece -> {
        exchange.arrived();
        handler.handle(piece);
      });
    }
    return this;
  }

  @Override
  public Pace pause() {
    request.pause();
    return this;
  }

  @Override
  public Pace resume() {
    request.resume();
    return this;
  }

  @Override
  public Pace fetch(long amount) {
    request.fetch(amount);
    return this;
  }

  @Override
  public Pace endHandler(@Nullable Handler<Void> handler) {
    request.endHandler(handler);
    return this;
  }
}
