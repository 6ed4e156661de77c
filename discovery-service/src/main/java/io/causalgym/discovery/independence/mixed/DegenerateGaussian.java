package io.causalgym.discovery.independence.mixed;

import io.causalgym.dataset.Sample;
import io.causalgym.discovery.independence.Correlation;
import io.causalgym.discovery.independence.IndependenceTest;
import io.causalgym.discovery.independence.IndependenceTests;
import io.causalgym.discovery.search.DiscoveryException;
import io.causalgym.discovery.search.SearchControl;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/// The degenerate Gaussian likelihood-ratio test: discrete variables become indicators of their
/// levels, and all columns are taken for jointly Gaussian. `O((columns of the test)^3)`.
///
/// Source: Andrews, Ramsey and Cooper, "Learning high-dimensional directed acyclic graphs with
/// mixed data-types", PMLR 104, 2019 (andrews2019learning). Departure: Bartlett's correction of the
/// statistic (Anderson 2003, section 8.5.2; anderson2003introduction), by which the level is right
/// in smaller samples too. For two continuous variables it is the test of a partial correlation. An
/// effect of a level that depends on another discrete variable is not seen.
///
/// Where a variable of a test has missing values, the test takes the rows in which all its
/// variables are known (test-wise deletion) and costs `O(rows columns^2)`. A column that the
/// conditioning set determines is left out; a variable without any other is independent of
/// everything.
public final class DegenerateGaussian implements IndependenceTest {
  private static final int FEWEST_ROWS = 4;

  private final IndicatorColumns columns;
  private final Correlation correlation;

  private DegenerateGaussian(IndicatorColumns columns, Correlation correlation) {
    this.columns = columns;
    this.correlation = correlation;
  }

  /// As a search asks for it.
  public static IndependenceTests tests() {
    return DegenerateGaussian::of;
  }

  /// @throws DiscoveryException for a variable that has one value, too many levels, and fewer than
  ///   4 rows
  /// @throws java.util.concurrent.CancellationException if the deadline passes
  public static DegenerateGaussian of(Sample sample, SearchControl control) {
    if (sample.rows() < FEWEST_ROWS) {
      throw new DiscoveryException(
          "dataset",
          "" + sample.rows(),
          "the degenerate Gaussian test needs " + FEWEST_ROWS + " rows at least; add rows");
    }
    IndicatorColumns columns = IndicatorColumns.of(sample);
    control.deadline().check();
    int[] all = IntStream.range(0, columns.end(sample.size() - 1)).toArray();
    return new DegenerateGaussian(columns, Correlation.of(columns.complete(), all, control));
  }

  @Override
  public int size() {
    return columns.size();
  }

  @Override
  public Worker worker() {
    return new LikelihoodRatio();
  }

  private final class LikelihoodRatio implements Worker {
    private final BlockDeterminants determinants = new BlockDeterminants();
    private int[] variables = new int[8];
    private int[] places = new int[16];
    private double[] matrix = new double[256];

    @Override
    public double pValue(int x, int y, int[] given, int count) {
      arrange(Math.min(x, y), Math.max(x, y), given, count);
      int columnsGiven = 0;
      boolean complete = true;
      int used = 0;
      for (int i = 0; i < count + 2; i++) {
        complete &= !columns.incomplete(variables[i]);
        used = place(variables[i], used);
        columnsGiven = i == count - 1 ? used : columnsGiven;
      }
      int columnsX = columns.end(variables[count]) - columns.start(variables[count]);
      double rows = complete ? ofAllRows(used) : ofKnownRows(used);
      double log =
          determinants.logLambda(matrix, columnsGiven, columnsX, used - columnsGiven - columnsX);
      return pValue(log, rows);
    }

    private double pValue(double logLambda, double rows) {
      double freedom = (double) determinants.ranksX() * determinants.ranksY();
      double weight =
          rows
              - 1
              - determinants.ranksGiven()
              - (determinants.ranksX() + determinants.ranksY() + 1) / 2.0;
      if (freedom == 0 || weight <= 0) {
        return 1;
      }
      return ChiSquaredDistribution.of(freedom).survivalProbability(-weight * logLambda);
    }

    /// The variables of a test stand as `S x y`, S ascending.
    private void arrange(int x, int y, int[] given, int count) {
      variables = count + 2 > variables.length ? new int[2 * (count + 2)] : variables;
      System.arraycopy(given, 0, variables, 0, count);
      Arrays.sort(variables, 0, count);
      variables[count] = x;
      variables[count + 1] = y;
    }

    private int place(int variable, int used) {
      int at = used;
      for (int column = columns.start(variable); column < columns.end(variable); column++) {
        places = at == places.length ? Arrays.copyOf(places, 2 * at) : places;
        places[at++] = column;
      }
      return at;
    }

    private double ofAllRows(int used) {
      matrix = used * used > matrix.length ? new double[2 * used * used] : matrix;
      double[] values = correlation.values();
      for (int i = 0; i < used; i++) {
        for (int j = 0; j < used; j++) {
          matrix[i * used + j] = values[places[i] * correlation.size() + places[j]];
        }
      }
      return correlation.rows();
    }

    private double ofKnownRows(int used) {
      matrix = used * used > matrix.length ? new double[2 * used * used] : matrix;
      double[][] chosen = new double[used][];
      for (int i = 0; i < used; i++) {
        chosen[i] = columns.column(places[i]);
      }
      return KnownCorrelations.of(chosen, matrix);
    }
  }
}
