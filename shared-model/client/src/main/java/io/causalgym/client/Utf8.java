package io.causalgym.client;

import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemType;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/// Refuses bytes that are not UTF-8. The JSON parser decodes overlong forms, surrogates and code
/// points past the last one without a word, and two names that differ would become one.
final class Utf8 {
  private static final int WINDOW = 8192;

  private Utf8() {}

  /// @throws io.causalgym.contract.ProblemException that names the byte at fault
  static void check(byte[] body, int start, int length) {
    int high = 0;
    for (int at = start; at < start + length; at++) {
      high |= body[at];
    }
    // Almost every body is ASCII.
    if (high < 0) {
      decode(ByteBuffer.wrap(body, start, length), start);
    }
  }

  private static void decode(ByteBuffer bytes, int start) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CharBuffer window = CharBuffer.allocate(WINDOW);
    CoderResult result;
    do {
      window.clear();
      result = decoder.decode(bytes, window, true);
    } while (result.isOverflow());
    if (result.isError()) {
      throw Problem.of(
              ProblemType.MALFORMED_JSON,
              "byte "
                  + (bytes.position() - start + 1)
                  + " of the body is not UTF-8; send JSON in UTF-8")
          .with("byte", bytes.position() - start + 1)
          .exception();
    }
  }
}
