package io.causalgym.numeric.backend.jvm;

import io.causalgym.numeric.VectorApi;
import io.causalgym.numeric.backend.KernelRun;
import io.causalgym.numeric.backend.Matrix;
import io.causalgym.numeric.backend.item.PoissonWeight;
import io.causalgym.numeric.random.RandomStream;
import java.util.Arrays;

/// Weighted sums of rows for bootstrap replicates, in one pass over the rows for each group of
/// replicates.
///
/// A block of rows is turned into columns once for the group, and stays in the cache; the weights
/// of a replicate are drawn for a block at a time. Within a block row `r` goes to lane `r mod 8` by
/// a fused multiply-add and the lanes are added in pairs; blocks are added in order: the result
/// depends neither on the width of vectors nor on threads.
final class BootstrapSums {
  static final int LANES = 8;

  /// Rows of a block: weights and some columns fit the first cache.
  private static final int ROWS = 512;

  /// Replicates for which a block is turned once, and that one thread takes at once.
  private static final int GROUP = 32;

  /// `2^52`: uniform numbers are multiples of its inverse.
  private static final double UNITS = 0x1p52;

  private final Matrix terms;
  private final int columns;
  private final int replicates;
  private final long seed;
  private final KernelRun run;
  private final double[] sums;

  BootstrapSums(Matrix terms, int replicates, long seed, KernelRun run) {
    if (replicates < 0) {
      throw new IllegalArgumentException(replicates + " replicates");
    }
    // The first column is of ones, for the sum of weights.
    this.columns = Matrix.cells(1, terms.columns()) + 1;
    this.sums = new double[Matrix.cells(replicates, columns)];
    this.terms = terms;
    this.replicates = replicates;
    this.seed = seed;
    this.run = run;
  }

  Matrix compute() {
    run.loop().run(Math.ceilDiv(replicates, GROUP), Scratch::new, this::group);
    return Matrix.owning(replicates, columns, sums);
  }

  /// What one thread needs.
  private final class Scratch {
    final double[] weights = new double[ROWS];
    final double[] block = new double[Matrix.cells(columns, Math.min(ROWS, padded(terms.rows())))];
    final double[] lanes = new double[LANES * VectorWeights.COLUMNS];
  }

  private static int padded(int rows) {
    return Math.ceilDiv(Math.min(rows, ROWS), LANES) * LANES;
  }

  private void group(Scratch scratch, int group) {
    int last = Math.min(replicates, (group + 1) * GROUP);
    for (int first = 0; first < terms.rows(); first += ROWS) {
      int rows = Math.min(ROWS, terms.rows() - first);
      turn(first, rows, scratch.block);
      for (int replicate = group * GROUP; replicate < last; replicate++) {
        run.check();
        weights(replicate, first, rows, scratch.weights);
        add(scratch, padded(rows), replicate * columns);
      }
    }
  }

  /// Writes a block of rows as columns, with a column of ones before and zeros below.
  private void turn(int first, int rows, double[] block) {
    int stride = padded(rows);
    Arrays.fill(block, 0, rows, 1);
    Arrays.fill(block, rows, stride, 0);
    double[] values = terms.values();
    for (int column = 1; column < columns; column++) {
      int from = first * terms.columns() + column - 1;
      int to = column * stride;
      for (int row = 0; row < rows; row++) {
        block[to + row] = values[from];
        from += terms.columns();
      }
      Arrays.fill(block, to + rows, to + stride, 0);
    }
  }

  private void weights(int replicate, int first, int rows, double[] weights) {
    new RandomStream(seed, replicate).fillUniform(first, weights, 0, rows);
    int whole = VectorApi.AVAILABLE ? VectorWeights.whole(rows) : 0;
    if (whole > 0) {
      VectorWeights.weigh(weights, whole);
    }
    for (int row = whole; row < rows; row++) {
      weights[row] = weight(weights[row]);
    }
    Arrays.fill(weights, rows, padded(rows), 0);
  }

  /// The weight of a uniform number, which becomes the upper bits again.
  static double weight(double uniform) {
    return PoissonWeight.of(((long) (uniform * UNITS)) << 12);
  }

  private void add(Scratch scratch, int rows, int to) {
    for (int column = 0; column < columns; column += VectorWeights.COLUMNS) {
      int count = Math.min(VectorWeights.COLUMNS, columns - column);
      int at = column * rows;
      if (VectorApi.AVAILABLE) {
        VectorWeights.sums(scratch.weights, scratch.block, at, count, rows, scratch.lanes);
      } else {
        for (int one = 0; one < count; one++) {
          scalar(scratch.weights, scratch.block, at + one * rows, rows, scratch.lanes, one * LANES);
        }
      }
      for (int one = 0; one < count; one++) {
        sums[to + column + one] += total(scratch.lanes, one * LANES);
      }
    }
  }

  /// The lanes of a weighted sum of a column, to `lanes[to ..]`.
  static void scalar(double[] weights, double[] block, int at, int rows, double[] lanes, int to) {
    Arrays.fill(lanes, to, to + LANES, 0);
    for (int row = 0; row < rows; row += LANES) {
      for (int lane = 0; lane < LANES; lane++) {
        lanes[to + lane] = Math.fma(weights[row + lane], block[at + row + lane], lanes[to + lane]);
      }
    }
  }

  private static double total(double[] lanes, int at) {
    double even = lanes[at] + lanes[at + 4] + (lanes[at + 2] + lanes[at + 6]);
    double odd = lanes[at + 1] + lanes[at + 5] + (lanes[at + 3] + lanes[at + 7]);
    return even + odd;
  }
}
