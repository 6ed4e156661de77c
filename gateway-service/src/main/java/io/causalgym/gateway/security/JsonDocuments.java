package io.causalgym.gateway.security;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.TimeUnit;

/// Reads small JSON documents from the web: within five seconds, without following anybody
/// elsewhere.
final class JsonDocuments {
  private static final int SECONDS = 5;
  private static final int MOST_BYTES = 1 << 20;

  private final Vertx vertx;
  private final HttpClient client;

  JsonDocuments(Vertx vertx) {
    this.vertx = vertx;
    // A connection for each of the few requests: one that was kept may be closed at the other end.
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions().setConnectTimeout(SECONDS * 1000).setKeepAlive(false));
  }

  /// All on one event loop: on another thread an answer could come before its handlers are there.
  Future<JsonObject> read(URI address) {
    Promise<JsonObject> read = Promise.promise();
    vertx.getOrCreateContext().runOnContext(go -> get(address).onComplete(read));
    return read.future();
  }

  private Future<JsonObject> get(URI address) {
    RequestOptions request =
        new RequestOptions()
            .setMethod(HttpMethod.GET)
            .setAbsoluteURI(address.toString())
            .setFollowRedirects(false);
    return client
        .request(request)
        .compose(HttpClientRequest::send)
        .compose(JsonDocuments::body)
        .map(JsonObject::new)
        .timeout(SECONDS, TimeUnit.SECONDS);
  }

  private static Future<Buffer> body(HttpClientResponse response) {
    if (response.statusCode() != 200) {
      return Future.failedFuture(new IOException("it answers " + response.statusCode()));
    }
    Promise<Buffer> whole = Promise.promise();
    Buffer body = Buffer.buffer();
    response.handler(piece -> {
      if (body.length() + piece.length() > MOST_BYTES) {
        whole.tryFail(new IOException("it answers with more than " + MOST_BYTES + " bytes"));
        response.request().reset();
      } else {
        body.appendBuffer(piece);
      }
    });
    response.exceptionHandler(whole::tryFail);
    response.endHandler(end -> whole.tryComplete(body));
    return whole.future();
  }
}
