package io.causalgym.inference.counterfactual;

import io.causalgym.model.scm.DiscreteScm;
import java.util.HashMap;
import java.util.Map;

/// The equations of a model, copied when they are first asked for. Not thread-safe.
final class Mechanisms {

  /// One equation: `table[sum of state * stride]` over parents and noises.
  static final class Mechanism {
    final int[] parents;
    final int[] parentStrides;
    final int[] noises;
    final int[] noiseStrides;
    final int[] table;

    private Mechanism(DiscreteScm model, int variable) {
      parents = model.parents(variable);
      noises = model.noisesOf(variable);
      table = model.table(variable);
      parentStrides = new int[parents.length];
      noiseStrides = new int[noises.length];
      int stride = 1;
      for (int axis = noises.length - 1; axis >= 0; axis--) {
        noiseStrides[axis] = stride;
        stride *= model.noise(noises[axis]).length;
      }
      for (int axis = parents.length - 1; axis >= 0; axis--) {
        parentStrides[axis] = stride;
        stride *= model.card(parents[axis]);
      }
    }
  }

  private final DiscreteScm model;
  private final Map<Integer, Mechanism> copied = new HashMap<>();

  Mechanisms(DiscreteScm model) {
    this.model = model;
  }

  Mechanism of(int variable) {
    return copied.computeIfAbsent(variable, key -> new Mechanism(model, key));
  }

  /// The probabilities of a noise, divided by their sum.
  double[] noise(int noise) {
    double[] p = model.noise(noise);
    double sum = 0;
    for (double one : p) {
      sum += one;
    }
    for (int state = 0; state < p.length; state++) {
      p[state] /= sum;
    }
    return p;
  }
}
