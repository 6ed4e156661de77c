package io.causalgym.gateway.http;

import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemType;
import io.causalgym.runtime.compute.ComputePool;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/// The open exchanges of one event loop, and the clock that ends those that take too long.
///
/// The exchanges form a list in the order of arrival. All have the same time limits, so the ones
/// that are due stand at its head, and one periodic timer replaces two timers per request.
public final class Exchanges {
  /// Above this an answer is compressed on a compute thread: about 2 ms of an event loop's time.
  private static final int COMPRESSED_HERE = 256 << 10;

  /// How long the rest of a refused body is read and dropped, so that the caller, still sending,
  /// sees the answer and not a reset connection.
  private static final long LINGER_MILLIS = 2_000;

  private final Vertx vertx;
  private final Thread loop;
  private final Limits limits;
  private final List<Ending> endings;
  private final ComputePool pool;
  private final Connections connections;
  private final RequestIds ids = new RequestIds();
  private @Nullable Exchange oldest;
  private @Nullable Exchange youngest;

  /// Call it on the event loop.
  ///
  /// @param endings who takes note of the end of a request
  public Exchanges(Vertx vertx, Limits limits, List<Ending> endings, ComputePool pool) {
    this.vertx = vertx;
    this.loop = Thread.currentThread();
    this.limits = limits;
    this.endings = List.copyOf(endings);
    this.pool = pool;
    this.connections = new Connections(limits.idleTimeout());
  }

  /// Starts the clock.
  public void start() {
    long shortest =
        Math.min(
            limits.receiveTimeout().toMillis(),
            Math.min(limits.answerTimeout().toMillis(), limits.idleTimeout().toMillis()));
    long period = Math.clamp(shortest / 4, 10, 500);
    vertx.setPeriodic(period, tick -> sweep(System.nanoTime()));
  }

  public Connections connections() {
    return connections;
  }

  /// Takes in a request.
  public Exchange open(HttpServerRequest request) {
    Exchange exchange =
        new Exchange(
            this, vertx.getOrCreateContext(), request, ids.id(request.getHeader("X-Request-Id")));
    connections.busy(request.connection());
    append(exchange);
    return exchange;
  }

  /// Answers what is not HTTP, or has too long a head; the connection ends with it.
  public void refuse(HttpServerRequest request) {
    Throwable reason = request.decoderResult().cause();
    Problem problem =
        switch (reason) {
          case TooLongHttpLineException _ ->
              Problem.of(
                  ProblemType.URI_TOO_LONG, "the request line is too long; put data in the body");
          case TooLongHttpHeaderException _ ->
              Problem.of(ProblemType.HEADERS_TOO_LARGE, "the header fields are too large");
          case null, default ->
              Problem.of(ProblemType.INVALID_REQUEST, "the request is not well-formed HTTP/1.1");
        };
    open(request).answer(problem);
  }

  Limits limits() {
    return limits;
  }

  /// Notes the end of a request.
  void ended(Exchange exchange, int status) {
    endings.forEach(ending -> ending.ended(exchange, status));
  }

  /// Runs work off the event loop and completes on it.
  public <T> Future<T> offload(Exchange exchange, Supplier<T> work) {
    return pool.submit(exchange.context(), stopped -> work.get());
  }

  void compress(
      Exchange exchange, Buffer body, Consumer<Buffer> compressed, Consumer<Buffer> plain) {
    if (body.length() <= COMPRESSED_HERE) {
      compressed.accept(Gzip.compress(body, Deflater.BEST_SPEED));
      return;
    }
    // A full pool is no reason to fail: the answer is there, only longer.
    offload(exchange, () -> Gzip.compress(body, Deflater.BEST_SPEED))
        .onComplete(compressed::accept, full -> plain.accept(body));
  }

  /// Whether the caller is on this event loop.
  boolean isHere() {
    return Thread.currentThread() == loop;
  }

  /// Notes that an answer was handed to the connection.
  void written(Exchange exchange, Future<Void> end, int bytes) {
    var connection = exchange.request().connection();
    if (bytes <= COMPRESSED_HERE) {
      connections.idle(connection);
    } else {
      end.onComplete(done -> connections.idle(connection));
    }
  }

  /// Drops what still arrives of a refused request, for a while, then closes.
  void closeLingering(HttpServerRequest request) {
    long timer = vertx.setTimer(LINGER_MILLIS, late -> request.connection().close());
    request.handler(dropped -> {});
    request.endHandler(end -> {
      vertx.cancelTimer(timer);
      request.connection().close();
    });
    request.exceptionHandler(gone -> vertx.cancelTimer(timer));
  }

  void remove(Exchange exchange) {
    Exchange older = exchange.older;
    Exchange younger = exchange.younger;
    if (older == null) {
      oldest = younger;
    } else {
      older.younger = younger;
    }
    if (younger == null) {
      youngest = older;
    } else {
      younger.older = older;
    }
    exchange.older = null;
    exchange.younger = null;
  }

  /// An exchange whose clock was set anew goes to the end of the list.
  void restarted(Exchange exchange) {
    if (!exchange.isFinished()) {
      remove(exchange);
      append(exchange);
    }
  }

  private void append(Exchange exchange) {
    Exchange last = youngest;
    exchange.older = last;
    if (last == null) {
      oldest = exchange;
    } else {
      last.younger = exchange;
    }
    youngest = exchange;
  }

  private void sweep(long now) {
    long receive = limits.receiveTimeout().toNanos();
    // The services keep the deadline themselves; this is for one that does not answer at all.
    long answer = limits.answerTimeout().toNanos() + TimeUnit.MILLISECONDS.toNanos(200);
    long shortest = Math.min(receive, answer);
    Exchange exchange = oldest;
    while (exchange != null && (exchange.isUploading() || exchange.waitedNanos(now) > shortest)) {
      Exchange next = exchange.younger;
      long age = exchange.waitedNanos(now);
      if (exchange.isUploading()) {
        if (age > receive) {
          exchange.stalled(stalled(receive));
        }
      } else if (!exchange.isReceived() && !exchange.request().isEnded() && age > receive) {
        exchange.answer(late(receive));
      } else if (age > answer) {
        exchange.answer(unanswered(answer));
      }
      exchange = next;
    }
    connections.closeIdle(now);
  }

  private static Problem stalled(long nanos) {
    return Problem.of(
        ProblemType.REQUEST_TIMEOUT, "nothing of the body arrived for " + seconds(nanos) + " s");
  }

  private static Problem late(long nanos) {
    return Problem.of(
        ProblemType.REQUEST_TIMEOUT,
        "the request did not arrive in full within " + seconds(nanos) + " s");
  }

  private static Problem unanswered(long nanos) {
    return Problem.of(
        ProblemType.DEADLINE_EXCEEDED, "there was no answer within " + seconds(nanos) + " s");
  }

  private static double seconds(long nanos) {
    return TimeUnit.NANOSECONDS.toMillis(nanos) / 1e3;
  }
}
