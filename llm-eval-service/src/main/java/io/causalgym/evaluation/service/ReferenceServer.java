package io.causalgym.evaluation.service;

import io.causalgym.contract.ReferenceAnswer;
import io.causalgym.contract.ReferenceQuery;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The door of the reference models for this node's own evaluations: plain HTTP on a free port of
/// the loopback interface, so that they go the way that every model goes.
final class ReferenceServer {
  private static final Logger LOG = LoggerFactory.getLogger(ReferenceServer.class);
  private static final String BELOW = "/v1/";
  private static final String SCHEME = "Bearer ";
  private static final int INTERNAL = 500;

  private final Vertx vertx;
  private final ReferenceDoor door;

  ReferenceServer(Vertx vertx, ReferenceDoor door) {
    this.vertx = vertx;
    this.door = door;
  }

  /// @return its address
  Future<URI> start() {
    return vertx
        .createHttpServer(new HttpServerOptions().setHost("127.0.0.1"))
        .requestHandler(this::handle)
        .listen(0)
        .map(ReferenceServer::address);
  }

  private static URI address(HttpServer server) {
    return URI.create("http://127.0.0.1:" + server.actualPort() + "/v1");
  }

  private void handle(HttpServerRequest request) {
    boolean reading = request.method().equals(HttpMethod.GET);
    (reading ? Future.succeededFuture(Buffer.buffer()) : request.body())
        .compose(body ->
            door.answer(
                new ReferenceQuery(
                    token(request),
                    request.path().startsWith(BELOW)
                        ? request.path().substring(BELOW.length())
                        : request.path(),
                    reading ? null : body.toString(StandardCharsets.UTF_8)),
                true))
        .onSuccess(answer -> write(request, answer))
        .onFailure(failure -> {
          LOG.atWarn().setCause(failure).log("a reference model failed");
          if (!request.response().ended() && !request.response().closed()) {
            request
                .response()
                .setStatusCode(INTERNAL)
                .end("{\"error\":{\"message\":\"internal\"}}");
          }
        });
  }

  private static String token(HttpServerRequest request) {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    return header != null && header.startsWith(SCHEME) ? header.substring(SCHEME.length()) : "";
  }

  private static void write(HttpServerRequest request, ReferenceAnswer answer) {
    if (request.response().closed()) {
      return;
    }
    request.response().setStatusCode(answer.status());
    answer.headers().forEach(request.response()::putHeader);
    request
        .response()
        .putHeader(
            HttpHeaders.CONTENT_TYPE, answer.stream() ? "text/event-stream" : "application/json")
        .end(answer.body());
  }
}
