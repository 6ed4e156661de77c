package io.causalgym.numeric.tornado;

import io.causalgym.numeric.backend.CrossProducts;
import io.causalgym.numeric.backend.KernelBackend;
import io.causalgym.numeric.backend.KernelRun;
import io.causalgym.numeric.backend.Matrix;
import io.causalgym.numeric.backend.ScmProgram;
import io.causalgym.numeric.backend.ScmProgram.Node;
import io.causalgym.numeric.backend.ScmProgram.Noise;
import io.causalgym.numeric.backend.ScmProgram.Shape;
import io.causalgym.numeric.backend.ScmProgram.Term;
import io.causalgym.numeric.backend.SparseRows;
import io.causalgym.numeric.backend.SumProduct;
import java.util.List;

/// Runs every kernel once on the smallest sizes: the first compilation of one takes up to a second,
/// a plan for other sizes a tenth of that.
final class Warming {
  private static final Matrix SQUARE =
      Matrix.owning(3, 3, new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1});

  private Warming() {}

  static void run(KernelBackend backend) {
    KernelRun run = KernelRun.plain();
    backend.product(SQUARE, SQUARE, run);
    try (CrossProducts products = backend.crossProducts(1, run)) {
      products.add(new double[8], 8, 8);
      products.addTo(new double[1]);
    }
    backend.partialCorrelations(SQUARE, new int[] {0, 1, 2}, 1, run);
    backend.separators(SQUARE, new long[] {0b110, 0b101, 0b011}, 0.5, 0, 3, run);
    backend.gramInverse(SQUARE, 1, run);
    Node root = new Node(0, 1, Noise.NORMAL, List.of());
    Node child = new Node(0, 1, Noise.NORMAL, List.of(new Term(0, Shape.IDENTITY, 1)));
    backend.monteCarlo(
        new ScmProgram(List.of(root, child), new int[] {1}),
        Matrix.owning(1, 2, new double[] {1, Double.NaN}),
        2,
        1,
        run);
    backend.bootstrapSums(SQUARE, 1, 1, run);
    backend.sumProduct(
        new SumProduct(new int[] {3}, 1, new int[][] {{1}}), new Matrix[] {SQUARE}, run);
    backend.sparseProduct(
        new SparseRows(3, new int[] {0, 1}, new int[] {0}, new double[] {1}), SQUARE, run);
  }
}
