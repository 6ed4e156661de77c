package io.causalgym.gateway;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.function.Consumer;

/// A connection on which a test writes whatever it likes.
final class RawHttp implements AutoCloseable {
  private final Socket socket;
  private final InputStream in;

  record Answer(int status, Map<String, String> headers, String body) {}

  RawHttp(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(20_000);
    socket.setTcpNoDelay(true);
    in = socket.getInputStream();
  }

  RawHttp send(String text) throws IOException {
    return send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  RawHttp send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
    return this;
  }

  void endOfInput() throws IOException {
    socket.shutdownOutput();
  }

  /// Whether the server closes the connection without a word more.
  boolean isClosed() {
    try {
      return in.read() < 0;
    } catch (IOException reset) {
      return true;
    }
  }

  /// Everything up to the end of the connection, cut or not.
  String rest() {
    ByteArrayOutputStream rest = new ByteArrayOutputStream();
    try {
      in.transferTo(rest);
    } catch (IOException reset) {
      // What came before counts.
    }
    return rest.toString(StandardCharsets.UTF_8);
  }

  /// Everything up to and including some text.
  String until(String end) throws IOException {
    StringBuilder text = new StringBuilder();
    while (text.indexOf(end) < 0) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException("closed after '" + text + "'");
      }
      text.append((char) next);
    }
    return text.toString();
  }

  /// Reads some bytes; where none are there, takes from the queue what brings more.
  <T> void skip(long bytes, Queue<T> waiting, Consumer<T> more) throws IOException {
    byte[] buffer = new byte[64 << 10];
    long left = bytes;
    while (left > 0) {
      T next = waiting.poll();
      if (next != null) {
        more.accept(next);
      } else if (in.available() > 0) {
        left -= in.read(buffer);
      } else {
        Thread.onSpinWait();
      }
    }
  }

  Answer answer() throws IOException {
    String[] status = line().split(" ", 3);
    Map<String, String> headers = new TreeMap<>();
    String line = line();
    while (!line.isEmpty()) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
      line = line();
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    byte[] body = in.readNBytes(length);
    return new Answer(
        Integer.parseInt(status[1]), headers, new String(body, StandardCharsets.UTF_8));
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int next = in.read();
    while (next != '\n') {
      if (next < 0) {
        throw new EOFException("closed after '" + line + "'");
      }
      if (next != '\r') {
        line.write(next);
      }
      next = in.read();
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
