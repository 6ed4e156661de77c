package io.causalgym.evaluation.statistics;

import io.causalgym.numeric.random.RandomStream;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/// Worlds of items with a known statistic, for simulations.
enum SimulatedWorlds {
  /// Mean of 8 normal items with intraclass correlation 0.4.
  NORMAL(0) {
    @Override
    void world(RandomGenerator random, double[] sums) {
      double world = Math.sqrt(0.4) * random.nextGaussian();
      for (int item = 0; item < ITEMS; item++) {
        double value = world + Math.sqrt(0.6) * random.nextGaussian();
        sums[0] += value;
        sums[1]++;
        sums[2] += value * value;
      }
    }
  },
  /// Pass rate of 8 items whose abilities have intraclass correlation 0.4; passes themselves have
  /// `2 / pi * asin(0.4) = 0.26`.
  PASSES(0.5) {
    @Override
    void world(RandomGenerator random, double[] sums) {
      double world = Math.sqrt(0.4) * random.nextGaussian();
      for (int item = 0; item < ITEMS; item++) {
        double passed = world + Math.sqrt(0.6) * random.nextGaussian() > 0 ? 1 : 0;
        sums[0] += passed;
        sums[1]++;
        sums[2] += passed;
      }
    }
  },
  /// Mean of 8 lognormal items.
  SKEWED(Math.exp(0.5)) {
    @Override
    void world(RandomGenerator random, double[] sums) {
      double world = Math.sqrt(0.4) * random.nextGaussian();
      for (int item = 0; item < ITEMS; item++) {
        sums[0] += Math.exp(world + Math.sqrt(0.6) * random.nextGaussian());
        sums[1]++;
      }
    }
  },
  /// Mean over worlds of 1 to 15 items.
  UNEVEN(0) {
    @Override
    void world(RandomGenerator random, double[] sums) {
      double world = Math.sqrt(0.4) * random.nextGaussian();
      int items = 1 + random.nextInt(15);
      for (int item = 0; item < items; item++) {
        sums[0] += world + Math.sqrt(0.6) * random.nextGaussian();
        sums[1]++;
      }
    }
  },
  /// Slope through the origin: a noisy model that is half causal.
  SLOPE(0.5) {
    @Override
    void world(RandomGenerator random, double[] sums) {
      double difference = 0.2 * random.nextGaussian();
      for (int item = 0; item < 4; item++) {
        double answered = 0.5 * difference + 0.15 * random.nextGaussian();
        sums[0] += answered * difference;
        sums[1] += difference * difference;
      }
    }
  },
  /// Share of squared error left by a model that is right in 6 of 10 items, a heavy-tailed ratio.
  SKILL(0.41) {
    @Override
    void world(RandomGenerator random, double[] sums) {
      double difference = 0.2 * random.nextGaussian();
      for (int item = 0; item < 2; item++) {
        double wrong = random.nextDouble() < 0.6 ? 0 : difference;
        double error = wrong + 0.02 * random.nextGaussian();
        sums[0] += error * error;
        sums[1] += difference * difference;
      }
    }
  };

  static final int ITEMS = 8;

  private final double truth;

  SimulatedWorlds(double truth) {
    this.truth = truth;
  }

  /// Of the ratio of column 0 to column 1.
  double truth() {
    return truth;
  }

  abstract void world(RandomGenerator random, double[] sums);

  /// Shape 3 x worlds: numerator, denominator, and for some kinds the sum of squares.
  double[][] columns(int worlds, long seed) {
    RandomGenerator random = new RandomStream(seed, 0).generator(0);
    double[][] columns = new double[3][worlds];
    for (int world = 0; world < worlds; world++) {
      double[] sums = new double[3];
      world(random, sums);
      for (int column = 0; column < 3; column++) {
        columns[column][world] = sums[column];
      }
    }
    return columns;
  }

  ClusterSums sums(int worlds, long seed) {
    return ClusterSums.of(Arrays.copyOf(columns(worlds, seed), 2));
  }
}
