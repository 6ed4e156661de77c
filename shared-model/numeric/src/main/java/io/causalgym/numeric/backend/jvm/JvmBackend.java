package io.causalgym.numeric.backend.jvm;

import io.causalgym.numeric.backend.CrossProducts;
import io.causalgym.numeric.backend.KernelBackend;
import io.causalgym.numeric.backend.KernelRun;
import io.causalgym.numeric.backend.Matrix;
import io.causalgym.numeric.backend.ScmProgram;
import io.causalgym.numeric.backend.SparseRows;
import io.causalgym.numeric.backend.SumProduct;

/// The processor's kernels: always there, the default, and what any other backend is held against.
/// Holds nothing.
public final class JvmBackend implements KernelBackend {
  public static final String NAME = "jvm";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public CrossProducts crossProducts(int columns, KernelRun run) {
    run.used(NAME);
    return new TiledCrossProducts(columns, run);
  }

  @Override
  public double[] partialCorrelations(Matrix correlations, int[] tests, int level, KernelRun run) {
    run.used(NAME);
    return PartialCorrelations.of(correlations, tests, level, run);
  }

  @Override
  public int[] separators(
      Matrix correlations, long[] adjacent, double threshold, int from, int to, KernelRun run) {
    run.used(NAME);
    return Separators.of(correlations, adjacent, threshold, from, to, run);
  }

  @Override
  public Matrix product(Matrix a, Matrix b, KernelRun run) {
    run.used(NAME);
    return DenseProduct.of(a, b, run);
  }

  @Override
  public Matrix gramInverse(Matrix samples, double ridge, KernelRun run) {
    run.used(NAME);
    return GramInverse.of(samples, ridge, run);
  }

  @Override
  public Matrix monteCarlo(
      ScmProgram program, Matrix interventions, int samples, long seed, KernelRun run) {
    run.used(NAME);
    return new MonteCarlo(program, interventions, samples, seed, run).compute();
  }

  @Override
  public Matrix bootstrapSums(Matrix terms, int replicates, long seed, KernelRun run) {
    run.used(NAME);
    return new BootstrapSums(terms, replicates, seed, run).compute();
  }

  @Override
  public Matrix sumProduct(SumProduct plan, Matrix[] factors, KernelRun run) {
    run.used(NAME);
    return new FactorProduct(plan, factors, run).compute();
  }

  @Override
  public Matrix sparseProduct(SparseRows a, Matrix b, KernelRun run) {
    run.used(NAME);
    return SparseProduct.of(a, b, run);
  }

  @Override
  public void close() {}
}
