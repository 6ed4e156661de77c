package io.causalgym.dataset.read;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

/// As much of Thrift's compact protocol as checks of Parquet's metadata need: whole numbers of the
/// fields of a struct; everything else is skipped, within the bytes there are.
///
/// Source: Apache Thrift, "Thrift Compact protocol encoding". Nesting is bounded, so that a file
/// cannot exhaust the stack.
final class CompactThrift {
  static final int STRUCT = 12;
  static final int LIST = 9;
  private static final int STOP = 0;
  private static final int DEEPEST = 16;

  private final ByteBuffer bytes;
  private int field;
  private int type;

  CompactThrift(ByteBuffer bytes) {
    this.bytes = bytes;
  }

  /// Begins a struct; its fields count from 0 again.
  void enter() {
    field = 0;
  }

  /// Moves to the next field.
  ///
  /// @return false at the struct's end
  boolean next() throws IOException {
    int head = octet();
    type = head & 0x0F;
    if (type == STOP) {
      return false;
    }
    int delta = head >>> 4;
    field = delta == 0 ? (int) number() : field + delta;
    return true;
  }

  int field() {
    return field;
  }

  int type() {
    return type;
  }

  /// Goes back to a field of the enclosing struct once an inner one has ended.
  void leave(int outer) {
    field = outer;
  }

  /// A whole number in zigzag order.
  long number() throws IOException {
    long value = unsigned();
    return (value >>> 1) ^ -(value & 1);
  }

  /// The truth of the present field, which its type holds.
  boolean truth() {
    return type == 1;
  }

  /// The length of a list whose elements are of a type, or -1 if they are not.
  int list(int elements) throws IOException {
    int head = octet();
    int size = head >>> 4;
    long length = size == 15 ? unsigned() : size;
    if (length < 0 || length > bytes.remaining()) {
      throw new IOException("a list is longer than its bytes");
    }
    return (head & 0x0F) == elements ? (int) length : -1;
  }

  private long unsigned() throws IOException {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int next = octet();
      value |= (long) (next & 0x7F) << shift;
      if (next < 0x80) {
        return value;
      }
    }
    throw new IOException("a number of more than ten bytes");
  }

  private int octet() throws IOException {
    if (!bytes.hasRemaining()) {
      throw new EOFException("the header ends in the middle");
    }
    return bytes.get() & 0xFF;
  }

  /// Passes over a whole struct, and so proves that every length in it fits into the bytes.
  void requireStruct() throws IOException {
    skipStruct(DEEPEST);
  }

  /// Passes over the value of the present field.
  void skip() throws IOException {
    skip(type, DEEPEST, false);
  }

  private void skip(int kind, int depth, boolean inList) throws IOException {
    if (depth == 0) {
      throw new IOException("structs nest too deeply");
    }
    switch (kind) {
      case 1, 2 -> advance(inList ? 1 : 0);
      case 3 -> advance(1);
      case 4, 5, 6 -> unsigned();
      case 7 -> advance(8);
      case 8 -> advance(unsigned());
      case LIST, 10 -> skipList(depth);
      case STRUCT -> skipStruct(depth);
      default -> throw new IOException("a field of unknown type " + kind);
    }
  }

  private void skipList(int depth) throws IOException {
    int head = octet();
    long length = head >>> 4 == 15 ? unsigned() : head >>> 4;
    if (length < 0 || length > bytes.remaining()) {
      throw new IOException("a list is longer than its bytes");
    }
    for (long i = 0; i < length; i++) {
      skip(head & 0x0F, depth - 1, true);
    }
  }

  private void skipStruct(int depth) throws IOException {
    while (true) {
      int head = octet();
      if ((head & 0x0F) == STOP) {
        return;
      }
      if (head >>> 4 == 0) {
        unsigned();
      }
      skip(head & 0x0F, depth - 1, false);
    }
  }

  private void advance(long count) throws IOException {
    if (count < 0 || count > bytes.remaining()) {
      throw new EOFException("the header ends in the middle");
    }
    bytes.position(bytes.position() + (int) count);
  }
}
