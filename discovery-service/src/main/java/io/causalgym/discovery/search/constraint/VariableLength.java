package io.causalgym.discovery.search.constraint;

import java.io.ByteArrayOutputStream;

/// Numbers from 0 on as bytes of seven bits, lowest first; the highest bit says that more follow.
final class VariableLength {
  private VariableLength() {}

  static final class Writer {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    void write(int number) {
      int rest = number;
      while (rest > 0x7f) {
        out.write((rest & 0x7f) | 0x80);
        rest >>>= 7;
      }
      out.write(rest);
    }

    byte[] bytes() {
      return out.toByteArray();
    }
  }

  static final class Reader {
    private final byte[] bytes;
    private int at;

    Reader(byte[] bytes) {
      this.bytes = bytes;
    }

    /// @throws IndexOutOfBoundsException if the bytes end or the number is not below `bound`
    int read(int bound) {
      long number = 0;
      int shift = 0;
      while (bytes[at] < 0 && shift < 28) {
        number |= (long) (bytes[at++] & 0x7f) << shift;
        shift += 7;
      }
      number |= (long) (bytes[at++] & 0x7f) << shift;
      if (number >= bound) {
        throw new IndexOutOfBoundsException("number " + number + " is not below " + bound);
      }
      return (int) number;
    }
  }
}
