package io.causalgym.evaluation.provider.http;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.PoolOptions;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.Callable;
import java.util.function.Function;

/// The one HTTP client of all providers: connections are pooled by origin, HTTP/1.1 only, since
/// replies of seconds gain nothing from sharing a connection and lose all of them with it.
/// Redirects are never followed, certificates and host names always checked.
public final class ProviderClient {
  // Gateways in front of providers send cookies and policies by the kilobyte.
  private static final int MOST_HEADERS = 64 << 10;

  final Vertx vertx;
  final HttpClient http;
  final ClientLimits limits;
  private final Map<HttpConnection, Boolean> used =
      Collections.synchronizedMap(new WeakHashMap<>());

  public ProviderClient(Vertx vertx, ClientLimits limits) {
    this.vertx = vertx;
    this.limits = limits;
    this.http =
        vertx
            .httpClientBuilder()
            .with(
                new HttpClientOptions()
                    .setDecompressionSupported(true)
                    .setMaxHeaderSize(MOST_HEADERS)
                    .setConnectTimeout((int) limits.connect().toMillis())
                    .setKeepAliveTimeout((int) limits.keepAlive().toSeconds()))
            .with(
                new PoolOptions()
                    .setHttp1MaxSize(limits.connections())
                    .setMaxWaitQueueSize(limits.waiting()))
            .build();
  }

  /// Sends a request once, and once more if a connection that had idled turns out to be closed
  /// before any byte of an answer.
  ///
  /// @param timeout from the first byte sent to the last received
  /// @param reader of the body of a successful answer
  /// @return what was read, or a failure with {@link
  ///   io.causalgym.evaluation.provider.ProviderException}
  public <T> Future<Received<T>> exchange(
      Outgoing outgoing, Duration timeout, Function<ResponseHead, BodyReader<T>> reader) {
    return exchange(outgoing, timeout, limits.replyBytes(), reader);
  }

  /// The same for an answer that may be longer than a reply.
  public <T> Future<Received<T>> exchange(
      Outgoing outgoing,
      Duration timeout,
      long mostBytes,
      Function<ResponseHead, BodyReader<T>> reader) {
    Context context = vertx.getOrCreateContext();
    Exchange<T> exchange = new Exchange<>(this, outgoing, timeout, mostBytes, reader);
    // All of an exchange happens on one context, so it needs no locks.
    context.runOnContext(ignored -> exchange.start());
    return exchange.future();
  }

  /// Does what takes too long for an event loop.
  public <T> Future<T> compute(Callable<T> work) {
    return vertx.executeBlocking(work, false);
  }

  /// Whether a request went over this connection before.
  boolean reused(HttpConnection connection) {
    return used.put(connection, Boolean.TRUE) != null;
  }

  /// Closes all connections.
  public Future<Void> close() {
    return http.close();
  }
}
