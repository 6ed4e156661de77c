package io.causalgym.inference.counterfactual.particle;

import io.causalgym.model.equation.EquationModel;
import io.causalgym.numeric.random.RandomStream;
import java.util.ArrayList;
import java.util.List;

/// A block of particles: for each the noises, the factual values, and the logarithm of its weight.
final class Particles {
  final double[][] noises;
  final double[][] values;
  final double[] logWeights;
  private final EquationModel model;
  private final List<RandomStream> streams = new ArrayList<>();

  Particles(EquationModel model, int rows, long seed) {
    this.model = model;
    this.noises = new double[model.noiseCount()][rows];
    this.values = new double[model.size()][rows];
    this.logWeights = new double[rows];
    for (int noise = 0; noise < noises.length; noise++) {
      streams.add(new RandomStream(seed, noise));
    }
  }

  /// Draws the noises of a block from their distributions; every particle has weight 1.
  void draw(long first, int rows) {
    for (int noise = 0; noise < noises.length; noise++) {
      model.noise(noise).fill(streams.get(noise), first, noises[noise], 0, rows);
    }
    java.util.Arrays.fill(logWeights, 0, rows, 0);
  }
}
