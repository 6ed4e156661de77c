package io.causalgym.dataset;

import java.util.List;

/// A column of a sample.
///
/// @param levels the values of a discrete variable in the order of their codes 0, 1, ..; empty for
///   a continuous one
public record Variable(String name, VariableType type, List<String> levels) {
  public Variable {
    levels = List.copyOf(levels);
    if (type == VariableType.CONTINUOUS && !levels.isEmpty()) {
      throw new IllegalArgumentException(
          "the continuous variable '" + name + "' has levels; leave them out");
    }
  }

  public static Variable continuous(String name) {
    return new Variable(name, VariableType.CONTINUOUS, List.of());
  }

  public static Variable discrete(String name, List<String> levels) {
    return new Variable(name, VariableType.DISCRETE, levels);
  }

  public boolean isDiscrete() {
    return type == VariableType.DISCRETE;
  }
}
