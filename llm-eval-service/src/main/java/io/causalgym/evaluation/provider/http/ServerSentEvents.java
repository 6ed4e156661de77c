package io.causalgym.evaluation.provider.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// `text/event-stream` (WHATWG HTML, section 9.2) whose events are JSON. Comments, names and ids of
/// events are skipped: formats that name events repeat the name inside. `[DONE]` ends the stream,
/// but nobody waits for it if the format has said before that nothing follows.
public final class ServerSentEvents<T> implements LineBody.Sink<T> {
  private static final byte[] FIELD = "data:".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] DONE = "[DONE]".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final EventJoiner<T> joiner;
  private final ByteArrayOutputStream event = new ByteArrayOutputStream();
  private boolean begun;
  private boolean done;

  private ServerSentEvents(EventJoiner<T> joiner) {
    this.joiner = joiner;
  }

  public static <T> BodyReader<T> body(EventJoiner<T> joiner) {
    return new LineBody<>(new ServerSentEvents<>(joiner), JsonBody.HEAVY);
  }

  @Override
  public boolean line(byte[] bytes, int from, int to) {
    int start = !begun && startsWith(bytes, from, to, MARK) ? from + MARK.length : from;
    begun = true;
    if (start == to) {
      dispatch();
    } else if (startsWith(bytes, start, to, FIELD)) {
      hold(bytes, start + FIELD.length, to);
    }
    return done || joiner.complete();
  }

  @Override
  public T end() {
    // Some servers forget the empty line after the last event.
    dispatch();
    return joiner.end();
  }

  private void hold(byte[] bytes, int from, int to) {
    int start = from < to && bytes[from] == ' ' ? from + 1 : from;
    if (event.size() > 0) {
      event.write('\n');
    }
    event.write(bytes, start, to - start);
  }

  private void dispatch() {
    byte[] text = event.toByteArray();
    event.reset();
    if (done || text.length == 0) {
      return;
    }
    if (Arrays.equals(text, DONE)) {
      done = true;
      return;
    }
    JsonNode document = WireJson.parse(text, 0, text.length);
    ErrorBody.refuse(document);
    joiner.accept(document);
  }

  private static boolean startsWith(byte[] bytes, int from, int to, byte[] prefix) {
    return to - from >= prefix.length
        && Arrays.equals(bytes, from, from + prefix.length, prefix, 0, prefix.length);
  }
}
