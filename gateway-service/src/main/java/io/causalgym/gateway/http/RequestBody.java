package io.causalgym.gateway.http;

import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemType;
import io.netty.util.ByteProcessor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.internal.buffer.BufferInternal;
import io.vertx.core.net.impl.VertxConnection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Collects the JSON body of one request within the limits.
///
/// A body that came in one piece is passed on as that piece; otherwise the pieces are joined once.
public final class RequestBody {
  /// What a short string in a list takes in memory, the most for its length of all there is in
  /// JSON.
  private static final long BYTES_PER_VALUE = 64;

  private final Exchange exchange;
  private final long limit;
  private final Consumer<Buffer> then;
  private @Nullable Buffer first;
  private @Nullable List<Buffer> more;
  private long length;
  private long weight;

  private RequestBody(Exchange exchange, long limit, Consumer<Buffer> then) {
    this.exchange = exchange;
    this.limit = limit;
    this.then = then;
  }

  /// Reads the body and passes it on, or answers with a problem. Call it before returning to the
  /// event loop, else the first piece is lost.
  ///
  /// @throws io.causalgym.contract.ProblemException if its head already says that it is not wanted
  public static void read(Exchange exchange, Consumer<Buffer> then) {
    read(exchange, exchange.exchanges().limits().maxBody(), then);
  }

  /// The same where bodies are smaller than elsewhere.
  ///
  /// @param limit bytes at most
  public static void read(Exchange exchange, long limit, Consumer<Buffer> then) {
    HttpServerRequest request = exchange.request();
    long least = Math.min(limit, exchange.exchanges().limits().maxBody());
    checkHead(exchange, request, least);
    RequestBody body = new RequestBody(exchange, least, then);
    request.handler(body::piece);
    request.endHandler(end -> body.end());
    request.exceptionHandler(body::broken);
    if (request.getHeader(HttpHeaders.EXPECT) != null) {
      request.response().writeContinue();
    }
  }

  private static void checkHead(Exchange exchange, HttpServerRequest request, long limit) {
    if (!MediaTypes.isJson(request.getHeader(HttpHeaders.CONTENT_TYPE))) {
      throw unsupported("Content-Type", request.getHeader(HttpHeaders.CONTENT_TYPE));
    }
    String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      throw unsupported("Content-Encoding", encoding);
    }
    String declared = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    if (declared != null && (declared.length() > 18 || Long.parseLong(declared) > limit)) {
      throw tooLarge(limit).exception();
    }
    if (exchange.exchanges().limits().full()) {
      throw Exchange.overloaded("too many requests are being answered; try again shortly")
          .exception();
    }
  }

  private void piece(Buffer piece) {
    if (exchange.isAnswered()) {
      return;
    }
    length += piece.length();
    long bytes = piece.length() + BYTES_PER_VALUE * values(piece);
    weight += bytes;
    if (length > limit) {
      drop();
      exchange.answer(tooLarge(limit));
    } else if (weight > exchange.exchanges().limits().maxBodies()) {
      drop();
      exchange.answer(tooHeavy());
    } else if (!exchange.hold(bytes)) {
      drop();
      exchange.answer(
          Exchange.overloaded("too many large requests are arriving; try again shortly"));
    } else if (first == null) {
      first = piece;
    } else {
      if (more == null) {
        more = new ArrayList<>();
      }
      more.add(piece);
    }
  }

  private void end() {
    if (exchange.isAnswered()) {
      return;
    }
    exchange.received();
    if (first == null) {
      exchange.answer(
          Problem.of(ProblemType.MALFORMED_JSON, "the body is empty; send a JSON object"));
      return;
    }
    Buffer whole = joined(first);
    drop();
    try {
      exchange.startComputing();
      then.accept(whole);
    } catch (RuntimeException | OutOfMemoryError e) {
      // The one place where a failure of the code behind a body is caught: the router, which
      // catches what handlers throw, has returned long ago.
      exchange.fail(e);
    }
  }

  // Where the connection is gone there is nobody to answer; where what came is not HTTP there is.
  private void broken(Throwable reason) {
    drop();
    if (reason instanceof HttpClosedException || reason instanceof IOException) {
      return;
    }
    exchange.answer(
        Problem.of(ProblemType.INVALID_REQUEST, "the body is not well-formed HTTP/1.1"));
    // Vert.x closes the connection on return, and an answer that is not flushed would go with it.
    if (exchange.request().connection() instanceof VertxConnection connection) {
      connection.channelHandlerContext().flush();
    }
  }

  private Buffer joined(Buffer head) {
    if (more == null) {
      return head;
    }
    Buffer whole = Buffer.buffer((int) length).appendBuffer(head);
    more.forEach(whole::appendBuffer);
    return whole;
  }

  private void drop() {
    first = null;
    more = null;
  }

  // Commas and braces: as many as there are values, or more.
  private static long values(Buffer piece) {
    ValueCount count = new ValueCount();
    ((BufferInternal) piece).getByteBuf().forEachByte(count);
    return count.values;
  }

  private static final class ValueCount implements ByteProcessor {
    private long values;

    @Override
    public boolean process(byte letter) {
      if (letter == ',' || letter == '{' || letter == '[') {
        values++;
      }
      return true;
    }
  }

  private Problem tooHeavy() {
    return Problem.of(
            ProblemType.TOO_LARGE,
            "the body has more values than there is memory for; send less, or have the heap raised")
        .with("bytes", weight)
        .with("limit", exchange.exchanges().limits().maxBodies());
  }

  private static RuntimeException unsupported(String header, @Nullable String value) {
    return Problem.of(
            ProblemType.UNSUPPORTED_MEDIA_TYPE,
            "send the body as JSON in UTF-8, not compressed: 'Content-Type: application/json'",
            header,
            value)
        .exception();
  }

  private static Problem tooLarge(long limit) {
    return Problem.of(
            ProblemType.TOO_LARGE, "the body has more than " + limit + " bytes; send less")
        .with("limit", limit);
  }
}
