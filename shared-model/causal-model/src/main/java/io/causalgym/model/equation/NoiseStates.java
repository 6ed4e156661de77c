package io.causalgym.model.equation;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;

/// A noise as finitely many values with their probabilities: its own, or one of each interval
/// between thresholds.
///
/// @param values of the noise, one for each state
/// @param p their probabilities
record NoiseStates(List<Double> values, List<Double> p) {

  /// Thresholds that differ by less, on a scale from 0 to 1, are one: they differ by rounding.
  private static final double SAME = 1e-12;

  static NoiseStates of(List<Double> p) {
    List<Double> values = new ArrayList<>();
    for (int state = 0; state < p.size(); state++) {
      values.add((double) state);
    }
    return new NoiseStates(values, List.copyOf(p));
  }

  /// @param thresholds on the scale of the noise
  static NoiseStates of(NoiseDistribution.Uniform noise, NavigableSet<Double> thresholds) {
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
