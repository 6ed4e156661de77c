package io.causalgym.system;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;

/// A collector of traces in the test's own process: takes OTLP over HTTP, and keeps everything.
final class TraceCollector implements AutoCloseable {
  private final HttpServer server;
  private final List<ToldSpan> spans = new CopyOnWriteArrayList<>();
  private final List<String> bytes = new CopyOnWriteArrayList<>();

  TraceCollector() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/v1/traces", this::take);
    server.start();
  }

  String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /// The spans of a trace.
  ///
  /// @param id as hexadecimal digits
  List<ToldSpan> trace(String id) {
    return spans.stream().filter(span -> span.trace().equals(id)).toList();
  }

  List<ToldSpan> spans() {
    return List.copyOf(spans);
  }

  /// Everything that came, uncompressed, a byte a letter.
  String bytes() {
    return String.join("\n", bytes);
  }

  private void take(HttpExchange exchange) throws IOException {
    byte[] body;
    try (InputStream plain = new GZIPInputStream(exchange.getRequestBody())) {
      body = plain.readAllBytes();
    }
    bytes.add(new String(body, StandardCharsets.ISO_8859_1));
    ExportTraceServiceRequest.parseFrom(body)
        .getResourceSpansList()
        .forEach(node ->
            node.getScopeSpansList()
                .forEach(scope ->
                    scope
                        .getSpansList()
                        .forEach(span -> spans.add(new ToldSpan(span, node.getResource())))));
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
