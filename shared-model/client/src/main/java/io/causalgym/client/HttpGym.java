package io.causalgym.client;

import io.causalgym.contract.CallContext;
import io.causalgym.contract.GraphFormatName;
import io.causalgym.contract.GraphReference;
import io.causalgym.contract.Operation;
import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemException;
import io.causalgym.contract.ProblemType;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Asks a gateway over HTTP, with the same operations, answers and problems as on the event bus.
/// Whose calls these are is told by the key; the principal of a call's context stays here.
public final class HttpGym implements ServiceBus {
  // As many connections as the gateway computes answers at once on a large machine.
  private static final int MOST_CONNECTIONS = 64;

  private final HttpClient client;
  private final URI address;
  private final @Nullable String key;

  /// @param address of the gateway, such as `http://127.0.0.1:8080`
  /// @param key the bearer token, where the gateway asks for one
  public HttpGym(Vertx vertx, URI address, @Nullable String key) {
    boolean encrypted = "https".equals(address.getScheme());
    if (address.getHost() == null || !(encrypted || "http".equals(address.getScheme()))) {
      throw new IllegalArgumentException(
          "'" + address + "' is no address of a gateway; write it like http://127.0.0.1:8080");
    }
    this.address = address;
    this.key = key;
    int port = address.getPort() >= 0 ? address.getPort() : encrypted ? 443 : 80;
    this.client =
        vertx
            .httpClientBuilder()
            .with(
                new HttpClientOptions()
                    .setDefaultHost(address.getHost())
                    .setDefaultPort(port)
                    .setSsl(encrypted)
                    .setDecompressionSupported(true))
            .with(new PoolOptions().setHttp1MaxSize(MOST_CONNECTIONS))
            .build();
  }

  @Override
  public <Q, A> Future<Reply<A>> request(
      Operation<Q, A> operation, Q request, CallContext context) {
    long left = context.deadline() - System.currentTimeMillis();
    if (left <= 0) {
      return Future.failedFuture(Failures.deadline(operation.name()));
    }
    return exchange(operation, request, context)
        .timeout(left, TimeUnit.MILLISECONDS)
        .transform((body, failure) ->
            failure == null
                ? Future.succeededFuture(new WireReply<>(operation.answer(), body))
                : Future.failedFuture(problem(operation, failure)));
  }

  private Future<Buffer> exchange(Operation<?, ?> operation, Object request, CallContext context) {
    RequestOptions options = new RequestOptions();
    long left = Math.max(1, context.deadline() - System.currentTimeMillis());
    options.setTimeout(left);
    options.putHeader(HttpHeaders.ACCEPT, "application/json, application/problem+json");
    if (key != null) {
      options.putHeader(HttpHeaders.AUTHORIZATION, "Bearer " + key);
    }
    String traceparent = context.traceparent();
    if (traceparent != null) {
      options.putHeader(CallContext.TRACEPARENT, traceparent);
    }
    if (request instanceof GraphReference reference) {
      return read(options, reference);
    }
    options.setMethod(HttpMethod.POST).setURI(uri(operation.name().replace('.', '/')));
    options.putHeader(HttpHeaders.CONTENT_TYPE, "application/json");
    Buffer body = Json.write(request);
    return client.request(options).compose(sent -> answered(sent.send(body)));
  }

  /// A stored graph is a resource of its own.
  private Future<Buffer> read(RequestOptions options, GraphReference reference) {
    GraphFormatName format = reference.format();
    if (format != null && format != GraphFormatName.JSON) {
      return Future.failedFuture(
          Problem.of(
                  ProblemType.UNSUPPORTED,
                  "over HTTP a graph in a text format comes as that text and not as an answer; ask"
                      + " for JSON",
                  "format",
                  format)
              .exception());
    }
    options.setMethod(HttpMethod.GET).setURI(uri("graphs/" + reference.id()));
    return client.request(options).compose(sent -> answered(sent.send()));
  }

  private String uri(String path) {
    String prefix = address.getRawPath() == null ? "" : address.getRawPath();
    return (prefix.endsWith("/") ? prefix : prefix + "/") + "api/v1/" + path;
  }

  private static Future<Buffer> answered(Future<HttpClientResponse> response) {
    return response.compose(answer ->
        answer
            .body()
            .compose(body ->
                answer.statusCode() < 300
                    ? Future.succeededFuture(body)
                    : Future.failedFuture(
                        Failures.problem(answer.statusCode(), body.toString()).exception())));
  }

  private static ProblemException problem(Operation<?, ?> operation, Throwable failure) {
    return switch (failure) {
      case ProblemException problem -> problem;
      case TimeoutException late -> Failures.deadline(operation.name());
      default -> Failures.unavailable(operation.name());
    };
  }

  /// Closes the connections.
  public Future<Void> close() {
    return client.close();
  }
}
