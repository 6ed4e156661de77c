package io.causalgym.numeric.backend.jvm;

import io.causalgym.numeric.backend.item.CellOffset;

/// The offsets of all factors while some variables take their states in turn, the last one fastest.
/// Not thread-safe.
final class CellWalk {
  private final FactorLayout layout;
  private final int from;
  private final int to;
  private final int[] digits;
  private final int[] offsets;

  CellWalk(FactorLayout layout, int from, int to) {
    this.layout = layout;
    this.from = from;
    this.to = to;
    this.digits = new int[to];
    this.offsets = new int[layout.strides.length];
  }

  void start(int index) {
    int rest = index;
    for (int variable = to - 1; variable >= from; variable--) {
      digits[variable] = CellOffset.state(rest, layout.states[variable]);
      rest = CellOffset.rest(rest, layout.states[variable]);
    }
    for (int factor = 0; factor < offsets.length; factor++) {
      offsets[factor] = CellOffset.of(index, layout.states, layout.strides[factor], from, to);
    }
  }

  void next() {
    for (int variable = to - 1; variable >= from; variable--) {
      boolean turns = ++digits[variable] == layout.states[variable];
      int states = turns ? 1 - layout.states[variable] : 1;
      for (int factor = 0; factor < offsets.length; factor++) {
        offsets[factor] += states * layout.strides[factor][variable];
      }
      if (!turns) {
        return;
      }
      digits[variable] = 0;
    }
  }

  int offset(int factor) {
    return offsets[factor];
  }
}
