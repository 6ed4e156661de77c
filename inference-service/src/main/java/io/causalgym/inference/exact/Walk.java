package io.causalgym.inference.exact;

/// Goes through the slow axes of an alignment, all but its two fastest.
final class Walk {
  private final Alignment along;
  private final int[] state;
  private int offset;

  Walk(Alignment along, int start) {
    this.along = along;
    this.state = new int[along.counts.length - 2];
    this.offset = start;
  }

  /// Where the factor is.
  int offset() {
    return offset;
  }

  /// To the next block; false after the last.
  boolean advance() {
    for (int axis = state.length - 1; axis >= 0; axis--) {
      int stride = along.strides[axis];
      if (++state[axis] < along.counts[axis]) {
        offset += stride;
        return true;
      }
      offset -= stride * (along.counts[axis] - 1);
      state[axis] = 0;
    }
    return false;
  }
}
