package io.causalgym.evaluation.provider.http;

import io.vertx.core.buffer.Buffer;
import java.util.Arrays;

/// A body of lines that end with LF or CRLF. It is cut as bytes, so that a character may be split
/// between two packets.
public final class LineBody<T> implements BodyReader<T> {
  /// Takes the lines of a body.
  interface Sink<T> {
    /// @param from first byte of the line
    /// @param to after its last, the line end not included
    /// @return whether all that is needed is there
    boolean line(byte[] bytes, int from, int to);

    T end();
  }

  // What a whole reply may be; of a file of results, every line.
  private static final int MOST_HELD = 32 << 20;

  private final Sink<T> sink;
  private final int longest;
  private byte[] held = new byte[4096];
  private int length;
  private int scanned;
  private boolean heavy;
  private boolean done;

  /// @param longest line that is read as it comes
  LineBody(Sink<T> sink, int longest) {
    this.sink = sink;
    this.longest = longest;
  }

  @Override
  public boolean read(Buffer chunk) {
    hold(chunk);
    if (!heavy) {
      cut();
      heavy = length > longest;
    }
    return done;
  }

  /// A line so long is parsed with all that follows at the end, away from the event loop.
  @Override
  public boolean heavy() {
    return heavy;
  }

  @Override
  public T end() {
    cut();
    if (!done && length > 0) {
      sink.line(held, 0, length);
    }
    return sink.end();
  }

  private void hold(Buffer chunk) {
    int needed = length + chunk.length();
    if (needed > MOST_HELD) {
      throw WireJson.malformed("a line of the answer is longer than " + MOST_HELD + " bytes");
    }
    if (needed > held.length) {
      held = Arrays.copyOf(held, Math.max(needed, 2 * held.length));
    }
    chunk.getBytes(held, length);
    length = needed;
  }

  private void cut() {
    int start = 0;
    for (int at = scanned; at < length && !done; at++) {
      if (held[at] == '\n') {
        int to = at > start && held[at - 1] == '\r' ? at - 1 : at;
        done = sink.line(held, start, to);
        start = at + 1;
      }
    }
    System.arraycopy(held, start, held, 0, length - start);
    length -= start;
    scanned = length;
  }
}
