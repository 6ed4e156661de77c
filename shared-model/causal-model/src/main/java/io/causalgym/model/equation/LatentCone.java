package io.causalgym.model.equation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// A variable together with the latent variables that it depends on through latent ones only, and
/// what all of them depend on.
final class LatentCone {
  private final List<Integer> evaluated = new ArrayList<>();
  private final Set<Integer> parents = new LinkedHashSet<>();
  private final Set<Integer> noises = new LinkedHashSet<>();

  LatentCone(EquationModel model, int variable) {
    boolean[] inside = new boolean[model.size()];
    inside[variable] = true;
    int[] order = model.topologicalOrder();
    for (int at = order.length - 1; at >= 0; at--) {
      if (inside[order[at]]) {
        evaluated.addFirst(order[at]);
        for (int parent : model.parents(order[at])) {
          if (model.latent(parent)) {
            inside[parent] = true;
          } else {
            parents.add(parent);
          }
        }
        for (int noise : model.noisesOf(order[at])) {
          noises.add(noise);
        }
      }
    }
  }

  /// Causes before effects; the variable comes last.
  List<Integer> evaluated() {
    return evaluated;
  }

  /// Observed causes.
  Set<Integer> parents() {
    return parents;
  }

  Set<Integer> noises() {
    return noises;
  }
}
