package io.causalgym.model.equation;

import io.causalgym.numeric.distribution.Bernoulli;
import io.causalgym.numeric.distribution.Beta;
import io.causalgym.numeric.distribution.Categorical;
import io.causalgym.numeric.distribution.Distribution;
import io.causalgym.numeric.distribution.Exponential;
import io.causalgym.numeric.distribution.Gamma;
import io.causalgym.numeric.distribution.Laplace;
import io.causalgym.numeric.distribution.LogNormal;
import io.causalgym.numeric.distribution.Logistic;
import io.causalgym.numeric.distribution.Normal;
import io.causalgym.numeric.distribution.Poisson;
import io.causalgym.numeric.distribution.StudentT;
import io.causalgym.numeric.distribution.Uniform;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.stream.IntStream;

/// A noise as finitely many values with their probabilities: its own, or one of each interval
/// between thresholds.
///
/// @param values of the noise, one for each state
/// @param p their probabilities
record NoiseStates(List<Double> values, List<Double> p) {

  /// Thresholds that differ by less, on a scale from 0 to 1, are one: they differ by rounding.
  private static final double SAME = 1e-12;

  /// The probabilities of the states `0, 1, ...`; empty where there are infinitely many values.
  static List<Double> probabilities(Distribution distribution) {
    return switch (distribution) {
      case Bernoulli(double p) -> List.of(1 - p, p);
      case Categorical categorical ->
          IntStream.range(0, categorical.size()).mapToObj(categorical::p).toList();
      case Beta _,
          Exponential _,
          Gamma _,
          Laplace _,
          LogNormal _,
          Logistic _,
          Normal _,
          Poisson _,
          StudentT _,
          Uniform _ ->
          List.of();
    };
  }

  static NoiseStates of(List<Double> p) {
    List<Double> values = new ArrayList<>();
    for (int state = 0; state < p.size(); state++) {
      values.add((double) state);
    }
    return new NoiseStates(values, List.copyOf(p));
  }

  /// @param thresholds on the scale of the noise
  static NoiseStates of(Uniform noise, NavigableSet<Double> thresholds) {
    double width = noise.high() - noise.low();
    List<Double> values = new ArrayList<>();
    List<Double> p = new ArrayList<>();
    double start = noise.low();
    for (double end : thresholds.tailSet(noise.low(), false)) {
      if (end - start > SAME * width && noise.high() - end > SAME * width) {
        values.add(start + (end - start) / 2);
        p.add((end - start) / width);
        start = end;
      }
    }
    values.add(start + (noise.high() - start) / 2);
    p.add((noise.high() - start) / width);
    return new NoiseStates(values, p);
  }
}
