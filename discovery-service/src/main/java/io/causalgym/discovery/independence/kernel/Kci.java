package io.causalgym.discovery.independence.kernel;

import io.causalgym.dataset.Sample;
import io.causalgym.discovery.independence.IndependenceTest;
import io.causalgym.discovery.independence.IndependenceTests;
import io.causalgym.discovery.search.DiscoveryException;
import io.causalgym.discovery.search.SearchControl;
import java.util.Arrays;
import org.apache.commons.statistics.distribution.GammaDistribution;

/// The kernel-based test of conditional independence, which sees dependence of any form.
/// `O(rows^3)` a test with a conditioning set, else `O(rows^2)`; hence the limit of rows.
///
/// Source: Zhang, Peters, Janzing and Schölkopf, "Kernel-based conditional independence test and
/// application in causal discovery", UAI 2011, theorems 4 and 5 (zhang2011kernel), with the null
/// distribution as a gamma distribution of the same mean and variance (section 3.4). Kernels are
/// Gaussian over columns of mean 0 and deviation 1: without a conditioning set of width 0.8 up to
/// 200 rows, 0.5 up to 1200, 0.3 above; with `q` conditioning variables of width `sqrt(q)` times
/// 1.2, 0.7 and 0.4.
///
/// The conditioning set enters the kernel of one variable, halved, as the theorem asks; here always
/// that of the lower number. Rows in which a variable of the test is missing are left out of it.
public final class Kci implements IndependenceTest {
  private static final int FEWEST_ROWS = 6;

  private final NumericColumns columns;
  private final double ridge;

  private Kci(NumericColumns columns, double ridge) {
    this.columns = columns;
    this.ridge = ridge;
  }

  /// As a search asks for it.
  public static IndependenceTests tests(KciOptions options) {
    return (sample, control) -> of(sample, options, control);
  }

  /// @throws DiscoveryException for a variable that is discrete or constant, for more rows than the
  ///   options allow, and fewer than 6
  public static Kci of(Sample sample, KciOptions options, SearchControl control) {
    if (sample.rows() > options.mostRows()) {
      throw new DiscoveryException(
          "dataset",
          "" + sample.rows(),
          "the kernel test takes at most "
              + options.mostRows()
              + " rows, for its time grows with the third power of them; the sample has "
              + sample.rows()
              + ": take fewer, or the test by random features (RCIT)");
    }
    if (sample.rows() < FEWEST_ROWS) {
      throw new DiscoveryException(
          "dataset",
          "" + sample.rows(),
          "the kernel test needs " + FEWEST_ROWS + " rows at least; add rows");
    }
    control.deadline().check();
    return new Kci(NumericColumns.of(sample), options.ridge());
  }

  /// Floating-point operations of one test, roughly.
  public static double cost(long rows, boolean conditional) {
    return conditional ? 7.0 * rows * rows * rows : 40.0 * rows * rows;
  }

  @Override
  public int size() {
    return columns.size();
  }

  @Override
  public Worker worker() {
    return this::pValue;
  }

  private double pValue(int x, int y, int[] given, int count) {
    int[] variables = new int[count + 2];
    System.arraycopy(given, 0, variables, 0, count);
    Arrays.sort(variables, 0, count);
    variables[count] = Math.min(x, y);
    variables[count + 1] = Math.max(x, y);
    double[][] known = columns.known(variables);
    int rows = known[0].length;
    if (rows < FEWEST_ROWS) {
      return 1;
    }
    return count == 0 ? marginal(known, rows) : conditional(known, rows);
  }

  private static double marginal(double[][] known, int rows) {
    double width = rows <= 200 ? 0.8 : rows <= 1200 ? 0.5 : 0.3;
    double[] a = GaussianKernel.centred(new double[][] {known[0]}, width);
    double[] b = GaussianKernel.centred(new double[][] {known[1]}, width);
    double mean = trace(a, rows) * trace(b, rows) / rows;
    double variance = 2 * Products.sum(a, a) * Products.sum(b, b) / ((double) rows * rows);
    return tail(Products.sum(a, b), mean, variance);
  }

  private double conditional(double[][] known, int rows) {
    int count = known.length - 2;
    double[][] set = Arrays.copyOf(known, count);
    double width = Math.sqrt(count) * (rows <= 200 ? 1.2 : rows <= 1200 ? 0.7 : 0.4);
    Residuals residuals = new Residuals(GaussianKernel.centred(set, width), rows, ridge);
    double[] a = residuals.of(GaussianKernel.centred(withHalves(known[count], set), width));
    double[] b = residuals.of(GaussianKernel.centred(new double[][] {known[count + 1]}, width));
    double mean = 0;
    double variance = 0;
    for (int i = 0; i < rows; i++) {
      mean += a[i * rows + i] * b[i * rows + i];
    }
    for (int i = 0; i < a.length; i++) {
      double product = a[i] * b[i];
      variance += 2 * product * product;
    }
    return tail(Products.sum(a, b), mean, variance);
  }

  private static double[][] withHalves(double[] x, double[][] set) {
    double[][] columns = new double[set.length + 1][x.length];
    columns[0] = x;
    for (int i = 0; i < set.length; i++) {
      for (int row = 0; row < x.length; row++) {
        columns[i + 1][row] = set[i][row] / 2;
      }
    }
    return columns;
  }

  private static double trace(double[] matrix, int rows) {
    double sum = 0;
    for (int i = 0; i < rows; i++) {
      sum += matrix[i * rows + i];
    }
    return sum;
  }

  private static double tail(double statistic, double mean, double variance) {
    if (!(mean > 1e-12 && variance > 1e-24)) {
      return 1;
    }
    return GammaDistribution.of(mean * mean / variance, variance / mean)
        .survivalProbability(Math.max(0, statistic));
  }
}
