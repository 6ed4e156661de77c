package io.causalgym.benchmarks.kernels;

import io.causalgym.numeric.backend.CrossProducts;
import io.causalgym.numeric.backend.KernelBackend;
import io.causalgym.numeric.backend.KernelRun;
import io.causalgym.numeric.backend.Matrix;
import io.causalgym.numeric.backend.SparseRows;
import java.util.Arrays;
import java.util.SplittableRandom;

/// What is measured, and on which data.
final class Cases {
  /// Rows of a block of columns, and how far apart they stand.
  private static final int BLOCK = 1024;

  private static final int STRIDE = BLOCK + 8;

  private Cases() {}

  static Matrix normals(int rows, int columns, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] values = new double[rows * columns];
    for (int at = 0; at < values.length; at++) {
      values[at] = random.nextGaussian();
    }
    return Matrix.owning(rows, columns, values);
  }

  /// Centres and scales columns, and multiplies all pairs.
  ///
  /// @param variables a row for each variable
  static double[] correlate(KernelBackend backend, Matrix variables, KernelRun run) {
    int size = variables.rows();
    int rows = variables.columns();
    double[] values = variables.values();
    double[] means = new double[size];
    double[] scales = new double[size];
    for (int variable = 0; variable < size; variable++) {
      measure(values, variable, rows, means, scales);
    }
    double[] correlations = new double[size * size];
    double[] block = new double[size * STRIDE];
    try (CrossProducts products = backend.crossProducts(size, run)) {
      for (int from = 0; from < rows; from += BLOCK) {
        int count = Math.min(BLOCK, rows - from);
        for (int variable = 0; variable < size; variable++) {
          int source = variable * rows + from;
          int target = variable * STRIDE;
          for (int row = 0; row < count; row++) {
            block[target + row] = (values[source + row] - means[variable]) * scales[variable];
          }
          Arrays.fill(block, target + count, target + STRIDE, 0);
        }
        products.add(block, STRIDE, count);
      }
      products.addTo(correlations);
    }
    for (int x = 0; x < size; x++) {
      for (int y = 0; y < x; y++) {
        correlations[y * size + x] = correlations[x * size + y];
      }
    }
    return correlations;
  }

  private static void measure(
      double[] values, int variable, int rows, double[] means, double[] scales) {
    int from = variable * rows;
    double[] sums = new double[8];
    for (int row = 0; row < rows; row++) {
      sums[row & 7] += values[from + row];
    }
    means[variable] = Arrays.stream(sums).sum() / rows;
    Arrays.fill(sums, 0);
    for (int row = 0; row < rows; row++) {
      double distance = values[from + row] - means[variable];
      sums[row & 7] += distance * distance;
    }
    scales[variable] = 1 / Math.sqrt(Arrays.stream(sums).sum());
  }

  /// Rows of a linear model in which each variable has two causes before it.
  static Matrix linearModel(int variables, int rows) {
    Matrix model = normals(variables, rows, 7);
    SplittableRandom random = new SplittableRandom(8);
    double[] values = model.values();
    for (int variable = 1; variable < variables; variable++) {
      for (int cause = 0; cause < 2; cause++) {
        int from = random.nextInt(variables) * rows;
        for (int row = 0; row < rows; row++) {
          values[variable * rows + row] += 0.5 * values[from + row];
        }
      }
    }
    return model;
  }

  /// Pairs whose correlation is larger than a threshold, as bits.
  static long[] adjacent(double[] correlations, int size, double threshold) {
    int words = Math.ceilDiv(size, Long.SIZE);
    long[] adjacent = new long[size * words];
    for (int x = 0; x < size; x++) {
      for (int y = 0; y < size; y++) {
        if (x != y && Math.abs(correlations[x * size + y]) > threshold) {
          adjacent[x * words + y / Long.SIZE] |= 1L << y;
        }
      }
    }
    return adjacent;
  }

  /// Tests of variables drawn at random.
  static int[] tests(int variables, int level, int count) {
    SplittableRandom random = new SplittableRandom(9);
    int[] tests = new int[count * (level + 2)];
    for (int at = 0; at < tests.length; at += level + 2) {
      int[] chosen = random.ints(0, variables).distinct().limit(level + 2).toArray();
      System.arraycopy(chosen, 0, tests, at, chosen.length);
    }
    return tests;
  }

  static SparseRows sparse(int size, int entriesOfRow) {
    SplittableRandom random = new SplittableRandom(10);
    int[] starts = new int[size + 1];
    int[] indices = new int[size * entriesOfRow];
    double[] values = new double[size * entriesOfRow];
    for (int row = 0; row < size; row++) {
      int[] columns = random.ints(0, size).distinct().limit(entriesOfRow).sorted().toArray();
      System.arraycopy(columns, 0, indices, row * entriesOfRow, entriesOfRow);
      starts[row + 1] = (row + 1) * entriesOfRow;
    }
    Arrays.setAll(values, at -> random.nextGaussian());
    return new SparseRows(size, starts, indices, values);
  }
}
