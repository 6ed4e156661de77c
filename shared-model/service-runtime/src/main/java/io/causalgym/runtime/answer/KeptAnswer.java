package io.causalgym.runtime.answer;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;

/// How a cache keeps an answer: the JSON object, and before its brace the backend that computed it
/// where that was not the JVM.
final class KeptAnswer {
  private KeptAnswer() {}

  static Buffer of(String backend, Buffer json) {
    return backend.equals(Computing.JVM)
        ? json
        : Buffer.buffer(backend.replace('{', '(')).appendBuffer(json);
  }

  static String backend(Buffer kept) {
    int start = start(kept);
    return start == 0 ? Computing.JVM : kept.getString(0, start, StandardCharsets.UTF_8.name());
  }

  static Buffer json(Buffer kept) {
    int start = start(kept);
    return start == 0 ? kept : kept.slice(start, kept.length());
  }

  private static int start(Buffer kept) {
    int at = 0;
    while (kept.getByte(at) != '{') {
      at++;
    }
    return at;
  }
}
