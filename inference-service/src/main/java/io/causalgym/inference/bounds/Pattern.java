package io.causalgym.inference.bounds;

import java.util.Arrays;

/// What response functions of one district must do: pairs of a slot and the state in it, slots
/// ascending. A slot is one row of the table of one variable, as {@link Slots} counts them.
final class Pattern {
  private final int[] slots;
  private final int[] states;

  private Pattern(int[] slots, int[] states) {
    this.slots = slots;
    this.states = states;
  }

  int size() {
    return slots.length;
  }

  int slot(int at) {
    return slots[at];
  }

  int state(int at) {
    return states[at];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Pattern pattern
        && Arrays.equals(slots, pattern.slots)
        && Arrays.equals(states, pattern.states);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(slots) + Arrays.hashCode(states);
  }

  /// Requirements in any order, some of them perhaps twice.
  static final class Builder {
    private final int[] slots;
    private final int[] states;
    private int size;
    private boolean impossible;

    Builder(int most) {
      slots = new int[most];
      states = new int[most];
    }

    void clear() {
      size = 0;
      impossible = false;
    }

    void require(int slot, int state) {
      int at = size;
      while (at > 0 && slots[at - 1] >= slot) {
        at--;
      }
      if (at < size && slots[at] == slot) {
        impossible |= states[at] != state;
        return;
      }
      System.arraycopy(slots, at, slots, at + 1, size - at);
      System.arraycopy(states, at, states, at + 1, size - at);
      slots[at] = slot;
      states[at] = state;
      size++;
    }

    /// Whether one slot would need two states.
    boolean impossible() {
      return impossible;
    }

    Pattern build() {
      return new Pattern(Arrays.copyOf(slots, size), Arrays.copyOf(states, size));
    }
  }
}
