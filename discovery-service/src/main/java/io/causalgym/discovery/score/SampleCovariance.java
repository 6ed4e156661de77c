package io.causalgym.discovery.score;

import io.causalgym.dataset.Sample;
import io.causalgym.dataset.statistics.Covariances;
import io.causalgym.discovery.search.DiscoveryException;
import io.causalgym.numeric.parallel.ParallelLoop;
import java.util.stream.IntStream;

/// The covariances of a sample, if they can be used.
final class SampleCovariance {
  private static final int FEWEST_ROWS = 3;

  // A constant leaves the rounding of its mean at most.
  private static final double CONSTANT = 1e-24;

  private final Sample sample;
  private final Covariances moments;

  private SampleCovariance(Sample sample) {
    this.sample = sample;
    this.moments =
        Covariances.of(
            sample,
            IntStream.range(0, sample.size()).toArray(),
            ParallelLoop.sequential(),
            () -> false);
  }

  /// @param distinct whether columns that are multiples of each other are refused
  static Covariance of(Sample sample, boolean distinct) {
    SampleCovariance usable = new SampleCovariance(sample);
    CompleteRows.check(usable.moments.count(), sample.rows(), FEWEST_ROWS);
    usable.checkVariances();
    Covariance covariance = usable.covariance();
    if (distinct) {
      usable.checkDistinct(covariance);
    }
    return covariance;
  }

  private Covariance covariance() {
    int size = sample.size();
    double share = (moments.count() - 1.0) / moments.count();
    double[] covariances = new double[Math.multiplyExact(size, size)];
    for (int a = 0; a < size; a++) {
      for (int b = 0; b <= a; b++) {
        covariances[a * size + b] = moments.covariance(a, b) * share;
      }
    }
    return Covariance.owning(size, moments.count(), covariances);
  }

  private void checkVariances() {
    for (int variable = 0; variable < sample.size(); variable++) {
      double variance = moments.variance(variable);
      double mean = moments.mean(variable);
      if (!Double.isFinite(variance)) {
        throw unusable(variable, "has infinite values or too large ones to square; rescale it");
      }
      if (variance <= mean * mean * CONSTANT) {
        throw unusable(variable, "is constant; leave it out");
      }
    }
  }

  private void checkDistinct(Covariance covariance) {
    for (int a = 0; a < sample.size(); a++) {
      for (int b = 0; b < a; b++) {
        double r = covariance.correlation(a, b);
        if (1 - r * r < Covariance.COLLINEAR) {
          throw unusable(
              a, "is a multiple of '" + sample.variables().get(b).name() + "'; leave one out");
        }
      }
    }
  }

  private DiscoveryException unusable(int variable, String why) {
    String name = sample.variables().get(variable).name();
    return new DiscoveryException("dataset", name, "'" + name + "' " + why);
  }
}
