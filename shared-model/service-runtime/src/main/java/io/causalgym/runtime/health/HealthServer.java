package io.causalgym.runtime.health;

import io.causalgym.client.Json;
import io.causalgym.runtime.metrics.Metrics;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/// Tells probes and Prometheus about this JVM on a port of its own, whatever part of the system
/// runs here. It listens from before the services start until after they have stopped, so that a
/// probe sees a process that starts and not one that is gone.
public final class HealthServer {
  private static final String JSON = "application/json";
  private static final int IDLE_SECONDS = 30;

  private final Vertx vertx;
  private final Health health;
  private final Metrics metrics;

  public HealthServer(Vertx vertx, Health health, Metrics metrics) {
    this.vertx = vertx;
    this.health = health;
    this.metrics = metrics;
  }

  /// Listens; the failure of a busy port names it.
  public Future<HttpServer> listen(HealthSettings settings) {
    HttpServerOptions options =
        new HttpServerOptions()
            .setHttp2ClearTextEnabled(false)
            .setIdleTimeout(IDLE_SECONDS)
            .setIdleTimeoutUnit(TimeUnit.SECONDS);
    return vertx
        .createHttpServer(options)
        .requestHandler(this::answer)
        .listen(settings.port(), settings.host())
        .recover(busy ->
            Future.failedFuture(
                new IOException(
                    "cannot listen on "
                        + settings.host()
                        + " port "
                        + settings.port()
                        + " ("
                        + busy.getMessage()
                        + "); stop what uses it, or choose another with "
                        + HealthSettings.PORT.name(),
                    busy)));
  }

  private void answer(HttpServerRequest request) {
    if (!HttpMethod.GET.equals(request.method()) && !HttpMethod.HEAD.equals(request.method())) {
      end(request, 405, JSON, Buffer.buffer("{}"));
      return;
    }
    switch (request.path()) {
      case "/health/live" -> health.live().onSuccess(report -> end(request, report));
      case "/health/ready" -> health.ready().onSuccess(report -> end(request, report));
      case "/metrics" ->
          vertx
              .executeBlocking(metrics::scrape, false)
              .onComplete(
                  text -> end(request, 200, Metrics.MEDIA_TYPE, Buffer.buffer(text)),
                  failed -> end(request, 500, JSON, Buffer.buffer("{}")));
      case null, default -> end(request, 404, JSON, Buffer.buffer("{}"));
    }
  }

  private static void end(HttpServerRequest request, HealthReport report) {
    end(request, report.httpStatus(), JSON, Json.write(report));
  }

  private static void end(HttpServerRequest request, int status, String type, Buffer body) {
    request
        .response()
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONTENT_TYPE, type)
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .end(body);
  }
}
