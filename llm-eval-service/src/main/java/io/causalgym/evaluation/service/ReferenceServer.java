package io.causalgym.evaluation.service;

import io.causalgym.contract.ReferenceAnswer;
import io.causalgym.contract.ReferenceQuery;
import io.causalgym.evaluation.reference.Protocol;
import io.causalgym.evaluation.reference.ReferenceRefusal;
import io.vertx.core.Future;
import io.vertx.core.Promise;
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

  /// As at the gateway.
  private static final int MOST_BYTES = 1 << 20;

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
    String path =
        request.path().startsWith(BELOW)
            ? request.path().substring(BELOW.length())
            : request.path();
    (reading ? Future.succeededFuture(Buffer.buffer()) : body(request))
        .compose(body ->
            door.answer(
                new ReferenceQuery(
                    token(request), path, reading ? null : body.toString(StandardCharsets.UTF_8)),
                true))
        .recover(failure -> Future.succeededFuture(refused(path, failure)))
        .onSuccess(answer -> write(request, answer));
  }

  private static Future<Buffer> body(HttpServerRequest request) {
    Promise<Buffer> whole = Promise.promise();
    Buffer read = Buffer.buffer();
    request.handler(piece -> {
      if (read.length() + piece.length() > MOST_BYTES) {
        whole.tryFail(ReferenceRefusal.tooLarge(MOST_BYTES));
      } else {
        read.appendBuffer(piece);
      }
    });
    request.endHandler(end -> whole.tryComplete(read));
    request.exceptionHandler(whole::tryFail);
    return whole.future();
  }

  private static ReferenceAnswer refused(String path, Throwable failure) {
    ReferenceVisit visit = new ReferenceVisit(Protocol.of(path));
    if (failure instanceof ReferenceRefusal refusal) {
      return visit.refused(refusal);
    }
    LOG.atWarn().setCause(failure).log("a reference model failed");
    return visit.refused(ReferenceRefusal.internal());
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
        .end(answer.body())
        .onComplete(written -> closeUnread(request));
  }

  /// What is left of too large a body is not waited for.
  private static void closeUnread(HttpServerRequest request) {
    if (!request.isEnded()) {
      request.connection().close();
    }
  }
}
