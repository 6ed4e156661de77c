package io.causalgym.evaluation.scoring;

import io.causalgym.evaluation.item.Answer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;

/// How much the answers to one question differ over names, wordings and samples: the mean standard
/// deviation among answers that differ in nothing else.
final class Repeats {
  private final double[] deviations = new double[3];
  private final long[] counts = new long[3];

  void add(List<Response> world) {
    deviate(0, world, r -> Arrays.asList(key(r), r.item().variant(), r.sample()));
    deviate(1, world, r -> Arrays.asList(key(r), r.item().skin(), r.sample()));
    deviate(2, world, r -> Arrays.asList(key(r), r.item().skin(), r.item().variant()));
  }

  /// The same for all answers to one question, however it was told.
  static Object key(Response response) {
    return Arrays.asList(response.item().family(), response.item().group(), response.item().part());
  }

  private void deviate(int which, List<Response> world, Function<Response, Object> same) {
    Map<Object, List<Double>> groups = new LinkedHashMap<>();
    for (Response response : world) {
      if (response.answer().orElse(null) instanceof Answer.Value(double value)) {
        groups.computeIfAbsent(same.apply(response), absent -> new ArrayList<>()).add(value);
      }
    }
    for (List<Double> group : groups.values()) {
      if (group.size() > 1) {
        double mean = group.stream().mapToDouble(Double::doubleValue).sum() / group.size();
        double squares = group.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
        deviations[which] += Math.sqrt(squares / (group.size() - 1));
        counts[which]++;
      }
    }
  }

  ModelScore.Consistency consistency() {
    return new ModelScore.Consistency(mean(0), mean(1), mean(2));
  }

  private OptionalDouble mean(int which) {
    return counts[which] == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(deviations[which] / counts[which]);
  }
}
