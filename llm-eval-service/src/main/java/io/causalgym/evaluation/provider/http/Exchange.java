package io.causalgym.evaluation.provider.http;

import io.causalgym.evaluation.provider.FailureKind;
import io.causalgym.evaluation.provider.ProviderException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One request and its answer. Everything runs on one context.
final class Exchange<T> {
  // That a connection had been closed is known a round trip after the request. What breaks later
  // was
  // worked on, and paid for: whether to pay again is not decided here.
  private static final long STALE_NANOS = 1_000_000_000L;

  private final ProviderClient client;
  private final Outgoing outgoing;
  private final Duration timeout;
  private final long mostBytes;
  private final Function<ResponseHead, BodyReader<T>> readers;
  private final Promise<Received<T>> promise = Promise.promise();
  private @Nullable HttpClientRequest request;
  private boolean timed;
  private long timer;
  private boolean again;
  private boolean settled;
  private long sent;
  private long bytes;

  Exchange(
      ProviderClient client,
      Outgoing outgoing,
      Duration timeout,
      long mostBytes,
      Function<ResponseHead, BodyReader<T>> readers) {
    this.client = client;
    this.outgoing = outgoing;
    this.timeout = timeout;
    this.mostBytes = mostBytes;
    this.readers = readers;
  }

  Future<Received<T>> future() {
    return promise.future();
  }

  void start() {
    try {
      client.http.request(options()).onSuccess(this::write).onFailure(this::unconnected);
    } catch (IllegalArgumentException unwritable) {
      // Its message may hold the header, and that the key.
      fail(FailureKind.BAD_REQUEST, "a header or the address holds what HTTP cannot carry");
    }
  }

  private RequestOptions options() {
    RequestOptions options =
        new RequestOptions()
            .setMethod(outgoing.method())
            .setHost(outgoing.host())
            .setPort(outgoing.port())
            .setSsl(outgoing.encrypted())
            .setURI(outgoing.target())
            .setFollowRedirects(false)
            .setConnectTimeout(Math.min(millis(timeout), millis(client.limits.connect())));
    // Gateways in front of providers turn away who does not say who asks.
    options.putHeader("user-agent", "causal-gym");
    outgoing.headers().forEach(options::putHeader);
    return options;
  }

  private static long millis(Duration some) {
    return Math.max(1, some.toMillis());
  }

  private void unconnected(Throwable failure) {
    String why =
        failure instanceof ConnectionPoolTooBusyException
            ? "too many requests wait for a connection to "
            : "no connection to ";
    fail(FailureKind.CONNECTION, why + outgoing.origin() + reason(failure));
  }

  private void write(HttpClientRequest ready) {
    if (settled) {
      ready.reset();
      return;
    }
    request = ready;
    boolean idled = client.reused(ready.connection());
    if (!timed) {
      timed = true;
      timer = client.vertx.setTimer(millis(timeout), ignored -> late());
    }
    sent = System.nanoTime();
    Future<HttpClientResponse> response =
        outgoing.body().isPresent() ? ready.send(outgoing.body().get()) : ready.send();
    response.onSuccess(this::answered).onFailure(failure -> unanswered(failure, idled));
  }

  private void unanswered(Throwable failure, boolean idled) {
    if (settled) {
      return;
    }
    boolean atOnce = System.nanoTime() - sent < STALE_NANOS;
    if (idled && atOnce && !again && !outgoing.once() && closed(failure)) {
      // The server closed the idle connection as the request went out: it was not worked on.
      again = true;
      start();
      return;
    }
    broken(failure, "before an answer");
  }

  private void broken(Throwable failure, String when) {
    fail(
        closed(failure) ? FailureKind.CONNECTION : FailureKind.MALFORMED,
        (closed(failure) ? "the connection broke " : "no HTTP ") + when + reason(failure));
  }

  private static boolean closed(Throwable failure) {
    return failure instanceof HttpClosedException || failure instanceof IOException;
  }

  /// Class names only: messages of the network stack may hold bytes of the answer.
  private static String reason(Throwable failure) {
    return " (" + failure.getClass().getSimpleName() + ")";
  }

  private void late() {
    fail(FailureKind.TIMEOUT, "no complete answer within " + timeout.toMillis() + " ms");
    abandon();
  }

  private void abandon() {
    if (request != null) {
      request.reset();
    }
  }

  private void answered(HttpClientResponse response) {
    ResponseHead head = new ResponseHead(response.statusCode(), response.headers(), Instant.now());
    BodyReader<T> reader = head.successful() ? readers.apply(head) : new ErrorAnswer<>(head);
    response.exceptionHandler(failure -> {
      client.vertx.cancelTimer(timer);
      broken(failure, "within the answer");
    });
    response.handler(chunk -> read(chunk, head, reader));
    response.endHandler(ignored -> {
      client.vertx.cancelTimer(timer);
      finish(head, reader);
    });
  }

  private void read(Buffer chunk, ResponseHead head, BodyReader<T> reader) {
    bytes += chunk.length();
    if (bytes > mostBytes) {
      fail(FailureKind.MALFORMED, "the answer is longer than " + mostBytes + " bytes");
      abandon();
    }
    if (settled) {
      return;
    }
    try {
      if (reader.read(chunk)) {
        // What follows is drained until the deadline, so that the connection can be used again.
        finish(head, reader);
      }
    } catch (RuntimeException e) {
      settle(head, e);
      abandon();
    }
  }

  private void finish(ResponseHead head, BodyReader<T> reader) {
    if (settled) {
      return;
    }
    settled = true;
    double millis = (System.nanoTime() - sent) / 1e6;
    Future<T> value =
        reader.heavy()
            ? client.compute(reader::end)
            : Future.<Void>succeededFuture().map(ignored -> reader.end());
    value
        .map(read -> new Received<>(read, LimitHeaders.limits(head), millis))
        .onSuccess(promise::complete)
        .onFailure(failure -> promise.fail(complete(head, failure)));
  }

  private void settle(ResponseHead head, Throwable failure) {
    if (!settled) {
      settled = true;
      client.vertx.cancelTimer(timer);
      promise.fail(complete(head, failure));
    }
  }

  private void fail(FailureKind kind, String message) {
    if (!settled) {
      settled = true;
      client.vertx.cancelTimer(timer);
      promise.fail(ProviderException.of(kind, message));
    }
  }

  /// A reader knows what went wrong; the head, what was said beside.
  private ProviderException complete(ResponseHead head, Throwable failure) {
    if (!(failure instanceof ProviderException known)) {
      return new ProviderException(
          FailureKind.MALFORMED,
          head.status(),
          LimitHeaders.retryAfter(head),
          LimitHeaders.shouldRetry(head),
          LimitHeaders.limits(head),
          "the answer could not be read" + reason(failure));
    }
    return new ProviderException(
        known.kind(),
        head.status(),
        known.retryAfter().or(() -> LimitHeaders.retryAfter(head)),
        LimitHeaders.shouldRetry(head),
        LimitHeaders.limits(head),
        outgoing.presentable(String.valueOf(known.getMessage())));
  }
}
