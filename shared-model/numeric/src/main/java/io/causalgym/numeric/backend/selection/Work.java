package io.causalgym.numeric.backend.selection;

import io.causalgym.numeric.backend.Kernel;
import io.causalgym.numeric.backend.Matrix;
import io.causalgym.numeric.backend.ScmProgram;
import io.causalgym.numeric.backend.SparseRows;
import io.causalgym.numeric.backend.SumProduct;
import java.util.Arrays;

/// How much a request asks for: what the cost model needs to know of it.
///
/// @param multiplyAdds or, for kernels that draw random numbers, draws and terms
/// @param bytes in and out, with matrices counted as if they were not on the device yet
record Work(Kernel kernel, double multiplyAdds, double bytes) {
  private static final int SINGLE = Float.BYTES;
  private static final int DOUBLE = Double.BYTES;

  static Work crossProducts(int columns, int rows) {
    return new Work(
        Kernel.CROSS_PRODUCTS, 0.5 * rows * columns * columns, (double) rows * columns * SINGLE);
  }

  static Work partialCorrelations(Matrix correlations, int[] tests, int level) {
    int size = level + 2;
    double count = (double) tests.length / size;
    return new Work(
        Kernel.PARTIAL_CORRELATIONS,
        count * size * size * size / 6 + count,
        tests.length * SINGLE + count * DOUBLE + bytes(correlations));
  }

  static Work separators(Matrix correlations, long[] adjacent, int from, int to) {
    double variables = Math.max(1, correlations.rows());
    int words = (int) (adjacent.length / variables);
    double ends = 0;
    for (int word = Math.max(0, from * words);
        word < Math.min(adjacent.length, to * words);
        word++) {
      ends += Long.bitCount(adjacent[word]);
    }
    double pairs = ends / 2;
    // Each of two ends of a pair has so many neighbours on average.
    double neighbours = ends / Math.max(1, to - from);
    return new Work(
        Kernel.SEPARATORS,
        2 * pairs * neighbours,
        bytes(correlations) + adjacent.length * DOUBLE + 3 * pairs * SINGLE);
  }

  static Work product(Matrix a, Matrix b) {
    double cells = (double) a.rows() * b.columns();
    return new Work(
        Kernel.PRODUCT,
        cells * a.columns(),
        (a.values().length + (double) b.values().length + cells) * SINGLE);
  }

  static Work gramInverse(Matrix samples) {
    double n = samples.columns();
    return new Work(
        Kernel.GRAM_INVERSE, n * n * (samples.rows() + n), bytes(samples) + n * n * DOUBLE);
  }

  static Work monteCarlo(ScmProgram program, Matrix interventions, int samples) {
    double steps = program.nodes().size();
    for (ScmProgram.Node node : program.nodes()) {
      steps += node.terms().size();
    }
    return new Work(
        Kernel.MONTE_CARLO, steps * interventions.rows() * samples, bytes(interventions));
  }

  static Work bootstrapSums(Matrix terms, int replicates) {
    double columns = terms.columns() + 1.0;
    return new Work(
        Kernel.BOOTSTRAP_SUMS,
        columns * terms.rows() * replicates,
        bytes(terms) + columns * replicates * DOUBLE);
  }

  static Work sumProduct(SumProduct plan, Matrix[] factors) {
    int rows = Arrays.stream(factors).mapToInt(Matrix::rows).max().orElse(1);
    // In double: a plan whose cells fit no array is refused by the kernel, in its words.
    double cells = rows;
    double terms = 1;
    for (int variable = 0; variable < plan.states().length; variable++) {
      if (variable < plan.kept()) {
        cells *= plan.states()[variable];
      } else {
        terms *= plan.states()[variable];
      }
    }
    double bytes = Arrays.stream(factors).mapToDouble(Work::bytes).sum();
    return new Work(Kernel.SUM_PRODUCT, cells * terms * factors.length, bytes + cells * DOUBLE);
  }

  static Work sparseProduct(SparseRows a, Matrix b) {
    double entries = a.values().length;
    return new Work(
        Kernel.SPARSE_PRODUCT,
        entries * b.columns(),
        entries * (DOUBLE + SINGLE) + bytes(b) + (double) a.rows() * b.columns() * DOUBLE);
  }

  private static double bytes(Matrix matrix) {
    return (double) matrix.values().length * DOUBLE;
  }
}
