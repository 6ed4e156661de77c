package io.causalgym.dataset.statistics;

import io.causalgym.dataset.Sample;
import io.causalgym.dataset.Variable;
import io.causalgym.numeric.parallel.ParallelLoop;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/// What a person wants to see of one column.
public sealed interface ColumnSummary {
  Variable variable();

  /// The number of values.
  long count();

  /// The number of cells without a value.
  long missing();

  /// A continuous column; NaN where there are too few values.
  ///
  /// @param deviation standard deviation with divisor `count - 1`
  /// @param quantiles at the probabilities {@link #PROBABILITIES}, between order statistics by the
  ///   straight line (type 7 of Hyndman and Fan, hyndman1996sample)
  /// @param exact whether the quantiles are those of all values; of a million otherwise, taken at
  ///   equal distances
  record Numbers(
      Variable variable,
      long count,
      long missing,
      double mean,
      double deviation,
      double minimum,
      double maximum,
      List<Double> quantiles,
      boolean exact,
      Histogram histogram)
      implements ColumnSummary {
    public Numbers {
      quantiles = List.copyOf(quantiles);
    }
  }

  /// A discrete column.
  ///
  /// @param counts of the levels in their order
  record Levels(Variable variable, long count, long missing, List<Long> counts)
      implements ColumnSummary {
    public Levels {
      counts = List.copyOf(counts);
    }
  }

  /// The probabilities of {@link Numbers#quantiles}.
  List<Double> PROBABILITIES = List.of(0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99);

  /// Reads a column three times at most.
  static ColumnSummary of(Sample sample, int column) {
    Variable variable = sample.variables().get(column);
    return variable.isDiscrete()
        ? levels(sample, column, variable)
        : numbers(sample, column, variable);
  }

  private static Levels levels(Sample sample, int column, Variable variable) {
    ContingencyTable table =
        ContingencyTable.of(sample, new int[] {column}, ParallelLoop.sequential(), () -> false);
    List<Long> counts = LongStream.of(table.counts()).boxed().toList();
    return new Levels(variable, table.total(), table.omitted(), counts);
  }

  private static Numbers numbers(Sample sample, int column, Variable variable) {
    Covariances moments =
        Covariances.of(sample, new int[] {column}, ParallelLoop.sequential(), () -> false);
    ColumnValues values = ColumnValues.of(sample, column, moments.count());
    List<Double> quantiles =
        PROBABILITIES.stream().map(probability -> values.quantile(probability)).toList();
    double spread = values.quantile(0.75) - values.quantile(0.25);
    Histogram histogram =
        Histogram.of(sample, column, values.minimum(), values.maximum(), spread, moments.count());
    return new Numbers(
        variable,
        moments.count(),
        moments.omitted(),
        moments.count() > 0 ? moments.mean(0) : Double.NaN,
        Math.sqrt(moments.variance(0)),
        values.minimum(),
        values.maximum(),
        quantiles,
        values.exact(),
        histogram);
  }

  /// Counts of values in bins of equal width.
  ///
  /// @param edges one more than bins; a bin holds its lower edge, the last one its upper edge too
  record Histogram(List<Double> edges, List<Long> counts) {
    private static final int MOST_BINS = 100;

    public Histogram {
      edges = List.copyOf(edges);
      counts = List.copyOf(counts);
    }

    // Width 2 IQR / cbrt(n): Freedman and Diaconis 1981 (freedman1981histogram); where half of the
    // values are equal, as many bins as Sturges' rule has.
    static Histogram of(
        Sample sample, int column, double minimum, double maximum, double spread, long count) {
      if (!(maximum > minimum)) {
        return count == 0
            ? new Histogram(List.of(), List.of())
            : new Histogram(List.of(minimum, maximum), List.of(count));
      }
      double width = 2 * spread / Math.cbrt((double) count);
      double wanted =
          width > 0
              ? Math.ceil((maximum - minimum) / width)
              : 1 + Math.log((double) count) / Math.log(2);
      int bins = (int) Math.clamp(wanted, 1, MOST_BINS);
      double[] edges = new double[bins + 1];
      Arrays.setAll(edges, bin -> minimum + (maximum - minimum) * bin / bins);
      edges[bins] = maximum;
      return new Histogram(
          DoubleStream.of(edges).boxed().toList(),
          LongStream.of(counts(sample, column, edges)).boxed().toList());
    }

    private static long[] counts(Sample sample, int column, double[] edges) {
      int bins = edges.length - 1;
      long[] counts = new long[bins];
      double scale = bins / (edges[bins] - edges[0]);
      ColumnValues.forEach(
          sample,
          column,
          value -> {
            int bin = (int) Math.min(bins - 1, (value - edges[0]) * scale);
            // The product is rounded: the edges decide.
            if (value < edges[bin]) {
              bin--;
            } else if (bin < bins - 1 && value >= edges[bin + 1]) {
              bin++;
            }
            counts[bin]++;
          });
      return counts;
    }
  }
}
