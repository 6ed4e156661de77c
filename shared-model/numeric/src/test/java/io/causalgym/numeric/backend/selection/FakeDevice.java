package io.causalgym.numeric.backend.selection;

import io.causalgym.numeric.backend.CrossProducts;
import io.causalgym.numeric.backend.DeviceBackend;
import io.causalgym.numeric.backend.KernelRun;
import io.causalgym.numeric.backend.Matrix;
import io.causalgym.numeric.backend.ScmProgram;
import io.causalgym.numeric.backend.SparseRows;
import io.causalgym.numeric.backend.SumProduct;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/// Computes products and sums of products slowly and rightly, and misbehaves when it is told to.
class FakeDevice implements DeviceBackend {
  final AtomicInteger calls = new AtomicInteger();
  final AtomicBoolean closed = new AtomicBoolean();
  private final boolean processor;
  private final IntConsumer mischief;

  /// @param mischief told the number of each call, from 1 on, before it is answered
  FakeDevice(boolean processor, IntConsumer mischief) {
    this.processor = processor;
    this.mischief = mischief;
  }

  private void call() {
    mischief.accept(calls.incrementAndGet());
  }

  @Override
  public String name() {
    return "tornado:fake";
  }

  @Override
  public boolean isProcessor() {
    return processor;
  }

  @Override
  public CrossProducts crossProducts(int columns, KernelRun run) {
    call();
    double[] sums = new double[columns * columns];
    return new CrossProducts() {
      @Override
      public void add(double[] block, int stride, int rows) {
        call();
        NaiveKernels.addProducts(block, stride, rows, columns, sums);
      }

      @Override
      public void addTo(double[] target) {
        call();
        for (int cell = 0; cell < sums.length; cell++) {
          target[cell] += sums[cell];
        }
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public Matrix product(Matrix a, Matrix b, KernelRun run) {
    call();
    return NaiveKernels.product(a, b);
  }

  @Override
  public double[] partialCorrelations(Matrix correlations, int[] tests, int level, KernelRun run) {
    call();
    return new double[tests.length / (level + 2)];
  }

  @Override
  public int[] separators(
      Matrix correlations, long[] adjacent, double threshold, int from, int to, KernelRun run) {
    call();
    return new int[0];
  }

  @Override
  public Matrix gramInverse(Matrix samples, double ridge, KernelRun run) {
    call();
    throw new ArithmeticException("not positive definite");
  }

  @Override
  public Matrix monteCarlo(
      ScmProgram program, Matrix interventions, int samples, long seed, KernelRun run) {
    call();
    return interventions;
  }

  @Override
  public Matrix bootstrapSums(Matrix terms, int replicates, long seed, KernelRun run) {
    call();
    return terms;
  }

  @Override
  public Matrix sumProduct(SumProduct plan, Matrix[] factors, KernelRun run) {
    call();
    return factors[0];
  }

  @Override
  public Matrix sparseProduct(SparseRows a, Matrix b, KernelRun run) {
    call();
    return b;
  }

  @Override
  public void close() {
    closed.set(true);
  }
}
