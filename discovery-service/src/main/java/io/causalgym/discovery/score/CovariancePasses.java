package io.causalgym.discovery.score;

import io.causalgym.dataset.Sample;
import io.causalgym.discovery.search.DiscoveryException;

/// Covariances in two passes over a sample: means, then products of centred values, blocks of rows
/// at a time.
final class CovariancePasses {
  private static final int BLOCK = 256;
  private static final int FEWEST_ROWS = 3;

  private final Sample sample;
  private final CompleteRows rows;
  private final int size;
  private final double[] means;
  private final double[] column = new double[BLOCK];

  private CovariancePasses(Sample sample) {
    this.sample = sample;
    this.rows = CompleteRows.of(sample, FEWEST_ROWS);
    this.size = sample.size();
    this.means = new double[size];
  }

  /// @param distinct whether columns that are multiples of each other are refused
  static Covariance over(Sample sample, boolean distinct) {
    CovariancePasses passes = new CovariancePasses(sample);
    passes.average();
    double[] products = passes.products();
    passes.checkVariances(products);
    Covariance covariance = Covariance.owning(sample.size(), passes.rows.count(), products);
    if (distinct) {
      passes.checkDistinct(covariance);
    }
    return covariance;
  }

  private void average() {
    for (int variable = 0; variable < size; variable++) {
      double sum = 0;
      for (int from = 0; from < sample.rows(); from += BLOCK) {
        int count = read(variable, from);
        double part = 0;
        for (int i = 0; i < count; i++) {
          part += column[i];
        }
        sum += part;
      }
      means[variable] = sum / rows.count();
      if (!Double.isFinite(means[variable])) {
        throw unusable(variable, "has values too large to add up or infinite ones; rescale it");
      }
    }
  }

  /// Reads the complete ones of a block of rows.
  ///
  /// @return how many they are
  private int read(int variable, int from) {
    int count = Math.min(BLOCK, sample.rows() - from);
    sample.read(variable, from, count, column, 0);
    return rows.pack(column, 0, from, count);
  }

  private double[] products() {
    double[] products = new double[Math.multiplyExact(size, size)];
    double[] block = new double[Math.multiplyExact(BLOCK, size)];
    for (int from = 0; from < sample.rows(); from += BLOCK) {
      int count = 0;
      for (int variable = 0; variable < size; variable++) {
        count = read(variable, from);
        for (int i = 0; i < count; i++) {
          block[i * size + variable] = column[i] - means[variable];
        }
      }
      // Rows of zeros complete the last group of four.
      int padded = Math.min(BLOCK, count + 3 & -4);
      java.util.Arrays.fill(block, count * size, padded * size, 0);
      for (int row = 0; row < padded; row += 4) {
        add(block, row * size, products);
      }
    }
    for (int i = 0; i < products.length; i++) {
      products[i] /= rows.count();
    }
    return products;
  }

  // Four rows at once, so that a sum is loaded and stored once for four products.
  private void add(double[] block, int at, double[] products) {
    for (int i = 0; i < size; i++) {
      addTo(products, i * size, block, at, i, size);
    }
  }

  private static void addTo(double[] sums, int row, double[] block, int at, int i, int size) {
    double a = block[at + i];
    double b = block[at + size + i];
    double c = block[at + 2 * size + i];
    double d = block[at + 3 * size + i];
    for (int j = 0; j <= i; j++) {
      sums[row + j] +=
          a * block[at + j]
              + b * block[at + size + j]
              + c * block[at + 2 * size + j]
              + d * block[at + 3 * size + j];
    }
  }

  private void checkVariances(double[] covariances) {
    for (int variable = 0; variable < size; variable++) {
      double variance = covariances[variable * size + variable];
      double scale = means[variable] * means[variable];
      if (!Double.isFinite(variance)) {
        throw unusable(variable, "has values too large to square; rescale it");
      }
      // A constant leaves only the rounding of its mean.
      if (variance <= scale * 1e-24 || variance == 0) {
        throw unusable(variable, "is constant; leave it out");
      }
    }
  }

  private void checkDistinct(Covariance covariance) {
    for (int a = 0; a < size; a++) {
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
