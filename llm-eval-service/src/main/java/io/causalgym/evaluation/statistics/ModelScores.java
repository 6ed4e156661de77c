package io.causalgym.evaluation.statistics;

import java.util.Arrays;

/// What each model scored in each world; immutable.
public final class ModelScores {
  private final double[][] scores;
  private final int worlds;

  private ModelScores(double[][] scores, int worlds) {
    this.scores = scores;
    this.worlds = worlds;
  }

  /// @param scores shape models x worlds; NaN where a model has no score in a world; copied. Higher
  ///   is better
  /// @throws IllegalArgumentException if lengths differ or a score is infinite
  public static ModelScores of(double[][] scores) {
    int worlds = scores.length == 0 ? 0 : scores[0].length;
    for (double[] model : scores) {
      if (model.length != worlds) {
        throw new IllegalArgumentException(
            "models with " + worlds + " and " + model.length + " worlds: mark missing ones NaN");
      }
      if (Arrays.stream(model).anyMatch(Double::isInfinite)) {
        throw new IllegalArgumentException("a score is infinite: mark it NaN if it is missing");
      }
    }
    return new ModelScores(
        Arrays.stream(scores).map(double[]::clone).toArray(double[][]::new), worlds);
  }

  public int models() {
    return scores.length;
  }

  public int worlds() {
    return worlds;
  }

  /// `first` less `second`, NaN where one of them is missing.
  double[] differences(int first, int second) {
    double[] differences = new double[worlds];
    Arrays.setAll(differences, world -> scores[first][world] - scores[second][world]);
    return differences;
  }
}
