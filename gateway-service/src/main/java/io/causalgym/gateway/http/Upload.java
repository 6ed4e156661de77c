package io.causalgym.gateway.http;

import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemType;
import io.causalgym.runtime.blob.BlobStore;
import io.causalgym.runtime.blob.BlobTooLarge;
import io.causalgym.runtime.blob.StoredBlob;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Streams bodies of any length into the blob store, no faster than they can be written, in
/// constant memory. One for all event loops.
public final class Upload {
  /// Bodies that arrive at the same time: each has a file open.
  private static final int MOST = 64;

  private final BlobStore blobs;
  private final long limit;
  private final AtomicInteger arriving = new AtomicInteger();

  /// @param limit bytes of one body at most
  public Upload(BlobStore blobs, long limit) {
    this.blobs = blobs;
    this.limit = limit;
  }

  /// Receives the body and passes on where it lies, or answers with a problem. Call it before
  /// returning to the event loop, else the first piece is lost.
  ///
  /// @throws io.causalgym.contract.ProblemException if its head already says that it is not wanted
  public void receive(Exchange exchange, Consumer<StoredBlob> then) {
    HttpServerRequest request = exchange.request();
    checkHead(request);
    if (arriving.incrementAndGet() > MOST) {
      arriving.decrementAndGet();
      throw Exchange.overloaded("too many datasets are arriving; try again shortly").exception();
    }
    Pace pace = new Pace(request, exchange);
    exchange.uploading(pace);
    if (request.getHeader(HttpHeaders.EXPECT) != null) {
      request.response().writeContinue();
    }
    blobs
        .put(pace, limit)
        .onComplete(
            stored -> exchange.here(() -> received(exchange, stored, then)),
            failure -> exchange.here(() -> failed(exchange, failure)));
  }

  private void checkHead(HttpServerRequest request) {
    @Nullable String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
    // A compressed file is sent as it is: the reader knows it by its first bytes.
    if (encoding != null
        && !encoding.equalsIgnoreCase("identity")
        && !encoding.equalsIgnoreCase("gzip")) {
      throw Problem.of(
              ProblemType.UNSUPPORTED_MEDIA_TYPE,
              "send a dataset as it is, or compressed by gzip",
              "Content-Encoding",
              encoding)
          .exception();
    }
    @Nullable String declared = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    if (declared != null && (declared.length() > 18 || Long.parseLong(declared) > limit)) {
      throw tooLarge().exception();
    }
  }

  private void received(Exchange exchange, StoredBlob stored, Consumer<StoredBlob> then) {
    arriving.decrementAndGet();
    try {
      exchange.uploaded();
      then.accept(stored);
    } catch (RuntimeException | OutOfMemoryError e) {
      exchange.fail(e);
    }
  }

  private void failed(Exchange exchange, Throwable failure) {
    arriving.decrementAndGet();
    switch (failure) {
      case BlobTooLarge large -> exchange.answer(tooLarge());
      case HttpClosedException gone -> exchange.finish();
      case IOException gone -> exchange.fail(failure);
      default -> exchange.fail(failure);
    }
  }

  private Problem tooLarge() {
    return Problem.of(
            ProblemType.TOO_LARGE,
            "the dataset has more than " + limit + " bytes; send less, or have the limit raised")
        .with("limit", limit);
  }
}
