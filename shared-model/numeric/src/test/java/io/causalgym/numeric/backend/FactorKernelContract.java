package io.causalgym.numeric.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.numeric.random.RandomStream;
import java.util.concurrent.CancellationException;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What any backend's product of factors must do.
public abstract class FactorKernelContract {
  private static final int[] ROWS = {0, 1, 1, 2, 7, 15, 16, 17, 101, 1009};

  protected abstract KernelBackend backend();

  /// The error that is allowed, relative to the sum of the absolute values of the products.
  protected abstract double tolerance();

  private Matrix product(SumProduct plan, Matrix... factors) {
    return backend().sumProduct(plan, factors, KernelRun.plain());
  }

  private static Matrix factor(RandomGenerator random, int rows, int cells) {
    return Matrix.owning(rows, cells, random.doubles((long) rows * cells, -0.5, 1).toArray());
  }

  private static Matrix[] factors(RandomGenerator random, SumProduct plan, int rows) {
    Matrix[] factors = new Matrix[plan.strides().length];
    for (int factor = 0; factor < factors.length; factor++) {
      factors[factor] = factor(random, random.nextBoolean() ? rows : 1, plan.cells(factor));
    }
    return factors;
  }

  /// Each factor has some of the variables, in an order of its own.
  private static SumProduct plan(RandomGenerator random, int variables, int factors) {
    int[] states = random.ints(variables, 1, 5).toArray();
    int[][] strides = new int[factors][variables];
    for (int[] own : strides) {
      int next = 1;
      for (int turn = 0; turn < variables; turn++) {
        int variable = random.nextInt(variables);
        if (own[variable] == 0 && random.nextInt(3) > 0) {
          own[variable] = next;
          next *= states[variable];
        }
      }
    }
    return new SumProduct(states, random.nextInt(variables + 1), strides);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void cellsAreSumsOfProductsOverAllAssignments(int seed) {
    RandomGenerator random = new RandomStream(seed, 0).generator(0);
    for (int trial = 0; trial < 100; trial++) {
      SumProduct plan = plan(random, random.nextInt(6), random.nextInt(6));
      check(plan, factors(random, plan, ROWS[random.nextInt(ROWS.length)]));
    }
  }

  private void check(SumProduct plan, Matrix... factors) {
    Matrix product = product(plan, factors);
    int rows = 1;
    for (Matrix factor : factors) {
      rows = factor.rows() == 1 ? rows : factor.rows();
    }
    int cells = plan.cells();
    assertThat(product.rows()).isEqualTo(rows);
    assertThat(product.columns()).isEqualTo(cells);
    for (int row = 0; row < rows; row++) {
      double[] sums = new double[cells];
      double[] sizes = new double[cells];
      enumerate(plan, factors, row, sums, sizes);
      for (int cell = 0; cell < cells; cell++) {
        assertThat(product.at(row, cell)).isCloseTo(sums[cell], within(tolerance() * sizes[cell]));
      }
    }
  }

  private static void enumerate(
      SumProduct plan, Matrix[] factors, int row, double[] sums, double[] sizes) {
    int[] states = new int[plan.states().length];
    int assignments = plan.cells() * plan.terms();
    for (int assignment = 0; assignment < assignments; assignment++) {
      int rest = assignment;
      for (int variable = states.length - 1; variable >= 0; variable--) {
        states[variable] = rest % plan.states()[variable];
        rest /= plan.states()[variable];
      }
      double product = 1;
      for (int factor = 0; factor < factors.length; factor++) {
        int cell = 0;
        for (int variable = 0; variable < states.length; variable++) {
          cell += plan.strides()[factor][variable] * states[variable];
        }
        product *= factors[factor].at(factors[factor].rows() == 1 ? 0 : row, cell);
      }
      sums[assignment / plan.terms()] += product;
      sizes[assignment / plan.terms()] += Math.abs(product);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "3, 1501, 1",
    "1501, 3, 1",
    "1501, 1, 2",
    "1, 1501, 2",
    "700, 700, 1",
    "1100, 4, 20",
    "4, 1100, 20"
  })
  void longVariablesAreTakenInPieces(int kept, int summed, int rows) {
    RandomGenerator random = new RandomStream(kept, summed).generator(0);
    int[] states = {kept, summed};
    SumProduct plan =
        new SumProduct(states, 1, new int[][] {{1, kept}, {summed, 1}, {0, 1}, {2, 0}});
    check(
        plan,
        factor(random, rows, plan.cells(0)),
        factor(random, 1, plan.cells(1)),
        factor(random, rows, plan.cells(2)),
        factor(random, 1, plan.cells(3)));
  }

  @Test
  void cellsOfManyRowsAreTheSameInAnyNumberOfRows() {
    SumProduct plan = new SumProduct(new int[] {2, 3, 2}, 1, new int[][] {{3, 1, 0}, {0, 2, 1}});
    RandomGenerator random = new RandomStream(5, 0).generator(0);
    Matrix many = factor(random, 40, 6);
    Matrix shared = factor(random, 1, 6);
    Matrix together = product(plan, many, shared);
    for (int row = 0; row < many.rows(); row++) {
      double[] values = java.util.Arrays.copyOfRange(many.values(), row * 6, row * 6 + 6);
      Matrix alone = product(plan, Matrix.owning(1, 6, values), shared);
      for (int cell = 0; cell < 2; cell++) {
        assertThat(together.at(row, cell)).isCloseTo(alone.at(0, cell), within(4 * tolerance()));
      }
    }
  }

  @Test
  void withoutFactorsTermsAreCounted() {
    Matrix product = product(new SumProduct(new int[] {2, 3, 5}, 1, new int[0][]));
    assertThat(product.values()).containsExactly(15, 15);
    assertThat(product(new SumProduct(new int[0], 0, new int[0][])).values()).containsExactly(1);
  }

  @Test
  void wrongShapesAreRefused() {
    SumProduct plan = new SumProduct(new int[] {2, 3}, 1, new int[][] {{3, 1}, {1, 0}});
    Matrix whole = Matrix.owning(1, 6, new double[6]);
    Matrix two = Matrix.owning(2, 2, new double[4]);
    refused(plan, "1 factors for a plan of 2", whole);
    refused(plan, "factor 1 has 6 cells instead of 2", whole, whole);
    refused(plan, "rows of evidence", Matrix.owning(3, 6, new double[18]), two);
    refused(plan, "rows of evidence", Matrix.owning(0, 6, new double[0]), two);
    refused(new SumProduct(new int[] {1 << 20, 1 << 20}, 2, new int[0][]), "more cells");
    refused(new SumProduct(new int[] {1 << 20, 1 << 20}, 0, new int[0][]), "more cells");
    assertThatThrownBy(() -> new SumProduct(new int[] {2}, 1, new int[][] {{-1}}))
        .hasMessageContaining("a stride of -1");
  }

  private void refused(SumProduct plan, String message, Matrix... factors) {
    assertThatThrownBy(() -> product(plan, factors))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void whatIsNotWantedAnyMoreStops() {
    SumProduct plan = new SumProduct(new int[] {2, 3}, 1, new int[][] {{3, 1}});
    for (int rows : new int[] {1, 100}) {
      Matrix[] factors = {Matrix.owning(rows, 6, new double[6 * rows])};
      assertThatThrownBy(() -> backend().sumProduct(plan, factors, Threads.stopped()))
          .isInstanceOf(CancellationException.class);
    }
  }

  @Test
  void theRunLearnsWhoDidTheWork() {
    KernelRun run = KernelRun.plain();
    backend().sumProduct(new SumProduct(new int[0], 0, new int[0][]), new Matrix[0], run);
    assertThat(run.backend()).isEqualTo(backend().name());
  }

  @Test
  void theResultIsTheSameToTheBitForAnyNumberOfThreads() {
    RandomGenerator random = new RandomStream(9, 0).generator(0);
    SumProduct wide =
        new SumProduct(new int[] {300, 300, 3}, 2, new int[][] {{900, 3, 1}, {0, 3, 1}});
    SumProduct small = new SumProduct(new int[] {2, 3}, 1, new int[][] {{3, 1}, {1, 0}});
    Matrix[] one = {factor(random, 1, 270_000), factor(random, 1, 900)};
    Matrix[] many = {factor(random, 2000, 6), factor(random, 1, 2)};
    Matrix first = Threads.with(1, run -> backend().sumProduct(wide, one, run));
    Matrix second = Threads.with(1, run -> backend().sumProduct(small, many, run));
    for (int threads : new int[] {2, 5}) {
      assertThat(Threads.with(threads, run -> backend().sumProduct(wide, one, run)).values())
          .isEqualTo(first.values());
      assertThat(Threads.with(threads, run -> backend().sumProduct(small, many, run)).values())
          .isEqualTo(second.values());
    }
  }
}
