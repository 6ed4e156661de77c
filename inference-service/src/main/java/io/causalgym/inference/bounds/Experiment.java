package io.causalgym.inference.bounds;

import io.causalgym.model.ModelException;
import io.causalgym.model.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Distributions from an experiment: `P(measured | do(intervened))` for every value of what was
/// set.
///
/// @param intervened the names of the variables that were set
/// @param distribution over these and the measured variables; each block for a value of the former
///   sums to 1
public record Experiment(List<String> intervened, Table distribution) {

  /// @throws ModelException if the table lacks one of the variables, measures nothing, or a block
  ///   does not sum to 1
  public Experiment {
    intervened = List.copyOf(intervened);
    for (String name : intervened) {
      if (!distribution.has(name)) {
        throw new ModelException(
            "experimental",
            name,
            "the experiment sets '" + name + "', but its table has only " + distribution.names());
      }
    }
    if (intervened.isEmpty() || intervened.size() == distribution.names().size()) {
      throw new ModelException(
          "experimental",
          intervened.toString(),
          "an experiment sets at least one variable and measures at least one");
    }
    Table sums = distribution.marginal(intervened);
    for (int block = 0; block < sums.size(); block++) {
      if (!(Math.abs(sums.value(block) - 1) <= Table.TOLERANCE)) {
        throw new ModelException(
            "experimental",
            Double.toString(sums.value(block)),
            "block " + block + " of the experiment sums to " + sums.value(block) + ", not to 1");
      }
    }
  }

  /// The measured variables, in the order of the table.
  List<String> measured() {
    List<String> names = new ArrayList<>(distribution.names());
    names.removeAll(intervened);
    return names;
  }

  /// The distribution under one value of what was set, which sums to 1.
  Table under(Map<String, Integer> states) {
    Table block = distribution.slice(states);
    return block.scaled(1 / block.total());
  }

  /// Every value of what was set.
  List<Map<String, Integer>> settings() {
    Table axes = distribution.marginal(intervened);
    List<Map<String, Integer>> settings = new ArrayList<>(axes.size());
    for (int cell = 0; cell < axes.size(); cell++) {
      int[] states = axes.states(cell);
      Map<String, Integer> setting = new LinkedHashMap<>();
      for (int axis = 0; axis < states.length; axis++) {
        setting.put(intervened.get(axis), states[axis]);
      }
      settings.add(setting);
    }
    return settings;
  }
}
