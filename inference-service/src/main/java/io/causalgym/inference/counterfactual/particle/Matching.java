package io.causalgym.inference.counterfactual.particle;

import io.causalgym.model.equation.NoiseInversion;

/// How the particles are made to fit one observation.
sealed interface Matching {

  /// The noise is solved, and the particle weighted by the probability of what was observed.
  record Solved(NoiseInversion inversion, double value) implements Matching {}

  /// The particle is weighted by a normal kernel.
  record Kernel(double value, double width) implements Matching {}

  /// The particle counts only if the variable is within the bounds.
  record Bounds(double low, double high) implements Matching {}
}
