package io.causalgym.evaluation.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Step-down max-T by its definition: all 2^worlds signs, every subset's largest statistic anew.
final class SlowMaxT {
  private final double[][] scores;
  private final List<Comparisons.Pair> pairs;
  private final double[][] statistics;

  SlowMaxT(double[][] scores, List<Comparisons.Pair> pairs) {
    this.scores = scores;
    this.pairs = pairs;
    int worlds = scores[0].length;
    this.statistics = new double[1 << worlds][pairs.size()];
    for (int signs = 0; signs < statistics.length; signs++) {
      for (int pair = 0; pair < pairs.size(); pair++) {
        statistics[signs][pair] = statistic(pair, signs);
      }
    }
  }

  /// |sum of signed differences| over the root of the sum of squares.
  private double statistic(int pair, int signs) {
    double sum = 0;
    double squares = 0;
    for (int world = 0; world < scores[0].length; world++) {
      double difference = difference(pair, world);
      if (!Double.isNaN(difference)) {
        sum += (signs >> world & 1) == 0 ? difference : -difference;
        squares += difference * difference;
      }
    }
    return Math.abs(sum) / Math.sqrt(squares);
  }

  double mean(int pair) {
    double sum = 0;
    int worlds = 0;
    for (int world = 0; world < scores[0].length; world++) {
      double difference = difference(pair, world);
      if (!Double.isNaN(difference)) {
        sum += difference;
        worlds++;
      }
    }
    return sum / worlds;
  }

  double pValue(int pair) {
    return share(List.of(pair), statistics[0][pair]);
  }

  double maxT(int wanted) {
    List<Integer> remaining = new ArrayList<>();
    for (int pair = 0; pair < pairs.size(); pair++) {
      remaining.add(pair);
    }
    remaining.sort(Comparator.comparingDouble(pair -> -statistics[0][pair]));
    double adjusted = 0;
    while (true) {
      int pair = remaining.getFirst();
      adjusted = Math.max(adjusted, share(remaining, statistics[0][pair]));
      if (pair == wanted) {
        return adjusted;
      }
      remaining.removeFirst();
    }
  }

  /// Student's |t| of the pair's differences less `centre` under changed signs.
  double studentised(int pair, int signs, double centre) {
    double[] changed =
        IntStream.range(0, scores[0].length)
            .filter(world -> !Double.isNaN(difference(pair, world)))
            .mapToDouble(
                world -> (difference(pair, world) - centre) * ((signs >> world & 1) == 0 ? 1 : -1))
            .toArray();
    double mean = Arrays.stream(changed).sum() / changed.length;
    double squares = Arrays.stream(changed).map(d -> (d - mean) * (d - mean)).sum();
    double error = Math.sqrt(squares / (changed.length - 1) / changed.length);
    return Math.abs(mean) / error;
  }

  /// The quantile of the largest |t| of deviations from the mean.
  double critical(double confidence) {
    double[] largest =
        IntStream.range(0, statistics.length)
            .mapToDouble(signs ->
                IntStream.range(0, pairs.size())
                    .mapToDouble(pair -> studentised(pair, signs, mean(pair)))
                    .max()
                    .orElseThrow())
            .sorted()
            .toArray();
    return largest[(int) Math.ceil(confidence * largest.length) - 1];
  }

  private double difference(int pair, int world) {
    return scores[pairs.get(pair).first()][world] - scores[pairs.get(pair).second()][world];
  }

  private double share(List<Integer> among, double observed) {
    int reached = 0;
    for (double[] each : statistics) {
      double largest = among.stream().mapToDouble(pair -> each[pair]).max().orElseThrow();
      reached += largest >= observed - 1e-9 ? 1 : 0;
    }
    return reached / (double) statistics.length;
  }
}
