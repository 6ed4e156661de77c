package io.causalgym.numeric.distribution;

import java.util.Arrays;
import java.util.List;

/// Distributions from texts such as `Normal 0 1`.
final class Spelled {
  private Spelled() {}

  static Distribution of(String text) {
    List<String> words = List.of(text.strip().split(" ", -1));
    double[] at = words.stream().skip(1).mapToDouble(Double::parseDouble).toArray();
    return switch (words.getFirst()) {
      case "Normal" -> new Normal(at[0], at[1]);
      case "Uniform" -> new Uniform(at[0], at[1]);
      case "Exponential" -> new Exponential(at[0]);
      case "Laplace" -> new Laplace(at[0], at[1]);
      case "Logistic" -> new Logistic(at[0], at[1]);
      case "LogNormal" -> new LogNormal(at[0], at[1]);
      case "Gamma" -> new Gamma(at[0], at[1]);
      case "Beta" -> new Beta(at[0], at[1]);
      case "StudentT" -> new StudentT(at[0], at[1], at[2]);
      case "Bernoulli" -> new Bernoulli(at[0]);
      case "Poisson" -> new Poisson(at[0]);
      case "Categorical" -> new Categorical(Arrays.stream(at).boxed().toList());
      default -> throw new IllegalArgumentException(text);
    };
  }
}
