package io.causalgym.numeric.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What tests of conditional independence by correlations must do on any backend.
public abstract class CorrelationContract extends KernelContract {

  /// Of variables that have two causes in common.
  static Matrix correlations(int variables, long seed) {
    Matrix noise = normals(variables, 2 * variables + 20, seed);
    Matrix loadings = normals(variables, 2, seed + 1);
    Matrix causes = normals(2, noise.columns(), seed + 2);
    double[] values = new double[variables * variables];
    for (int x = 0; x < variables; x++) {
      for (int y = 0; y <= x; y++) {
        values[x * variables + y] = covariance(noise, loadings, causes, x, y);
      }
    }
    double[] variances = new double[variables];
    for (int x = 0; x < variables; x++) {
      variances[x] = values[x * variables + x];
    }
    for (int x = 0; x < variables; x++) {
      for (int y = 0; y <= x; y++) {
        double r = values[x * variables + y] / Math.sqrt(variances[x] * variances[y]);
        values[x * variables + y] = x == y ? 1 : r;
        values[y * variables + x] = values[x * variables + y];
      }
    }
    return Matrix.owning(variables, variables, values);
  }

  private static double covariance(Matrix noise, Matrix loadings, Matrix causes, int x, int y) {
    double sum = 0;
    for (int row = 0; row < noise.columns(); row++) {
      double[] values = new double[2];
      for (int side = 0; side < 2; side++) {
        int variable = side == 0 ? x : y;
        values[side] =
            noise.at(variable, row)
                + loadings.at(variable, 0) * causes.at(0, row)
                + loadings.at(variable, 1) * causes.at(1, row);
      }
      sum += values[0] * values[1];
    }
    return sum;
  }

  /// By the inverse of the correlations of the variables of a test.
  private static double definition(Matrix correlations, int[] variables) {
    double[][] part = new double[variables.length][variables.length];
    for (int i = 0; i < part.length; i++) {
      for (int j = 0; j < part.length; j++) {
        part[i][j] = correlations.at(variables[i], variables[j]);
      }
    }
    double[][] inverse = Dense.inverse(part);
    return -inverse[0][1] / Math.sqrt(inverse[0][0] * inverse[1][1]);
  }

  private static int[] tests(int variables, int level, int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] tests = new int[count * (level + 2)];
    int[] all = new int[variables];
    for (int i = 0; i < variables; i++) {
      all[i] = i;
    }
    for (int test = 0; test < count; test++) {
      for (int i = 0; i < level + 2; i++) {
        int chosen = i + random.nextInt(variables - i);
        int variable = all[chosen];
        all[chosen] = all[i];
        all[i] = variable;
        tests[test * (level + 2) + i] = variable;
      }
    }
    return tests;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 9})
  void partialCorrelationsAreThoseOfTheDefinition(int level) {
    for (int seed = 0; seed < 20; seed++) {
      int variables = level + 2 + seed;
      Matrix correlations = correlations(variables, 10L * seed);
      int[] tests = tests(variables, level, seed == 7 ? 2503 : 31, seed);
      KernelRun run = KernelRun.plain();
      double[] found = backend().partialCorrelations(correlations, tests, level, run);
      assertUsed(run);
      assertThat(found).hasSize(tests.length / (level + 2));
      for (int test = 0; test < found.length; test++) {
        int[] variablesOfTest = new int[level + 2];
        System.arraycopy(tests, test * (level + 2), variablesOfTest, 0, level + 2);
        assertThat(found[test])
            .as("seed %d, test %d", seed, test)
            .isCloseTo(
                definition(correlations, variablesOfTest),
                within(tolerance(Kernel.PARTIAL_CORRELATIONS)));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void noTestsHaveNoResults(int level) {
    for (int variables : new int[] {0, 1, 2}) {
      Matrix correlations = correlations(variables, 1);
      assertThat(backend().partialCorrelations(correlations, new int[0], level, KernelRun.plain()))
          .isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void givenASetThatDeterminesTheResultIsNaN(int level) {
    // The last two variables are the same, and so are the first and the one before them.
    int variables = level + 4;
    double[] values = correlations(variables, 3).values().clone();
    copy(values, variables, variables - 1, variables - 2);
    copy(values, variables, variables - 3, 0);
    Matrix correlations = Matrix.owning(variables, variables, values);
    assertNaN(correlations, level, 0, variables - 3);
    if (level > 1) {
      assertNaN(correlations, level, variables - 1, variables - 2);
    }
  }

  private void assertNaN(Matrix correlations, int level, int first, int second) {
    int variables = correlations.rows();
    int[] test = new int[level + 2];
    // The pair stands as x and a member of the set, then both as members of the set.
    for (int place : first == 0 ? new int[] {0, 1} : new int[] {level}) {
      int next = 1;
      for (int i = 0; i < level + 2; i++) {
        test[i] = next++;
      }
      test[place] = first;
      test[level + 1] = second;
      assertThat(next).isLessThanOrEqualTo(variables);
      assertThat(backend().partialCorrelations(correlations, test, level, KernelRun.plain()))
          .containsExactly(Double.NaN);
    }
  }

  private static void copy(double[] values, int variables, int to, int from) {
    for (int other = 0; other < variables; other++) {
      double r = values[from * variables + other];
      values[to * variables + other] = r;
      values[other * variables + to] = r;
    }
    values[to * variables + to] = 1;
    values[to * variables + from] = 1;
    values[from * variables + to] = 1;
  }

  @Test
  void testsOfWrongShapeAreRefused() {
    Matrix three = correlations(3, 1);
    assertRefused(three, new int[] {0, 1, 2}, 0);
    assertRefused(three, new int[] {0, 1}, -1);
    assertRefused(three, new int[] {0, 3}, 0);
    assertRefused(three, new int[] {0, -1, 1}, 1);
    assertRefused(normals(3, 4, 1), new int[] {0, 1}, 0);
  }

  private void assertRefused(Matrix correlations, int[] tests, int level) {
    assertThatThrownBy(
            () -> backend().partialCorrelations(correlations, tests, level, KernelRun.plain()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, 0.1",
    "1, 1, 0.1",
    "2, 1, 0.1",
    "3, 1, 0",
    "63, 0.5, 0.1",
    "64, 0.9, 0.05",
    "65, 1, 0.02",
    "130, 1, 0.001",
    "131, 0.05, 0.2",
    "257, 0.3, 0.02"
  })
  void theFirstNeighbourThatSeparatesIsFound(int variables, double share, double threshold) {
    assertSeparators(variables, share, threshold, 1);
  }

  @Test
  void smallPairsAreSeparatedByTheDefinition() {
    SplittableRandom random = new SplittableRandom(5);
    for (int seed = 0; seed < 200; seed++) {
      assertSeparators(random.nextInt(20), random.nextDouble(), random.nextDouble() / 4, seed);
    }
  }

  private void assertSeparators(int variables, double share, double threshold, long seed) {
    Matrix correlations = correlations(variables, seed);
    long[] adjacent = adjacent(variables, share, seed);
    KernelRun run = KernelRun.plain();
    SplittableRandom random = new SplittableRandom(seed);
    int from = seed == 1 ? 0 : random.nextInt(variables + 1);
    int to = seed == 1 ? variables : random.nextInt(from, variables + 1);
    int[] found = backend().separators(correlations, adjacent, threshold, from, to, run);
    assertUsed(run);
    int at = 0;
    for (int x = from; x < to; x++) {
      for (int y = x + 1; y < variables; y++) {
        if (bit(adjacent, variables, x, y)) {
          assertFirst(correlations, adjacent, threshold, x, y, found[at++], seed);
        }
      }
    }
    assertThat(found).hasSize(at);
  }

  /// Earlier candidates do not separate, this one does; on the threshold either is right.
  private void assertFirst(
      Matrix r, long[] adjacent, double threshold, int x, int y, int separator, long seed) {
    double error = tolerance(Kernel.PARTIAL_CORRELATIONS);
    for (int z : candidates(r.rows(), adjacent, x, y)) {
      double partial =
          (r.at(x, y) - r.at(x, z) * r.at(y, z))
              / Math.sqrt((1 - r.at(x, z) * r.at(x, z)) * (1 - r.at(y, z) * r.at(y, z)));
      boolean right =
          z == separator
              ? Math.abs(partial) <= threshold + error
              : Math.abs(partial) >= threshold - error;
      if (!right) {
        assertThat(right).as("seed %d, %d and %d given %d: %s", seed, x, y, z, partial).isTrue();
      }
      if (z == separator) {
        return;
      }
    }
    assertThat(separator).as("seed %d, %d and %d", seed, x, y).isEqualTo(-1);
  }

  /// Neighbours of `x`, then those of `y` alone.
  private static List<Integer> candidates(int variables, long[] adjacent, int x, int y) {
    List<Integer> ofX = new ArrayList<>();
    List<Integer> ofY = new ArrayList<>();
    for (int z = 0; z < variables; z++) {
      if (z != y && bit(adjacent, variables, x, z)) {
        ofX.add(z);
      } else if (z != x && bit(adjacent, variables, y, z)) {
        ofY.add(z);
      }
    }
    ofX.addAll(ofY);
    return ofX;
  }

  static long[] adjacent(int variables, double share, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int words = Math.ceilDiv(variables, 64);
    long[] adjacent = new long[variables * words];
    for (int x = 0; x < variables; x++) {
      for (int y = 0; y < x; y++) {
        if (random.nextDouble() < share) {
          adjacent[x * words + y / 64] |= 1L << y;
          adjacent[y * words + x / 64] |= 1L << x;
        }
      }
    }
    return adjacent;
  }

  private static boolean bit(long[] adjacent, int variables, int x, int y) {
    return (adjacent[x * Math.ceilDiv(variables, 64) + y / 64] >>> y & 1) != 0;
  }

  @Test
  void aVariableThatDeterminesOneOfThePairSeparatesIt() {
    Matrix correlations = Matrix.owning(3, 3, new double[] {1, 0.4, 1, 0.4, 1, 0.4, 1, 0.4, 1});
    long[] all = {0b110, 0b101, 0b011};
    int[] found = backend().separators(correlations, all, 0.2, 0, 3, KernelRun.plain());
    assertThat(found).as("0 and 1, 0 and 2, 1 and 2").containsExactly(2, -1, 0);
  }

  @Test
  void neighboursOfWrongShapeAreRefused() {
    Matrix three = correlations(3, 1);
    assertRefused(three, new long[2], 0.1);
    assertRefused(three, new long[3], -0.1);
    assertRefused(three, new long[3], Double.NaN);
    assertRefused(three, new long[] {0b001, 0, 0}, 0.1);
    assertRefused(three, new long[] {0b1000, 0, 0}, 0.1);
    assertRefused(normals(3, 2, 1), new long[3], 0.1);
  }

  @ParameterizedTest
  @CsvSource({"-1, 3", "2, 1", "0, 4"})
  void pairsThatDoNotExistAreRefused(int from, int to) {
    Matrix three = correlations(3, 1);
    assertThatThrownBy(
            () -> backend().separators(three, new long[3], 0.1, from, to, KernelRun.plain()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private void assertRefused(Matrix correlations, long[] adjacent, double threshold) {
    assertThatThrownBy(
            () -> backend().separators(correlations, adjacent, threshold, 0, 0, KernelRun.plain()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void testsCanBeStopped() {
    Matrix correlations = correlations(100, 1);
    int[] tests = tests(100, 3, 5000, 1);
    assertCanBeStopped(run -> backend().partialCorrelations(correlations, tests, 3, run));
    long[] adjacent = adjacent(100, 1, 1);
    assertCanBeStopped(run -> backend().separators(correlations, adjacent, 0.01, 0, 100, run));
  }
}
