package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/// A value of a discrete variable: its index, or its label where the source has labels.
public sealed interface State {

  /// @param index from 0
  record Index(@JsonValue int index) implements State {}

  record Label(@JsonValue String label) implements State {
    public Label {
      Require.name("", label);
    }
  }

  /// Reads a state from JSON.
  @JsonCreator
  static State of(@Nullable Object json) {
    return switch (json) {
      case Integer index when index >= 0 -> new Index(index);
      case String label -> new Label(label);
      case null, default ->
          throw new Violation(
              "",
              Shown.value(json),
              "a value is a state index from 0 or a state's label, not " + Shown.value(json));
    };
  }
}
