package io.causalgym.runtime.cache;

import io.vertx.core.buffer.Buffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/// An answer as a store outside of this program keeps it: one byte of format, four of a checksum
/// over the answer, four of its length, the answer, deflated where that makes it shorter. Whatever
/// else stands there is no answer.
final class PackedAnswer {
  /// An answer that is larger costs more to fetch than most cost to compute.
  static final int LARGEST = 16 << 20;

  private static final int WORTH_DEFLATING = 1 << 10;
  private static final byte PLAIN = 1;
  private static final byte DEFLATED = 2;
  private static final int HEAD = 9;

  private PackedAnswer() {}

  /// @return empty for an answer that is too large to be kept
  static Optional<Buffer> pack(Buffer answer) {
    if (answer.length() > LARGEST) {
      return Optional.empty();
    }
    byte[] bytes = answer.getBytes();
    byte[] deflated = bytes.length < WORTH_DEFLATING ? bytes : deflate(bytes);
    boolean shorter = deflated.length < bytes.length;
    return Optional.of(
        Buffer.buffer(HEAD + deflated.length)
            .appendByte(shorter ? DEFLATED : PLAIN)
            .appendInt(checksum(bytes))
            .appendInt(bytes.length)
            .appendBytes(shorter ? deflated : bytes));
  }

  /// @return empty for anything but what {@link #pack} made
  static Optional<Buffer> unpack(Buffer packed) {
    if (packed.length() < HEAD) {
      return Optional.empty();
    }
    int length = packed.getInt(5);
    if (length < 0 || length > LARGEST) {
      return Optional.empty();
    }
    byte[] body = packed.getBytes(HEAD, packed.length());
    byte[] answer =
        switch (packed.getByte(0)) {
          case PLAIN -> body;
          case DEFLATED -> inflate(body, length);
          default -> new byte[0];
        };
    return answer.length == length && checksum(answer) == packed.getInt(1)
        ? Optional.of(Buffer.buffer(answer))
        : Optional.empty();
  }

  private static int checksum(byte[] bytes) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes);
    return (int) checksum.getValue();
  }

  private static byte[] deflate(byte[] bytes) {
    try (Deflater deflater = new Deflater(Deflater.BEST_SPEED, true)) {
      deflater.setInput(bytes);
      deflater.finish();
      byte[] deflated = new byte[bytes.length];
      int length = deflater.deflate(deflated);
      // What does not get shorter is not kept deflated.
      return deflater.finished() ? Arrays.copyOf(deflated, length) : bytes;
    }
  }

  private static byte[] inflate(byte[] deflated, int length) {
    try (Inflater inflater = new Inflater(true)) {
      inflater.setInput(deflated);
      byte[] bytes = new byte[length];
      int inflated = inflater.inflate(bytes);
      return inflated == length && inflater.finished() ? bytes : new byte[0];
    } catch (DataFormatException notDeflated) {
      return new byte[0];
    }
  }
}
