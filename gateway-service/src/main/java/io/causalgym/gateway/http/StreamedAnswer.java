package io.causalgym.gateway.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;

/// An answer of unknown length, written part by part at the pace at which the caller reads it.
public final class StreamedAnswer {
  private final Exchange exchange;
  private final HttpServerResponse response;
  private boolean ended;
  private Runnable then = () -> {};

  StreamedAnswer(Exchange exchange, HttpServerResponse response) {
    this.exchange = exchange;
    this.response = response;
    response.exceptionHandler(gone -> ended(Journal.ABANDONED));
    response.closeHandler(gone -> ended(Journal.ABANDONED));
  }

  /// Has an action run once the answer ends, whole or not.
  public void onEnd(Runnable action) {
    then = action;
  }

  /// Writes a part and goes on when the next one has room; never where nobody reads any more.
  public void write(Buffer part, Runnable next) {
    if (!ended) {
      response.write(part).onComplete(room -> proceed(next), gone -> ended(Journal.ABANDONED));
    }
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
      ended(Journal.CUT_OFF);
      exchange.request().connection().close();
    }
  }

  private void proceed(Runnable next) {
    if (!ended) {
      next.run();
    }
  }

  private void ended(int status) {
    if (!ended) {
      ended = true;
      then.run();
      exchange.streamed(status);
    }
  }
}
