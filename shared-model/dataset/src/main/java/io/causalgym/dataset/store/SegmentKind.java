package io.causalgym.dataset.store;

/// How the cells of one column lie in the file.
enum SegmentKind {
  /// Eight bytes a number; a missing one is NaN.
  DOUBLES('d', 8),
  /// One byte a code, for at most 127 levels; a missing one is -1.
  BYTES('b', 1),
  /// Two bytes a code; a missing one is -1.
  SHORTS('s', 2);

  /// How the directory writes it.
  final byte mark;

  /// Bytes of a cell.
  final int width;

  SegmentKind(char mark, int width) {
    this.mark = (byte) mark;
    this.width = width;
  }

  static SegmentKind marked(byte mark) {
    for (SegmentKind kind : values()) {
      if (kind.mark == mark) {
        return kind;
      }
    }
    throw ColumnarFile.corrupt("a column is of an unknown kind");
  }

  static SegmentKind ofLevels(int levels) {
    return levels <= Byte.MAX_VALUE ? BYTES : SHORTS;
  }
}
