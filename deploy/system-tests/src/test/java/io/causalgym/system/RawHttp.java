package io.causalgym.system;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Sends bytes as they are, HTTP or not, and reads one answer: what a hostile caller does and an
/// HTTP library would not.
final class RawHttp implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 45_000;

  private final Socket socket = new Socket();
  private final InputStream in;

  RawHttp(int port) throws IOException {
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
    socket.setSoTimeout(PATIENCE_MILLIS);
    in = new BufferedInputStream(socket.getInputStream());
  }

  /// A request with a JSON body and whatever further header lines.
  static byte[] post(String path, byte[] body, String... headers) {
    StringBuilder head = new StringBuilder("POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n");
    head.append("Connection: close\r\nContent-Length: ").append(body.length).append("\r\n");
    List<String> lines = new ArrayList<>(List.of(headers));
    if (lines.stream().noneMatch(line -> line.startsWith("Content-Type:"))) {
      lines.add("Content-Type: application/json");
    }
    lines.forEach(line -> head.append(line).append("\r\n"));
    byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream whole = new ByteArrayOutputStream(start.length + body.length);
    whole.writeBytes(start);
    whole.writeBytes(body);
    return whole.toByteArray();
  }

  /// Sends a request and reads its answer. A server may refuse before it has read everything, so a
  /// failure to send is no reason not to look for the answer.
  static Answer exchange(int port, byte[] request) throws IOException {
    try (RawHttp connection = new RawHttp(port)) {
      try {
        connection.send(request);
      } catch (IOException refusedEarly) {
        return connection.answer();
      }
      return connection.answer();
    }
  }

  void send(byte[] bytes) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(bytes);
    out.flush();
  }

  /// Whether something arrives within a time; nothing is consumed.
  boolean answersWithin(int millis) throws IOException {
    socket.setSoTimeout(millis);
    in.mark(1);
    try {
      int first = in.read();
      in.reset();
      return first >= 0;
    } catch (java.net.SocketTimeoutException notYet) {
      return false;
    } finally {
      socket.setSoTimeout(PATIENCE_MILLIS);
    }
  }

  Answer answer() throws IOException {
    String statusLine = line();
    // To what is no HTTP/1.1 the answer may be HTTP/1.0.
    if (!statusLine.matches("HTTP/1\\.[01] \\d{3} .*")) {
      throw new IOException("no answer but '" + statusLine + "'");
    }
    int status = Integer.parseInt(statusLine.substring(9, 12));
    Map<String, List<String>> headers = new HashMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      headers
          .computeIfAbsent(
              line.substring(0, colon).toLowerCase(Locale.ROOT), n -> new ArrayList<>())
          .add(line.substring(colon + 1).strip());
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", List.of("0")).getFirst());
    return new Answer(status, headers, new String(in.readNBytes(length), StandardCharsets.UTF_8));
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new IOException("the connection ended after '" + line + "'");
      }
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
