package io.causalgym.evaluation.scoring;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/// Sums of one unit in one world.
///
/// The names of baselines are those of the unit's first item; a baseline that an item lacks has the
/// item's loss of the first baseline.
final class UnitSums {
  static final int ITEMS = 0;
  static final int ANSWERED = 1;
  static final int LOSS = 2;

  /// Of true numbers, for the best constant: all items, then those answered.
  static final int TRUTHS = 3;

  static final int SQUARES = 4;
  static final int TRUTHS_ANSWERED = 5;
  static final int SQUARES_ANSWERED = 6;
  static final int NUMBERS = 7;
  static final int NUMBERS_ANSWERED = 8;
  private static final int FIXED = 9;

  private final Map<String, Integer> baselines = new LinkedHashMap<>();
  private double[] sums = new double[FIXED];

  /// Adds an item's losses of the baselines, and its own if it was answered.
  ///
  /// @param truth NaN where it is no number
  void add(Map<String, Double> of, double truth, boolean answered, double loss) {
    sums[ITEMS]++;
    of.forEach((name, value) -> {
      int at = column(name);
      sums[at] += value;
      sums[at + 1] += answered ? value : 0;
    });
    if (!Double.isNaN(truth)) {
      sums[NUMBERS]++;
      sums[TRUTHS] += truth;
      sums[SQUARES] += truth * truth;
    }
    if (answered) {
      sums[ANSWERED]++;
      sums[LOSS] += loss;
      if (!Double.isNaN(truth)) {
        sums[NUMBERS_ANSWERED]++;
        sums[TRUTHS_ANSWERED] += truth;
        sums[SQUARES_ANSWERED] += truth * truth;
      }
    }
  }

  private int column(String baseline) {
    Integer known = baselines.get(baseline);
    if (known != null) {
      return known;
    }
    int at = sums.length;
    baselines.put(baseline, at);
    sums = Arrays.copyOf(sums, at + 2);
    return at;
  }

  Map<String, Integer> baselines() {
    return baselines;
  }

  double get(int column) {
    return column < sums.length ? sums[column] : 0;
  }
}
