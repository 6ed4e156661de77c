package io.causalgym.numeric.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causalgym.numeric.parallel.ParallelLoop;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// What the suites that any backend must pass have in common: a backend, how exact it is, and
/// matrices to try it on.
public abstract class KernelContract {

  /// Kernels of linear algebra, each with an error of its own.
  public enum Kernel {
    /// Of a sum of products of columns `i` and `j`: relative to `sqrt(ii * jj)`.
    CROSS_PRODUCTS,
    /// Of a partial correlation, absolute, for sets that are far from singular.
    PARTIAL_CORRELATIONS,
    /// Of an entry of a product: relative to the product of the absolute values.
    PRODUCT,
    /// Of an entry of an inverse: relative to the largest entry of the inverse and of the matrix.
    GRAM_INVERSE
  }

  /// One for all tests, or one for each.
  protected abstract KernelBackend backend();

  /// The largest error of a kernel.
  protected abstract double tolerance(Kernel kernel);

  static Matrix normals(int rows, int columns, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] values = new double[Matrix.cells(rows, columns)];
    for (int at = 0; at < values.length; at++) {
      values[at] = random.nextGaussian();
    }
    return Matrix.owning(rows, columns, values);
  }

  /// A sum of products with the error of each step carried along (Ogita, Rump, Oishi 2005, Dot2).
  static double dot(
      int count,
      java.util.function.IntToDoubleFunction x,
      java.util.function.IntToDoubleFunction y) {
    double sum = 0;
    double error = 0;
    for (int k = 0; k < count; k++) {
      double a = x.applyAsDouble(k);
      double b = y.applyAsDouble(k);
      double product = a * b;
      double next = sum + product;
      double back = next - sum;
      error += sum - (next - back) + (product - back) + Math.fma(a, b, -product);
      sum = next;
    }
    return sum + error;
  }

  /// The backend is named afterwards.
  void assertUsed(KernelRun run) {
    assertThat(run.backend()).isEqualTo(backend().name());
  }

  /// Neither a run that was stopped before nor one that is stopped after its first look goes on.
  static void assertCanBeStopped(Consumer<KernelRun> kernel) {
    for (int looks = 0; looks < 2; looks++) {
      AtomicInteger left = new AtomicInteger(looks);
      KernelRun run = new KernelRun(ParallelLoop.sequential(), () -> left.getAndDecrement() <= 0);
      assertThatThrownBy(() -> kernel.accept(run)).isInstanceOf(CancellationException.class);
    }
  }
}
