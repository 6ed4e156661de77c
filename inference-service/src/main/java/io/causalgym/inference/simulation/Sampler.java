package io.causalgym.inference.simulation;

import io.causalgym.model.ModelException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A model with a seed, of which any rows can be computed, in any order and on any thread or node,
/// always the same. Samplers are immutable.
public sealed interface Sampler permits ContinuousSampler, DiscreteSampler {

  /// The measured variables in the order of the columns.
  List<String> names();

  /// How many columns are worked on for a row, latent ones and noises included.
  int width();

  /// The columns of `variables`, all where none is named.
  ///
  /// @throws ModelException if there is no such variable or one comes twice
  default List<Integer> columns(List<String> variables) {
    List<String> wanted = variables.isEmpty() ? names() : variables;
    Set<String> seen = new HashSet<>();
    return wanted.stream()
        .map(name -> {
          int column = names().indexOf(name);
          if (column < 0) {
            throw new ModelException(
                "variables", name, "no variable '" + name + "' is measured; use others");
          }
          if (!seen.add(name)) {
            throw new ModelException(
                "variables", name, "the variable '" + name + "' is there twice; leave one");
          }
          return column;
        })
        .toList();
  }
}
