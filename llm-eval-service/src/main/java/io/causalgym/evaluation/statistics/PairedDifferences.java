package io.causalgym.evaluation.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The differences of two models in the worlds that both have.
final class PairedDifferences {
  private final int first;
  private final int second;
  private final double[] differences;
  private final int worlds;
  private final double mean;

  /// @param differences NaN where a world is missing, elsewhere finite
  PairedDifferences(int first, int second, double[] differences) {
    this.first = first;
    this.second = second;
    this.differences = differences;
    double[] known = Arrays.stream(differences).filter(Double::isFinite).toArray();
    this.worlds = known.length;
    this.mean = Arrays.stream(known).sum() / worlds;
  }

  /// Those with a world in common.
  static List<PairedDifferences> all(ModelScores scores) {
    List<PairedDifferences> pairs = new ArrayList<>();
    for (int first = 0; first < scores.models(); first++) {
      for (int second = first + 1; second < scores.models(); second++) {
        PairedDifferences pair =
            new PairedDifferences(first, second, scores.differences(first, second));
        if (pair.worlds > 0) {
          pairs.add(pair);
        }
      }
    }
    return pairs;
  }

  int first() {
    return first;
  }

  int second() {
    return second;
  }

  int worlds() {
    return worlds;
  }

  double mean() {
    return mean;
  }

  /// Each world's difference less `centre`, 0 where it is missing.
  double[] column(double centre) {
    return Arrays.stream(differences).map(d -> Double.isNaN(d) ? 0 : d - centre).toArray();
  }

  /// The sum of squares about `centre`; 0 where it is no more than rounding.
  double squares(double centre) {
    double about = Arrays.stream(column(centre)).map(d -> d * d).sum();
    return about > 1e-24 * worlds * mean * mean ? about : 0;
  }

  /// Of the mean.
  double standardError() {
    return Math.sqrt(squares(mean) / (worlds - 1.0) / worlds);
  }
}
