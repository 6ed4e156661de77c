package io.causalgym.evaluation.scoring;

import java.util.Arrays;

/// Which strategy each answer follows: answers are a mixture of truncated normals around what each
/// strategy would answer, and of a uniform for those that follow none. Fitted by EM.
///
/// The deviation is at most {@link #WIDEST}: without a cap, answers of one half pass for any
/// strategy. Source: Dempster, Laird and Rubin 1977 (dempster1977maximum).
final class Mixture {
  static final double WIDEST = .05;
  private static final double NARROWEST = .002;
  private static final double FIRST = .03;
  private static final int MOST_ROUNDS = 300;
  private static final double CONVERGED = 1e-7;

  private final double[] answers;
  private final double[][] centres;

  /// @param answers in [0, 1], shape rows
  /// @param centres what each strategy would answer, shape strategies x rows
  Mixture(double[] answers, double[]... centres) {
    this.answers = answers;
    this.centres = centres;
  }

  /// What was fitted.
  static final class Fit {
    private final double[] weights;
    private final double deviation;
    private final double logLikelihood;

    private Fit(double[] weights, double deviation, double logLikelihood) {
      this.weights = weights;
      this.deviation = deviation;
      this.logLikelihood = logLikelihood;
    }

    /// Of the strategies in their order, then of the uniform; they sum to 1.
    double[] weights() {
      return weights;
    }

    double deviation() {
      return deviation;
    }

    double logLikelihood() {
      return logLikelihood;
    }
  }

  /// @param counts how often each row counts
  /// @param without a strategy whose weight is held at 0, or -1
  Fit fit(double[] counts, int without) {
    int k = centres.length + 1;
    double[] weights = new double[k];
    Arrays.fill(weights, 1.0 / (without < 0 ? k : k - 1));
    if (without >= 0) {
      weights[without] = 0;
    }
    double deviation = FIRST;
    double before = Double.NEGATIVE_INFINITY;
    double total = Arrays.stream(counts).sum();
    for (int round = 0; round < MOST_ROUNDS; round++) {
      Step step = step(counts, weights, deviation);
      for (int c = 0; c < k; c++) {
        weights[c] = step.mass[c] / total;
      }
      double near = Math.max(1e-12, total - step.mass[k - 1]);
      deviation = Math.clamp(Math.sqrt(step.squares / near), NARROWEST, WIDEST);
      if (step.logLikelihood - before < CONVERGED * (1 + Math.abs(before))) {
        before = step.logLikelihood;
        break;
      }
      before = step.logLikelihood;
    }
    return new Fit(weights, deviation, before);
  }

  /// Weights alone, for samples of the same rows: the deviation is held at that of a fit, so that
  /// densities are worked out once.
  final class Held {
    private static final int ROUNDS = 100;
    private static final double STILL = 1e-5;

    private final double[] start;
    // Place `row * strategies + strategy`, the uniform among them.
    private final double[] densities;

    private Held(Fit fit) {
      this.start = fit.weights.clone();
      int k = start.length;
      this.densities = new double[answers.length * k];
      for (int row = 0; row < answers.length; row++) {
        for (int c = 0; c < k - 1; c++) {
          densities[row * k + c] = density(answers[row], centres[c][row], fit.deviation);
        }
        densities[row * k + k - 1] = 1;
      }
    }

    /// @param counts how often each row counts
    double[] weights(double[] counts) {
      int k = start.length;
      double[] weights = new double[k];
      // Away from the edge, where a weight would stay 0 for ever.
      Arrays.setAll(weights, c -> .95 * start[c] + .05 / k);
      double total = Arrays.stream(counts).sum();
      for (int round = 0; round < ROUNDS; round++) {
        double[] mass = masses(counts, weights);
        double moved = 0;
        for (int c = 0; c < k; c++) {
          moved = Math.max(moved, Math.abs(mass[c] / total - weights[c]));
          weights[c] = mass[c] / total;
        }
        if (moved < STILL) {
          break;
        }
      }
      return weights;
    }

    private double[] masses(double[] counts, double[] weights) {
      int k = weights.length;
      double[] mass = new double[k];
      for (int row = 0; row < counts.length; row++) {
        if (counts[row] != 0) {
          double sum = 0;
          for (int c = 0; c < k; c++) {
            sum += weights[c] * densities[row * k + c];
          }
          double share = counts[row] / sum;
          for (int c = 0; c < k; c++) {
            mass[c] += share * densities[row * k + c];
          }
        }
      }
      Arrays.setAll(mass, c -> mass[c] * weights[c]);
      return mass;
    }
  }

  /// Weights of samples of the rows, near those of a fit.
  Held held(Fit fit) {
    return new Held(fit);
  }

  private static final class Step {
    private final double[] mass;
    private double squares;
    private double logLikelihood;

    private Step(int k) {
      this.mass = new double[k];
    }
  }

  private Step step(double[] counts, double[] weights, double deviation) {
    int k = weights.length;
    Step step = new Step(k);
    double[] density = new double[k];
    for (int row = 0; row < answers.length; row++) {
      if (counts[row] == 0) {
        continue;
      }
      double sum = 0;
      for (int c = 0; c < k - 1; c++) {
        density[c] =
            weights[c] == 0 ? 0 : weights[c] * density(answers[row], centres[c][row], deviation);
        sum += density[c];
      }
      density[k - 1] = weights[k - 1];
      sum += density[k - 1];
      step.logLikelihood += counts[row] * Math.log(sum);
      for (int c = 0; c < k; c++) {
        double share = counts[row] * density[c] / sum;
        step.mass[c] += share;
        if (c < k - 1) {
          double off = answers[row] - centres[c][row];
          step.squares += share * off * off;
        }
      }
    }
    return step;
  }

  /// A normal density cut off at 0 and 1.
  private static double density(double x, double centre, double deviation) {
    double u = (x - centre) / deviation;
    double inside = normal((1 - centre) / deviation) - normal(-centre / deviation);
    return Math.exp(-u * u / 2) / (deviation * Math.sqrt(2 * Math.PI) * Math.max(inside, 1e-9));
  }

  /// The normal distribution function by Zelen and Severo's approximation, within 1e-7.
  private static double normal(double x) {
    double k = 1 / (1 + .2316419 * Math.abs(x));
    double poly =
        k
            * (.319381530
                + k * (-.356563782 + k * (1.781477937 + k * (-1.821255978 + k * 1.330274429))));
    double tail = Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI) * poly;
    return x >= 0 ? 1 - tail : tail;
  }
}
