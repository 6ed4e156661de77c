package io.causalgym.evaluation.provider.wire;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/// A server that sends any bytes at all. It knows of HTTP only where a request ends.
final class RawServer implements AutoCloseable {
  private final NetServer server;
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger connections = new AtomicInteger();

  /// @param script what to do with a connection when the n-th request of all is complete, n from 1
  RawServer(Vertx vertx, BiConsumer<Integer, NetSocket> script) {
    this.server =
        vertx
            .createNetServer()
            .connectHandler(socket -> {
              connections.incrementAndGet();
              StringBuilder held = new StringBuilder();
              socket.handler(bytes -> {
                held.append(bytes.toString(StandardCharsets.ISO_8859_1));
                if (complete(held)) {
                  held.setLength(0);
                  script.accept(requests.incrementAndGet(), socket);
                }
              });
            });
    Waiting.await(server.listen(0, "127.0.0.1"));
  }

  private static boolean complete(StringBuilder held) {
    int end = held.indexOf("\r\n\r\n");
    if (end < 0) {
      return false;
    }
    String head = held.substring(0, end).toLowerCase(Locale.ROOT);
    int field = head.indexOf("content-length:");
    int length =
        field < 0 ? 0 : Integer.parseInt(head.substring(field + 15).split("\r\n", 2)[0].strip());
    return held.length() >= end + 4 + length;
  }

  int port() {
    return server.actualPort();
  }

  int requests() {
    return requests.get();
  }

  int connections() {
    return connections.get();
  }

  /// A whole answer with a length that is right.
  static Buffer answer(int status, String type, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return head(status, type, "content-length: " + bytes.length).appendBytes(bytes);
  }

  static Buffer head(int status, String type, String more) {
    return Buffer.buffer(
        "HTTP/1.1 " + status + " Any\r\ncontent-type: " + type + "\r\n" + more + "\r\n\r\n");
  }

  /// A whole answer in chunks of so many bytes, characters cut apart.
  static Buffer chunked(String type, byte[] body, int size) {
    Buffer all = head(200, type, "transfer-encoding: chunked");
    for (int at = 0; at < body.length; at += size) {
      int length = Math.min(size, body.length - at);
      all.appendString(Integer.toHexString(length) + "\r\n");
      all.appendBytes(body, at, length).appendString("\r\n");
    }
    return all.appendString("0\r\n\r\n");
  }

  @Override
  public void close() {
    Waiting.await(server.close());
  }
}
