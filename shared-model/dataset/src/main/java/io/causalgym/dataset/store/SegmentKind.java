package io.causalgym.dataset.store;

/// How the cells of one column lie in the file.
enum SegmentKind {
  /// Eight bytes a number; a missing one is NaN.
  DOUBLES(8),
  /// One byte a code, for at most 127 levels; a missing one is -1.
  BYTES(1),
  /// Two bytes a code; a missing one is -1.
  SHORTS(2);

  final int width;

  SegmentKind(int width) {
    this.width = width;
  }

  static SegmentKind ofLevels(int levels) {
    return levels <= Byte.MAX_VALUE ? BYTES : SHORTS;
  }
}
