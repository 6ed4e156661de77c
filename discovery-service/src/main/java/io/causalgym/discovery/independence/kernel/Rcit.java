package io.causalgym.discovery.independence.kernel;

import io.causalgym.dataset.Sample;
import io.causalgym.discovery.independence.IndependenceTest;
import io.causalgym.discovery.independence.IndependenceTests;
import io.causalgym.discovery.search.DiscoveryException;
import io.causalgym.discovery.search.SearchControl;
import io.causalgym.numeric.random.RandomStream;
import java.util.Arrays;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/// The randomized conditional independence test: the kernel test by a few random features, in time
/// linear in the rows, `O(rows f^2)` for `f` features of the conditioning set.
///
/// Source: Strobl, Zhang and Visweswaran, "Approximate kernel-based conditional independence tests
/// for fast non-parametric causal discovery", Journal of Causal Inference 7(1), 2019, section 4
/// (strobl2019approximate). The null distribution, a sum of weighted chi-squares, has the first
/// three cumulants right (Hall, Buckley and Eagleson: buckley1988approximation), which the paper
/// offers beside its default of Lindsay, Pilla and Basak. The conditioning set enters the features
/// of one variable too; here always that of the higher number.
///
/// The features of a set of variables depend on the seed and on these variables alone. Rows in
/// which a variable of the test is missing are left out of it.
public final class Rcit implements IndependenceTest {
  private static final int FEWEST_ROWS = 20;
  private static final double RIDGE = 1e-10;

  private final NumericColumns columns;
  private final RcitOptions options;

  private Rcit(NumericColumns columns, RcitOptions options) {
    this.columns = columns;
    this.options = options;
  }

  /// As a search asks for it.
  public static IndependenceTests tests(RcitOptions options) {
    return (sample, control) -> of(sample, options, control);
  }

  /// @throws DiscoveryException for a variable that is discrete or constant, and fewer than 20 rows
  public static Rcit of(Sample sample, RcitOptions options, SearchControl control) {
    if (sample.rows() < FEWEST_ROWS) {
      throw new DiscoveryException(
          "dataset",
          "" + sample.rows(),
          "the test by random features needs " + FEWEST_ROWS + " rows at least; add rows");
    }
    control.deadline().check();
    return new Rcit(NumericColumns.of(sample), options);
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
    int low = Math.min(x, y);
    int high = Math.max(x, y);
    int[] set = Arrays.copyOf(given, count);
    Arrays.sort(set);
    int[] variables = Arrays.copyOf(set, count + 2);
    variables[count] = high;
    variables[count + 1] = low;
    double[][] known = columns.known(variables);
    if (known[0].length < FEWEST_ROWS) {
      return 1;
    }
    double[][] ofLow =
        features(new double[][] {known[count + 1]}, options.features(), new int[] {low});
    int[] joint = Arrays.copyOf(variables, count + 1);
    double[][] ofHigh = features(Arrays.copyOf(known, count + 1), options.features(), joint);
    if (count > 0) {
      double[][] ofSet = features(Arrays.copyOf(known, count), options.conditioningFeatures(), set);
      FeatureRegression regression = new FeatureRegression(ofSet, RIDGE);
      regression.leaveResiduals(ofLow);
      regression.leaveResiduals(ofHigh);
    }
    return pValue(ofLow, ofHigh);
  }

  /// Each set of variables has a stream of its own.
  private double[][] features(double[][] coordinates, int count, int[] variables) {
    long stream = Integer.toUnsignedLong(Arrays.hashCode(variables));
    return RandomFeatures.of(coordinates, count, new RandomStream(options.seed(), stream));
  }

  /// The squared covariances of the features, against the weighted chi-squares that their products
  /// have under independence.
  private static double pValue(double[][] a, double[][] b) {
    int rows = a[0].length;
    double[][] products = new double[a.length * b.length][rows];
    double statistic = 0;
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < b.length; j++) {
        double[] product = products[i * b.length + j];
        double sum = 0;
        for (int row = 0; row < rows; row++) {
          product[row] = a[i][row] * b[j][row];
          sum += product[row];
        }
        double covariance = sum / (rows - 1);
        statistic += rows * covariance * covariance;
      }
    }
    return WeightedChiSquares.survival(statistic, covariance(products, rows));
  }

  private static double[][] covariance(double[][] products, int rows) {
    double[][] covariance = new double[products.length][products.length];
    for (int i = 0; i < products.length; i++) {
      for (int j = 0; j <= i; j++) {
        covariance[i][j] = Products.sum(products[i], products[j]) / rows;
        covariance[j][i] = covariance[i][j];
      }
    }
    return covariance;
  }

  /// `P(sum of l_i chi^2_1 > s)` for the eigenvalues `l_i` of a matrix, by its first three
  /// cumulants.
  static final class WeightedChiSquares {
    private WeightedChiSquares() {}

    static double survival(double statistic, double[][] matrix) {
      int size = matrix.length;
      double first = 0;
      double second = 0;
      double third = 0;
      for (int i = 0; i < size; i++) {
        first += matrix[i][i];
        for (int j = 0; j < size; j++) {
          second += 2 * matrix[i][j] * matrix[i][j];
          double square = 0;
          for (int k = 0; k < size; k++) {
            square += matrix[i][k] * matrix[k][j];
          }
          third += 8 * square * matrix[i][j];
        }
      }
      if (!(second > 1e-24 && third > 0)) {
        return 1;
      }
      double freedom = 8 * second * second * second / (third * third);
      double at = (statistic - first) / Math.sqrt(second) * Math.sqrt(2 * freedom) + freedom;
      return ChiSquaredDistribution.of(freedom).survivalProbability(Math.max(0, at));
    }
  }
}
