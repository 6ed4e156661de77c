package io.causalgym.dataset.read;

import io.causalgym.dataset.DatasetException;
import io.causalgym.dataset.DatasetException.Reason;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The encoding of a text.
///
/// @param markLength bytes of its byte order mark
/// @param certain whether it was said, marked, or shown by characters that no other encoding spells
///   so; otherwise bytes far into the file may show that it was another
record TextEncoding(Charset charset, int markLength, boolean certain) {
  /// What is tried where bytes are not UTF-8: Latin-1 with printable characters instead of C1
  /// controls, which is what files so called mostly are.
  static final Charset FALLBACK = Charset.forName("windows-1252");

  /// The encoding that the first bytes show.
  ///
  /// @throws DatasetException if they are no text
  static TextEncoding of(byte[] first, Optional<Charset> chosen) {
    TextEncoding marked = marked(first);
    if (marked != null && chosen.map(marked.charset::equals).orElse(true)) {
      return marked;
    }
    if (chosen.isPresent()) {
      return new TextEncoding(chosen.get(), 0, true);
    }
    requireText(first);
    boolean ascii = isAscii(first);
    return isUtf8(first)
        ? new TextEncoding(StandardCharsets.UTF_8, 0, !ascii)
        : new TextEncoding(FALLBACK, 0, true);
  }

  private static @Nullable TextEncoding marked(byte[] first) {
    if (begins(first, 0xEF, 0xBB, 0xBF)) {
      return new TextEncoding(StandardCharsets.UTF_8, 3, true);
    }
    if (begins(first, 0xFF, 0xFE)) {
      return new TextEncoding(StandardCharsets.UTF_16LE, 2, true);
    }
    if (begins(first, 0xFE, 0xFF)) {
      return new TextEncoding(StandardCharsets.UTF_16BE, 2, true);
    }
    return null;
  }

  static boolean begins(byte[] bytes, int... mark) {
    if (bytes.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static void requireText(byte[] first) {
    for (int i = 0; i < first.length; i++) {
      if (first[i] == 0) {
        throw new DatasetException(
            Reason.NOT_TEXT,
            "byte "
                + i
                + " is 0: this is no text, or UTF-16 without a byte order mark; send CSV as UTF-8,"
                + " or Parquet");
      }
    }
  }

  private static boolean isAscii(byte[] first) {
    for (byte value : first) {
      if (value < 0) {
        return false;
      }
    }
    return true;
  }

  // A character that the end cuts is no error: decode() with endOfInput = false.
  private static boolean isUtf8(byte[] first) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
    CharBuffer characters = CharBuffer.allocate(first.length + 1);
    return !decoder.decode(ByteBuffer.wrap(first), characters, false).isError();
  }

  /// The beginning of the text.
  String decode(byte[] first) {
    try {
      return charset
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .onUnmappableCharacter(CodingErrorAction.REPLACE)
          .decode(ByteBuffer.wrap(first, markLength, first.length - markLength))
          .toString();
    } catch (CharacterCodingException e) {
      throw new AssertionError("errors are replaced", e);
    }
  }
}
