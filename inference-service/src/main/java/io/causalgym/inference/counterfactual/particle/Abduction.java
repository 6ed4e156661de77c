package io.causalgym.inference.counterfactual.particle;

import io.causalgym.model.equation.EquationModel;
import io.causalgym.model.equation.Evaluator;
import io.causalgym.numeric.distribution.Distribution;
import java.util.Arrays;
import java.util.Map;

/// Makes a block of particles fit the evidence: variable by variable, parents first, so that each
/// observed value is explained given what was observed above it.
///
/// Where the noise of an observed variable is solved, the particle's weight is the density of the
/// value given its parents (likelihood weighting, Fung and Chang, UAI 1989, `fung1989weighing`); an
/// interval of the noise gives a probability instead, and the draw is moved into the interval.
final class Abduction {
  private final EquationModel model;
  private final int[] needed;
  private final Map<Integer, Matching> matchings;
  private final Evaluator evaluator;
  private final double[] first;
  private final double[] second;

  /// @param needed the observed variables and their ancestors, parents first
  /// @param matchings by observed variable
  Abduction(EquationModel model, int[] needed, Map<Integer, Matching> matchings, int rows) {
    this.model = model;
    this.needed = needed;
    this.matchings = matchings;
    this.evaluator = model.evaluator(rows);
    this.first = new double[rows];
    this.second = new double[rows];
  }

  /// @param at the number of the block's first particle
  void run(Particles particles, int rows, long at) {
    for (int variable : needed) {
      Matching matching = matchings.get(variable);
      if (matching instanceof Matching.Solved solved) {
        solve(solved, variable, particles, rows);
      } else {
        evaluator.evaluate(variable, particles.noises, particles.values, rows, at);
      }
      if (matching instanceof Matching.Kernel(double value, double width)) {
        kernel(particles, particles.values[variable], value, width, rows);
      } else if (matching instanceof Matching.Bounds(double low, double high)) {
        bounds(particles, particles.values[variable], low, high, rows);
      }
    }
  }

  private void solve(Matching.Solved solved, int variable, Particles particles, int rows) {
    Arrays.fill(particles.values[variable], 0, rows, solved.value());
    solved.inversion().solve(particles.noises, particles.values, rows, first, second);
    double[] noise = particles.noises[solved.inversion().noise()];
    Distribution distribution = model.noise(solved.inversion().noise());
    for (int row = 0; row < rows; row++) {
      double weight =
          switch (solved.inversion().kind()) {
            case VALUE -> distribution.logDensity(first[row]) - Math.log(second[row]);
            case INTERVAL -> Math.log(second[row] - first[row]);
          };
      // What explains nothing keeps its draw, so that the other worlds can still be evaluated.
      if (!Double.isFinite(weight)) {
        particles.logWeights[row] = Double.NEGATIVE_INFINITY;
        continue;
      }
      particles.logWeights[row] += weight;
      noise[row] =
          switch (solved.inversion().kind()) {
            case VALUE -> first[row];
            case INTERVAL -> first[row] + (second[row] - first[row]) * noise[row];
          };
    }
  }

  private static void kernel(
      Particles particles, double[] values, double value, double width, int rows) {
    for (int row = 0; row < rows; row++) {
      double distance = (values[row] - value) / width;
      particles.logWeights[row] -= distance * distance / 2;
    }
  }

  private static void bounds(
      Particles particles, double[] values, double low, double high, int rows) {
    for (int row = 0; row < rows; row++) {
      if (!(values[row] >= low && values[row] <= high)) {
        particles.logWeights[row] = Double.NEGATIVE_INFINITY;
      }
    }
  }
}
