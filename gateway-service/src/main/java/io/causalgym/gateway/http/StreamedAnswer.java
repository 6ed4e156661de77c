package io.causalgym.gateway.http;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;

/// An answer of unknown length, written part by part at the pace at which the caller reads it.
public final class StreamedAnswer {
  private static final int ABORTED = 599;

  private final Exchange exchange;
  private final HttpServerResponse response;
  private boolean ended;

  StreamedAnswer(Exchange exchange, HttpServerResponse response) {
    this.exchange = exchange;
    this.response = response;
    response.exceptionHandler(gone -> ended(499));
    response.closeHandler(gone -> ended(499));
  }

  /// Whether nobody reads any more.
  public boolean isOver() {
    return ended;
  }

  /// Writes a part; completes when the next one has room.
  public Future<Void> write(Buffer part) {
    return ended ? Future.succeededFuture() : response.write(part);
  }

  /// The last part was written.
  public void end() {
    if (!ended) {
      response.end();
      ended(response.getStatusCode());
    }
  }

  /// Cuts the connection, so that the caller sees that the answer is not whole.
  public void abort(Throwable failure) {
    if (!ended) {
      exchange.failed(failure);
      ended(ABORTED);
      exchange.request().connection().close();
    }
  }

  private void ended(int status) {
    if (!ended) {
      ended = true;
      exchange.streamed(status);
    }
  }
}
