package io.causalgym.evaluation.scoring;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/// Accuracy and calibration of probabilities against the known ones.
///
/// Source of reliability and resolution: Murphy 1973 (murphy1973new), with the known probability in
/// place of outcomes.
final class BeliefSums {
  private static final int BINS = 10;
  private static final double CLIP = .005;
  private static final double ROUND = 20;

  private final Numbers answers = new Numbers();
  private final Numbers truths = new Numbers();

  void add(double a, double t) {
    answers.add(a);
    truths.add(t);
  }

  ModelScore.Beliefs beliefs() {
    int n = answers.size();
    double[] a = answers.toArray();
    double[] t = truths.toArray();
    double[] line = line(a, t);
    double[] logits = line(logits(a), logits(t));
    long distinct = Arrays.stream(a).distinct().count();
    double[] murphy = murphy(a, t);
    return new ModelScore.Beliefs(
        n,
        mean(n, k -> (a[k] - t[k]) * (a[k] - t[k])),
        mean(n, k -> regret(a[k], t[k])),
        mean(n, k -> Math.abs(a[k] - t[k])),
        mean(n, k -> Math.abs(a[k] - t[k]) <= .02 ? 1 : 0),
        mean(n, k -> Math.abs(a[k] - t[k]) <= .05 ? 1 : 0),
        defined(murphy[0]),
        defined(murphy[1]),
        defined(line[0]),
        defined(line[1]),
        defined(logits[0]),
        defined(logits[1]),
        mean(n, k -> Math.abs(ROUND * a[k] - Math.rint(ROUND * a[k])) < 1e-9 ? 1 : 0),
        defined(distinct / (double) n),
        distinct);
  }

  private static OptionalDouble mean(int n, java.util.function.IntToDoubleFunction of) {
    return n == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(IntStream.range(0, n).mapToDouble(of).sum() / n);
  }

  private static OptionalDouble defined(double value) {
    return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
  }

  /// KL(t || a).
  private static double regret(double a, double t) {
    double p = Math.clamp(a, CLIP, 1 - CLIP);
    return term(t, p) + term(1 - t, 1 - p);
  }

  private static double term(double t, double p) {
    return t <= 0 ? 0 : t * Math.log(t / p);
  }

  /// Cox's recalibration is of log odds: an overconfident model, whose log odds are too large by a
  /// factor, has the inverse of the factor as its slope. Source: Cox 1958 (cox1958two).
  private static double[] logits(double[] values) {
    return Arrays.stream(values)
        .map(value -> Math.clamp(value, CLIP, 1 - CLIP))
        .map(p -> Math.log(p / (1 - p)))
        .toArray();
  }

  /// Slope and intercept of t on a, least squares.
  private static double[] line(double[] a, double[] t) {
    int n = a.length;
    double meanA = Arrays.stream(a).sum() / n;
    double meanT = Arrays.stream(t).sum() / n;
    double cross = 0;
    double square = 0;
    for (int k = 0; k < n; k++) {
      cross += (a[k] - meanA) * (t[k] - meanT);
      square += (a[k] - meanA) * (a[k] - meanA);
    }
    double slope = square < 1e-12 ? Double.NaN : cross / square;
    return new double[] {slope, meanT - slope * meanA};
  }

  /// Reliability and resolution over bins of equal mass; equal answers share a bin.
  private static double[] murphy(double[] a, double[] t) {
    int n = a.length;
    if (n == 0) {
      return new double[] {Double.NaN, Double.NaN};
    }
    int[] bins = EqualMass.bins(a, BINS);
    double[] counts = new double[BINS];
    double[] sumsA = new double[BINS];
    double[] sumsT = new double[BINS];
    for (int k = 0; k < n; k++) {
      counts[bins[k]]++;
      sumsA[bins[k]] += a[k];
      sumsT[bins[k]] += t[k];
    }
    double mean = Arrays.stream(t).sum() / n;
    double reliability = 0;
    double resolution = 0;
    for (int bin = 0; bin < BINS; bin++) {
      if (counts[bin] > 0) {
        double miss = sumsA[bin] - sumsT[bin];
        double apart = sumsT[bin] / counts[bin] - mean;
        reliability += miss * miss / counts[bin] / n;
        resolution += counts[bin] * apart * apart / n;
      }
    }
    return new double[] {reliability, resolution};
  }
}
