package io.causalgym.discovery.independence;

import io.causalgym.dataset.Sample;
import io.causalgym.discovery.search.DiscoveryException;
import io.causalgym.discovery.search.SearchControl;
import io.causalgym.numeric.backend.KernelBackend;
import io.causalgym.numeric.backend.KernelRun;
import io.causalgym.numeric.backend.Matrix;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Fisher's z test of zero partial correlation, two-sided: exact for Gaussian variables in large
/// samples. `O(|S|^3)` a test, less where neighbouring sets follow each other.
///
/// Source: Fisher, "The distribution of the partial correlation coefficient", Metron 3, 1924; as
/// used by Kalisch and Bühlmann 2007, section 2.2.2 (kalisch2007estimating).
///
/// Where a variable of a test has missing values, the test takes the rows in which all its
/// variables are known (test-wise deletion) and costs `O(rows |S|^2)`. A variable that the
/// conditioning set determines is independent of everything.
public final class FisherZ implements SeparatingTest {
  private static final int FEWEST_ROWS = 4;

  // Gone through so between two looks at a clock where values are missing: a millisecond or so.
  private static final int ROWS_PER_LOOK = 100_000;

  private final int size;
  private final Correlation correlation;
  // The same numbers, as one object for as long as a device may keep them.
  private final Matrix matrix;
  // The place of a variable in the correlations; -1 where it has missing values.
  private final int[] places;
  // Where a variable has missing values.
  private final @Nullable KnownRows rows;

  private FisherZ(int size, Correlation correlation, int[] places, @Nullable KnownRows rows) {
    this.size = size;
    this.correlation = correlation;
    this.matrix = Matrix.owning(correlation.size(), correlation.size(), correlation.values());
    this.places = places;
    this.rows = rows;
  }

  /// The test over a sample of continuous variables.
  ///
  /// @throws DiscoveryException for a variable that is discrete or constant, two that are the same
  ///   but for scale, and fewer than 4 rows
  /// @throws java.util.concurrent.CancellationException if the deadline passes
  public static FisherZ of(Sample sample, SearchControl control) {
    if (sample.rows() < FEWEST_ROWS) {
      throw new DiscoveryException(
          "dataset",
          "" + sample.rows(),
          "Fisher's z test needs " + FEWEST_ROWS + " rows at least; add rows");
    }
    int[] complete =
        IntStream.range(0, sample.size()).filter(column -> !sample.hasMissing(column)).toArray();
    int[] places = new int[sample.size()];
    Arrays.fill(places, -1);
    for (int place = 0; place < complete.length; place++) {
      places[complete[place]] = place;
    }
    Correlation correlation = Correlation.of(sample, complete, control);
    correlation
        .collinear()
        .ifPresent(
            pair -> refuseCollinear(sample, complete[(int) (pair >> 32)], complete[(int) pair]));
    return new FisherZ(
        sample.size(),
        correlation,
        places,
        complete.length == sample.size() ? null : KnownRows.of(sample));
  }

  /// The test by correlations that are at hand.
  public static FisherZ of(Correlation correlation) {
    int size = correlation.size();
    return new FisherZ(size, correlation, IntStream.range(0, size).toArray(), null);
  }

  private static void refuseCollinear(Sample sample, int a, int b) {
    String first = sample.variables().get(a).name();
    String second = sample.variables().get(b).name();
    throw new DiscoveryException(
        "dataset",
        second,
        "'"
            + first
            + "' and '"
            + second
            + "' are collinear: each is determined by the other;"
            + " leave one out");
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public SeparatorFinder finder(double alpha) {
    return rows == null
        ? new FisherZFinder(correlation, alpha)
        : new EachSubset(worker(), alpha, (int) Math.max(1, ROWS_PER_LOOK / correlation.rows()));
  }

  @Override
  public Optional<SingleSeparators> singleSeparators(double alpha, KernelBackend kernels) {
    if (rows != null) {
      return Optional.empty();
    }
    double threshold = Math.sqrt(new ZThreshold(alpha).squared(correlation.rows() - 1 - 3));
    return Optional.of((adjacent, from, to, run) ->
        kernels.separators(matrix, adjacent, threshold, from, to, run));
  }

  @Override
  public Optional<BatchedTests> batched(KernelBackend kernels) {
    return rows == null
        ? Optional.of((tests, given, run) -> pValues(kernels, tests, given, run))
        : Optional.empty();
  }

  private double[] pValues(KernelBackend kernels, int[] tests, int given, KernelRun run) {
    double[] values = kernels.partialCorrelations(matrix, tests, given, run);
    Worker alone = worker();
    int size = given + 2;
    for (int test = 0; test < values.length; test++) {
      // Where variables determine each other, some can be left out, which the kernel does not.
      values[test] =
          Double.isNaN(values[test])
              ? alone.pValue(
                  tests[test * size],
                  tests[test * size + 1],
                  Arrays.copyOfRange(tests, test * size + 2, (test + 1) * size),
                  given)
              : ZThreshold.pValue(values[test] * values[test], correlation.rows() - given - 3);
    }
    return values;
  }

  @Override
  public Worker worker() {
    return new ZWorker();
  }

  private final class ZWorker implements Worker {
    private final SubsetTree tree = new SubsetTree(correlation.values(), correlation.size());
    private int[] variables = new int[8];
    private int[] local = new int[8];
    private ZThreshold threshold = new ZThreshold(0.01);
    private double alpha = 0.01;

    // Of the test computed last.
    private long freedom;

    @Override
    public double pValue(int x, int y, int[] given, int count) {
      return ZThreshold.pValue(squared(x, y, given, count), freedom);
    }

    @Override
    public boolean independent(int x, int y, int[] given, int count, double level) {
      if (level != alpha) {
        alpha = level;
        threshold = new ZThreshold(level);
      }
      return squared(x, y, given, count) <= threshold.squared(freedom);
    }

    /// The variables of a test stand as `x y S`, S ascending.
    private double squared(int x, int y, int[] given, int count) {
      if (count + 2 > variables.length) {
        variables = new int[2 * (count + 2)];
        local = new int[2 * (count + 2)];
      }
      variables[0] = Math.min(x, y);
      variables[1] = Math.max(x, y);
      System.arraycopy(given, 0, variables, 2, count);
      Arrays.sort(variables, 2, count + 2);
      boolean complete = true;
      for (int i = 0; i < count + 2; i++) {
        local[i] = places[variables[i]];
        complete &= local[i] >= 0;
      }
      return complete ? ofAllRows(count) : ofKnownRows(count);
    }

    private double ofAllRows(int count) {
      freedom = correlation.rows() - count - 3;
      int x = local[0];
      int y = local[1];
      System.arraycopy(local, 2, local, 0, count);
      tree.begin(x, y, local, count, count);
      return tree.squared();
    }

    private double ofKnownRows(int count) {
      KnownRows.Selection selection =
          java.util.Objects.requireNonNull(rows).of(variables, count + 2);
      freedom = selection.rows() - count - 3;
      for (int i = 0; i < count; i++) {
        local[i] = i + 2;
      }
      SubsetTree ofRows = new SubsetTree(selection.correlations(), count + 2);
      ofRows.begin(0, 1, local, count, count);
      return ofRows.squared();
    }
  }
}
