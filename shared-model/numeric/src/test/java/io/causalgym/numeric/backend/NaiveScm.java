package io.causalgym.numeric.backend;

import io.causalgym.numeric.backend.ScmProgram.Node;
import io.causalgym.numeric.backend.ScmProgram.Noise;
import io.causalgym.numeric.backend.ScmProgram.Shape;
import io.causalgym.numeric.backend.ScmProgram.Term;
import io.causalgym.numeric.random.RandomStream;

/// A structural program sample by sample, as it is defined.
final class NaiveScm {
  private NaiveScm() {}

  /// Means, then variances of the outcomes under one intervention.
  static double[] moments(ScmProgram program, double[] set, int samples, long seed) {
    int outcomes = program.outcomes().length;
    double[][] values = new double[outcomes][samples];
    for (int sample = 0; sample < samples; sample++) {
      double[] unit = unit(program, set, sample, seed);
      for (int outcome = 0; outcome < outcomes; outcome++) {
        values[outcome][sample] = unit[program.outcomes()[outcome]];
      }
    }
    double[] moments = new double[2 * outcomes];
    for (int outcome = 0; outcome < outcomes; outcome++) {
      double sum = 0;
      for (double value : values[outcome]) {
        sum += value;
      }
      double mean = sum / samples;
      double squares = 0;
      for (double value : values[outcome]) {
        squares += (value - mean) * (value - mean);
      }
      moments[outcome] = mean;
      moments[outcomes + outcome] = samples > 1 ? squares / (samples - 1) : Double.NaN;
    }
    return moments;
  }

  private static double[] unit(ScmProgram program, double[] set, int sample, long seed) {
    double[] unit = new double[set.length];
    for (int node = 0; node < unit.length; node++) {
      if (Double.isNaN(set[node])) {
        Node equation = program.nodes().get(node);
        RandomStream stream = new RandomStream(seed, node);
        double noise =
            equation.noise() == Noise.NORMAL
                ? stream.normal(sample)
                : (2 * stream.openUniform(sample) - 1) * Math.sqrt(3);
        double value = equation.intercept() + equation.scale() * noise;
        for (Term term : equation.terms()) {
          value += term.coefficient() * value(term.shape(), unit[term.parent()]);
        }
        unit[node] = value;
      } else {
        unit[node] = set[node];
      }
    }
    return unit;
  }

  private static double value(Shape shape, double x) {
    return switch (shape) {
      case IDENTITY -> x;
      case SQUARE -> x * x;
      case SINE -> Math.sin(x);
      case TANH -> Math.tanh(x);
      case RECTIFIED -> Math.max(x, 0);
      case LOGISTIC -> 1 / (1 + Math.exp(-x));
    };
  }
}
