package io.causalgym.numeric.backend;

import io.causalgym.numeric.backend.jvm.JvmBackend;
import java.util.Arrays;

/// A program that hashes every bit of some results of linear algebra.
public final class LinearFingerprint {
  private LinearFingerprint() {}

  public static void main(String[] arguments) {
    System.out.println(text(13, KernelRun.plain()));
  }

  /// @param size small where there is no fused multiply-add but in software
  static String text(int size, KernelRun run) {
    KernelBackend backend = new JvmBackend();
    Matrix a = KernelContract.normals(size, size + 7, 1);
    Matrix b = KernelContract.normals(size + 7, 2 * size + 1, 2);
    Matrix correlations = CorrelationContract.correlations(size + 60, 3);
    long[] adjacent = CorrelationContract.adjacent(size + 60, 0.9, 4);
    SparseRows sparse = ProductContract.sparse(size, size + 7, 0.3, 5);
    int[] tests = new int[5 * (size - 5)];
    for (int at = 0; at < tests.length; at++) {
      tests[at] = at / 5 + at % 5;
    }
    long hash = Arrays.hashCode(backend.product(a, b, run).values());
    hash = 31 * hash + Arrays.hashCode(backend.gramInverse(a, 0.5, run).values());
    hash = 31 * hash + Arrays.hashCode(backend.sparseProduct(sparse, b, run).values());
    int[] separators =
        backend.separators(correlations, adjacent, 0.02, 0, correlations.rows(), run);
    hash = 31 * hash + Arrays.hashCode(separators);
    hash = 31 * hash + Arrays.hashCode(backend.partialCorrelations(correlations, tests, 3, run));
    double[] sums = new double[size * size];
    try (CrossProducts products = backend.crossProducts(size, run)) {
      products.add(KernelContract.normals(size, 304, 6).values(), 304, 304);
      products.addTo(sums);
    }
    return Long.toHexString(31 * hash + Arrays.hashCode(sums));
  }
}
