package io.causalgym.numeric.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.numeric.backend.ScmProgram.Node;
import io.causalgym.numeric.backend.ScmProgram.Noise;
import io.causalgym.numeric.backend.ScmProgram.Shape;
import io.causalgym.numeric.backend.ScmProgram.Term;
import io.causalgym.numeric.random.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What any backend's Monte Carlo and bootstrap kernels must do.
public abstract class SamplingKernelContract {
  private static final List<Shape> SHAPES = List.of(Shape.values());
  private static final int[] SAMPLES = {1, 2, 7, 31, 511, 512, 513, 1009};

  protected abstract KernelBackend backend();

  /// The error that is allowed, relative to the root of the second moment of an outcome, or to the
  /// sum of absolute values.
  protected abstract double tolerance();

  private Matrix monteCarlo(ScmProgram program, double[][] interventions, int samples, long seed) {
    return backend()
        .monteCarlo(
            program, rows(program.nodes().size(), interventions), samples, seed, KernelRun.plain());
  }

  private static Matrix rows(int columns, double[]... rows) {
    double[] values = new double[rows.length * columns];
    for (int row = 0; row < rows.length; row++) {
      System.arraycopy(rows[row], 0, values, row * columns, columns);
    }
    return Matrix.owning(rows.length, columns, values);
  }

  static ScmProgram program(RandomGenerator random, int nodes) {
    List<Node> equations = new ArrayList<>();
    for (int node = 0; node < nodes; node++) {
      List<Term> terms = new ArrayList<>();
      for (int parent = 0; parent < node; parent++) {
        for (int more = random.nextInt(3); more > 0; more--) {
          Shape shape = SHAPES.get(random.nextInt(SHAPES.size()));
          // Squares of squares would grow beyond what any arithmetic holds.
          double factor = shape == Shape.SQUARE ? 0.05 : 1;
          terms.add(new Term(parent, shape, factor * random.nextDouble(-1, 1)));
        }
      }
      equations.add(
          new Node(
              random.nextDouble(-1, 1),
              random.nextInt(4) == 0 ? 0 : random.nextDouble(2),
              random.nextBoolean() ? Noise.NORMAL : Noise.UNIFORM,
              terms));
    }
    int[] outcomes = random.ints(random.nextInt(4), 0, nodes).toArray();
    return new ScmProgram(equations, outcomes);
  }

  static double[][] interventions(RandomGenerator random, int count, int nodes) {
    double[][] interventions = new double[count][nodes];
    for (double[] set : interventions) {
      Arrays.setAll(set, node -> random.nextInt(3) == 0 ? random.nextDouble(-2, 2) : Double.NaN);
    }
    return interventions;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void momentsAreThoseOfTheDefinition(int seed) {
    RandomGenerator random = new RandomStream(seed, 0).generator(0);
    for (int trial = 0; trial < 60; trial++) {
      int nodes = random.nextInt(1, 8);
      ScmProgram program = program(random, nodes);
      double[][] interventions = interventions(random, random.nextInt(4), nodes);
      int samples = SAMPLES[random.nextInt(SAMPLES.length)];
      Matrix moments = monteCarlo(program, interventions, samples, seed);
      assertThat(moments.rows()).isEqualTo(interventions.length);
      for (int row = 0; row < interventions.length; row++) {
        check(moments, row, NaiveScm.moments(program, interventions[row], samples, seed));
      }
    }
  }

  private void check(Matrix moments, int row, double[] expected) {
    int outcomes = expected.length / 2;
    assertThat(moments.columns()).isEqualTo(expected.length);
    for (int outcome = 0; outcome < outcomes; outcome++) {
      double mean = expected[outcome];
      double variance = expected[outcomes + outcome];
      double square = mean * mean + (Double.isNaN(variance) ? 0 : variance) + 1e-3;
      assertThat(moments.at(row, outcome)).isCloseTo(mean, within(tolerance() * Math.sqrt(square)));
      if (Double.isNaN(variance)) {
        assertThat(moments.at(row, outcomes + outcome)).isNaN();
      } else {
        assertThat(moments.at(row, outcomes + outcome))
            .isCloseTo(variance, within(tolerance() * square));
      }
    }
  }

  @Test
  void manyBlocksAddUp() {
    RandomGenerator random = new RandomStream(11, 0).generator(0);
    ScmProgram program = program(random, 4);
    double[] observed = {Double.NaN, Double.NaN, Double.NaN, Double.NaN};
    double[] set = {0.5, Double.NaN, Double.NaN, Double.NaN};
    int samples = 40_003;
    ScmProgram all = new ScmProgram(program.nodes(), new int[] {0, 1, 2, 3});
    Matrix moments = monteCarlo(all, new double[][] {observed, set}, samples, 5);
    check(moments, 0, NaiveScm.moments(all, observed, samples, 5));
    check(moments, 1, NaiveScm.moments(all, set, samples, 5));
  }

  /// `Z -> X -> Y <- Z` with `X = 0.5 + 2 Z + U_X` and `Y = 1 - X + 3 Z + 2 U_Y`.
  private static ScmProgram confounded(Noise noise) {
    return new ScmProgram(
        List.of(
            new Node(0, 1, noise, List.of()),
            new Node(0.5, 1, noise, List.of(new Term(0, Shape.IDENTITY, 2))),
            new Node(
                1,
                2,
                noise,
                List.of(new Term(1, Shape.IDENTITY, -1), new Term(0, Shape.IDENTITY, 3)))),
        new int[] {1, 2});
  }

  @ParameterizedTest
  @CsvSource({"NORMAL", "UNIFORM"})
  void aLinearModelHasTheMomentsOfTheory(Noise noise) {
    int samples = 100_000;
    Matrix moments =
        monteCarlo(
            confounded(noise),
            new double[][] {{Double.NaN, Double.NaN, Double.NaN}, {Double.NaN, 2, Double.NaN}},
            samples,
            77);
    close(moments, 0, 0, 0.5, 5, samples);
    // Y = 0.5 + Z - U_X + 2 U_Y where nobody intervenes, and -1 + 3 Z + 2 U_Y under do(X = 2).
    close(moments, 0, 1, 0.5, 6, samples);
    close(moments, 1, 1, -1, 13, samples);
  }

  /// Within five standard errors; that of a variance is at most that of normal values.
  private static void close(
      Matrix moments, int row, int outcome, double mean, double variance, int samples) {
    assertThat(moments.at(row, outcome)).isCloseTo(mean, within(5 * Math.sqrt(variance / samples)));
    assertThat(moments.at(row, moments.columns() / 2 + outcome))
        .isCloseTo(variance, within(5 * variance * Math.sqrt(2.0 / samples)));
  }

  @Test
  void contrastsAreThoseOfUnits() {
    Matrix moments =
        monteCarlo(
            confounded(Noise.NORMAL),
            new double[][] {{Double.NaN, 0, Double.NaN}, {Double.NaN, 1, Double.NaN}},
            1009,
            3);
    assertThat(moments.at(1, 1) - moments.at(0, 1)).isCloseTo(-1, within(10 * tolerance()));
    assertThat(moments.at(1, 3)).isCloseTo(moments.at(0, 3), within(100 * tolerance()));
  }

  @Test
  void aNodeThatIsSetKeepsItsValue() {
    Matrix moments =
        monteCarlo(
            confounded(Noise.NORMAL), new double[][] {{Double.NaN, 0.25, Double.NaN}}, 1009, 3);
    assertThat(moments.at(0, 0)).isEqualTo(0.25);
    assertThat(moments.at(0, 2)).isZero();
  }

  @Test
  void manyInterventionsAreEachAsIfAlone() {
    RandomGenerator random = new RandomStream(21, 0).generator(0);
    ScmProgram program = new ScmProgram(program(random, 5).nodes(), new int[] {4, 2});
    double[][] interventions = interventions(random, 300, 5);
    Matrix together = monteCarlo(program, interventions, 700, 9);
    for (int row = 0; row < interventions.length; row += 37) {
      check(
          together, row, monteCarlo(program, new double[][] {interventions[row]}, 700, 9).values());
    }
  }

  @Test
  void nothingToDoIsDone() {
    ScmProgram program = confounded(Noise.NORMAL);
    assertThat(monteCarlo(program, new double[0][], 10, 1).rows()).isZero();
    ScmProgram empty = new ScmProgram(List.of(), new int[0]);
    Matrix moments = monteCarlo(empty, new double[][] {{}}, 10, 1);
    assertThat(moments.rows()).isEqualTo(1);
    assertThat(moments.columns()).isZero();
  }

  @Test
  void wrongShapesAreRefused() {
    ScmProgram program = confounded(Noise.NORMAL);
    Matrix narrow = rows(2, new double[] {0, 0});
    assertThatThrownBy(() -> backend().monteCarlo(program, narrow, 10, 1, KernelRun.plain()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 columns for 3 nodes");
    Matrix set = rows(3, new double[] {0, 0, 0});
    assertThatThrownBy(() -> backend().monteCarlo(program, set, 0, 1, KernelRun.plain()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0 samples");
    assertThatThrownBy(() -> backend().bootstrapSums(set, -1, 1, KernelRun.plain()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-1 replicates");
    assertThatThrownBy(() -> backend().bootstrapSums(set, Integer.MAX_VALUE, 1, KernelRun.plain()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatIsNotWantedAnyMoreStops() {
    Matrix set = rows(3, new double[] {0, 0, 0});
    assertThatThrownBy(() ->
            backend().monteCarlo(confounded(Noise.NORMAL), set, 1_000_000, 1, Threads.stopped()))
        .isInstanceOf(CancellationException.class);
    assertThatThrownBy(() -> backend().bootstrapSums(set, 10, 1, Threads.stopped()))
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void theRunLearnsWhoDidTheWork() {
    KernelRun run = KernelRun.plain();
    backend().monteCarlo(confounded(Noise.NORMAL), rows(3, new double[3]), 1, 1, run);
    assertThat(run.backend()).isEqualTo(backend().name());
  }

  @Test
  void theResultIsTheSameToTheBitForAnyNumberOfThreads() {
    RandomGenerator random = new RandomStream(31, 0).generator(0);
    ScmProgram program = new ScmProgram(program(random, 6).nodes(), new int[] {3, 5});
    Matrix interventions = rows(6, interventions(random, 130, 6));
    Matrix terms = matrix(random, 700, 3);
    Matrix moments =
        Threads.with(1, run -> backend().monteCarlo(program, interventions, 1100, 4, run));
    Matrix sums = Threads.with(1, run -> backend().bootstrapSums(terms, 100, 4, run));
    for (int threads : new int[] {2, 5}) {
      Matrix again =
          Threads.with(threads, run -> backend().monteCarlo(program, interventions, 1100, 4, run));
      assertThat(again.values()).isEqualTo(moments.values());
      Matrix more = Threads.with(threads, run -> backend().bootstrapSums(terms, 100, 4, run));
      assertThat(more.values()).isEqualTo(sums.values());
    }
  }

  private static Matrix matrix(RandomGenerator random, int rows, int columns) {
    double[] values = random.doubles((long) rows * columns, -1, 1).toArray();
    return Matrix.owning(rows, columns, values);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 3, 5",
    "1, 0, 2",
    "1, 1, 1",
    "2, 5, 0",
    "7, 3, 3",
    "8, 2, 31",
    "9, 4, 32",
    "511, 5, 33",
    "512, 7, 3",
    "513, 3, 2",
    "1009, 13, 65",
    "3001, 1, 2"
  })
  void bootstrapSumsAreThoseOfDrawnWeights(int rows, int columns, int replicates) {
    Matrix terms = matrix(new RandomStream(rows, columns).generator(0), rows, columns);
    Matrix sums = backend().bootstrapSums(terms, replicates, 123, KernelRun.plain());
    assertThat(sums.rows()).isEqualTo(replicates);
    assertThat(sums.columns()).isEqualTo(columns + 1);
    for (int replicate = 0; replicate < replicates; replicate++) {
      double[] expected = new double[columns + 1];
      double[] sizes = new double[columns + 1];
      for (int row = 0; row < rows; row++) {
        int weight = weight(new RandomStream(123, replicate).uniform(row));
        expected[0] += weight;
        for (int column = 0; column < columns; column++) {
          expected[column + 1] += weight * terms.at(row, column);
          sizes[column + 1] += weight * Math.abs(terms.at(row, column));
        }
      }
      assertThat(sums.at(replicate, 0)).isEqualTo(expected[0]);
      for (int column = 1; column <= columns; column++) {
        assertThat(sums.at(replicate, column))
            .isCloseTo(expected[column], within(tolerance() * sizes[column]));
      }
    }
  }

  /// By inversion, summing probabilities up.
  private static int weight(double u) {
    int weight = 0;
    double probability = Math.exp(-1);
    double below = probability;
    while (u >= below && weight < 17) {
      weight++;
      probability /= weight;
      below += probability;
    }
    return weight;
  }

  @Test
  void weightsHaveMeanAndVarianceOne() {
    int rows = 10_000;
    Matrix sums =
        backend()
            .bootstrapSums(
                matrix(new RandomStream(1, 1).generator(0), rows, 0), 200, 8, KernelRun.plain());
    double mean = 0;
    double squares = 0;
    for (double sum : sums.values()) {
      mean += sum / 200;
      squares += (sum - rows) * (sum - rows) / 200;
    }
    assertThat(mean).isCloseTo(rows, within(5 * Math.sqrt(rows / 200.0)));
    assertThat(squares).isCloseTo(rows, within(5 * rows * Math.sqrt(2 / 200.0)));
  }
}
