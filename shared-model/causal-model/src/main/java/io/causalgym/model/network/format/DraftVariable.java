package io.causalgym.model.network.format;

import org.jspecify.annotations.Nullable;

/// A variable that was declared, and its table once there is one.
final class DraftVariable {
  private final String name;
  private final StateLabels states;
  private final int offset;
  private @Nullable DraftTable table;

  DraftVariable(String name, StateLabels states, int offset) {
    this.name = name;
    this.states = states;
    this.offset = offset;
  }

  String name() {
    return name;
  }

  StateLabels states() {
    return states;
  }

  int card() {
    return states.size();
  }

  /// Where its name stands in the text.
  int offset() {
    return offset;
  }

  @Nullable DraftTable table() {
    return table;
  }

  void give(DraftTable given) {
    table = given;
  }
}
