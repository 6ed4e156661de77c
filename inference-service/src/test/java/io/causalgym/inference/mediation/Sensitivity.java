package io.causalgym.inference.mediation;

import io.causalgym.inference.counterfactual.EveryWorld;
import io.causalgym.model.scm.DiscreteScm;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// Whether a quantity can change while the observed distribution does not, to first order: whether
/// its gradient, as a function of the probabilities of the noises, lies outside the span of the
/// gradients of the observed probabilities. At a point of constant rank, which a random one is, it
/// then does change along a curve of models that all agree on what is observed, so that it is not
/// identified.
final class Sensitivity {
  private final DiscreteScm scm;
  private final double[][] noises;
  private final int[] order;
  private final int[] offsets;
  private final List<double[]> span = new ArrayList<>();

  Sensitivity(DiscreteScm scm) {
    this.scm = scm;
    this.noises =
        IntStream.range(0, scm.noiseCount()).mapToObj(scm::noise).toArray(double[][]::new);
    this.order = scm.topologicalOrder();
    this.offsets = new int[noises.length + 1];
    for (int noise = 0; noise < noises.length; noise++) {
      offsets[noise + 1] = offsets[noise] + noises[noise].length;
    }
    double[][] rows = new double[1 << scm.size()][offsets[offsets.length - 1]];
    EveryWorld.expectation(
        scm,
        List.of(),
        world -> {
          add(world, 1, rows[observed(world)]);
          return 0;
        });
    for (double[] row : rows) {
      double[] rest = rest(tangent(row));
      double norm = norm(rest);
      if (norm > 1e-9) {
        scale(rest, 1 / norm);
        span.add(rest);
      }
    }
  }

  /// Variables are binary.
  private int observed(EveryWorld world) {
    int[] states = new int[scm.size()];
    int cell = 0;
    for (int variable : order) {
      states[variable] = world.state(variable, parent -> states[parent]);
      cell |= states[variable] << variable;
    }
    return cell;
  }

  /// How much of the gradient of an expectation the observed distribution does not determine,
  /// relative to the gradient.
  double undetermined(ToDoubleFunction<EveryWorld> what) {
    double[] gradient = new double[offsets[offsets.length - 1]];
    EveryWorld.expectation(
        scm,
        List.of(),
        world -> {
          add(world, what.applyAsDouble(world), gradient);
          return 0;
        });
    double[] along = tangent(gradient);
    double norm = norm(along);
    return norm < 1e-12 ? 0 : norm(rest(along)) / norm;
  }

  /// Everything is linear in the distribution of each noise.
  private void add(EveryWorld world, double value, double[] gradient) {
    for (int noise = 0; noise < noises.length; noise++) {
      int state = world.noise(noise);
      gradient[offsets[noise] + state] += value * world.weight() / noises[noise][state];
    }
  }

  /// Probabilities of a noise sum to 1: what its changes have in common counts for nothing.
  private double[] tangent(double[] gradient) {
    double[] result = gradient.clone();
    for (int noise = 0; noise < scm.noiseCount(); noise++) {
      double mean = 0;
      int size = offsets[noise + 1] - offsets[noise];
      for (int at = offsets[noise]; at < offsets[noise + 1]; at++) {
        mean += gradient[at] / size;
      }
      for (int at = offsets[noise]; at < offsets[noise + 1]; at++) {
        result[at] -= mean;
      }
    }
    return result;
  }

  /// What is orthogonal to the span.
  private double[] rest(double[] vector) {
    double[] rest = vector.clone();
    for (int pass = 0; pass < 2; pass++) {
      for (double[] direction : span) {
        double product = 0;
        for (int at = 0; at < rest.length; at++) {
          product += rest[at] * direction[at];
        }
        for (int at = 0; at < rest.length; at++) {
          rest[at] -= product * direction[at];
        }
      }
    }
    return rest;
  }

  private static double norm(double[] vector) {
    double sum = 0;
    for (double one : vector) {
      sum += one * one;
    }
    return Math.sqrt(sum);
  }

  private static void scale(double[] vector, double factor) {
    for (int at = 0; at < vector.length; at++) {
      vector[at] *= factor;
    }
  }
}
