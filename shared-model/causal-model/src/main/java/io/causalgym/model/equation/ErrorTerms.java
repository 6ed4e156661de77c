package io.causalgym.model.equation;

import io.causalgym.model.linear.LinearModelBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Errors as sums of independent standard normal noises, and the covariances that follow.
final class ErrorTerms {
  private record Loading(String variable, double value) {}

  private record Pair(String first, String second) {}

  private final Map<Integer, List<Loading>> loadings = new HashMap<>();

  void add(int noise, String variable, double value) {
    loadings.computeIfAbsent(noise, key -> new ArrayList<>()).add(new Loading(variable, value));
  }

  /// Pairs of variables with a noise in common, counted for each noise.
  long pairs() {
    return loadings.values().stream().mapToLong(of -> (long) of.size() * of.size() / 2).sum();
  }

  void addTo(LinearModelBuilder builder, Set<String> variables) {
    Map<String, Double> variances = new LinkedHashMap<>();
    Map<Pair, Double> covariances = new LinkedHashMap<>();
    variables.forEach(variable -> variances.put(variable, 0.0));
    for (List<Loading> of : loadings.values()) {
      for (int at = 0; at < of.size(); at++) {
        Loading one = of.get(at);
        variances.merge(one.variable, one.value * one.value, Double::sum);
        for (Loading other : of.subList(0, at)) {
          boolean ordered = one.variable.compareTo(other.variable) < 0;
          covariances.merge(
              ordered
                  ? new Pair(one.variable, other.variable)
                  : new Pair(other.variable, one.variable),
              one.value * other.value,
              Double::sum);
        }
      }
    }
    variances.forEach(builder::variance);
    covariances.forEach((pair, value) -> builder.covariance(pair.first, pair.second, value));
  }
}
