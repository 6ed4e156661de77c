package io.causalgym.inference.learning;

import io.causalgym.inference.exact.Budget;
import io.causalgym.model.ModelException;

/// How to learn.
///
/// @param prior what is known before the data
/// @param maxIterations of EM, 1 to 100 000
/// @param tolerance EM has converged when an iteration adds less than this to the objective,
///   relative to its size (at least 1)
/// @param seed of the numbers that EM starts from
/// @param budget of the inference for one row with missing values
public record LearningOptions(
    Prior prior, int maxIterations, double tolerance, long seed, Budget budget) {

  /// Iterations at most, whoever asks.
  public static final int MOST_ITERATIONS = 100_000;

  /// Maximum likelihood; EM to a relative change of 1e-10 or 1 000 iterations.
  public static final LearningOptions DEFAULT =
      new LearningOptions(Prior.NONE, 1_000, 1e-10, 1, Budget.DEFAULT);

  public LearningOptions {
    if (maxIterations < 1 || maxIterations > MOST_ITERATIONS) {
      throw new ModelException(
          "max_iterations",
          Integer.toString(maxIterations),
          "max_iterations is " + maxIterations + "; give 1 to " + MOST_ITERATIONS);
    }
    if (!(tolerance >= 0) || Double.isInfinite(tolerance)) {
      throw new ModelException(
          "tolerance",
          Double.toString(tolerance),
          "tolerance is " + tolerance + "; give a number of at least 0");
    }
  }

  /// The same with another prior.
  public LearningOptions with(Prior other) {
    return new LearningOptions(other, maxIterations, tolerance, seed, budget);
  }
}
