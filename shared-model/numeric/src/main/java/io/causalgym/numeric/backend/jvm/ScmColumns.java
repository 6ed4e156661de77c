package io.causalgym.numeric.backend.jvm;

import io.causalgym.numeric.VectorApi;
import io.causalgym.numeric.backend.ScmProgram.Node;
import io.causalgym.numeric.backend.ScmProgram.Noise;
import io.causalgym.numeric.backend.ScmProgram.Shape;
import io.causalgym.numeric.backend.item.ShapeValue;
import io.causalgym.numeric.random.RandomStream;
import java.util.Arrays;

/// Columns of a block of samples: the noise of each node with its intercept, the features that all
/// interventions share, and those of one intervention. For one thread.
final class ScmColumns {
  private static final double SQRT_3 = Math.sqrt(3);

  private final ScmEquations equations;
  private final double[][] noise;
  private final double[][] columns;

  ScmColumns(ScmEquations equations) {
    this.equations = equations;
    this.noise = new double[equations.nodes()][];
    this.columns = new double[2 * equations.features.size()][];
  }

  double[] column(int place) {
    return columns[place];
  }

  /// Draws `intercept + scale * noise` of a node for the samples from `first` on.
  void draw(int node, long seed, long first, int count) {
    if (noise[node] == null) {
      noise[node] = new double[MonteCarlo.BLOCK];
    }
    Node equation = equations.node(node);
    if (equation.scale() == 0) {
      Arrays.fill(noise[node], 0, count, equation.intercept());
    } else if (equation.noise() == Noise.NORMAL) {
      new RandomStream(seed, node).fillNormal(first, noise[node], 0, count);
      TermLoops.affine(noise[node], equation.intercept(), equation.scale(), count);
    } else {
      new RandomStream(seed, node).fillOpenUniform(first, noise[node], 0, count);
      TermLoops.affine(noise[node], -SQRT_3, 2 * SQRT_3, count);
      TermLoops.affine(noise[node], equation.intercept(), equation.scale(), count);
    }
  }

  /// Computes the columns of a schedule.
  void compute(ScmSchedule schedule, int count) {
    for (ScmSchedule.Step step : schedule.steps) {
      double[] node = room(schedule.place(step.node()));
      TermLoops.combine(
          node, noise[step.node()], step.constant(), columns, step.reads(), step.factors(), count);
      for (int feature : step.shaped()) {
        double[] to = room(schedule.place(feature));
        shape(equations.features.get(feature).shape(), node, to, count);
      }
    }
  }

  private double[] room(int place) {
    if (columns[place] == null) {
      columns[place] = new double[MonteCarlo.BLOCK];
    }
    return columns[place];
  }

  static double value(Shape shape, double x) {
    return switch (shape) {
      case IDENTITY -> x;
      case SQUARE -> x * x;
      case SINE -> ShapeValue.sine(x);
      case TANH -> ShapeValue.tanh(x);
      case RECTIFIED -> ShapeValue.rectified(x);
      case LOGISTIC -> ShapeValue.logistic(x);
    };
  }

  static void shape(Shape shape, double[] x, double[] y, int count) {
    switch (shape) {
      case SQUARE -> TermLoops.square(x, y, count);
      case RECTIFIED -> TermLoops.rectified(x, y, count);
      case IDENTITY -> System.arraycopy(x, 0, y, 0, count);
      case SINE, TANH, LOGISTIC -> {
        int whole = VectorApi.AVAILABLE ? VectorShapes.whole(count) : 0;
        if (whole > 0) {
          VectorShapes.shape(shape, x, y, whole);
        }
        for (int row = whole; row < count; row++) {
          y[row] = value(shape, x[row]);
        }
      }
    }
  }
}
