package io.causalgym.numeric.backend.jvm;

import io.causalgym.numeric.VectorApi;
import io.causalgym.numeric.backend.KernelRun;
import io.causalgym.numeric.backend.Matrix;

/// Level 1 of the stable PC algorithm over all pairs. A test compares squares, without a root: the
/// partial correlation is at most the threshold if `(xy - xz yz)^2 <= threshold^2 (1 - xz^2) (1 -
/// yz^2)`, its row of `x` and its row of `y` lying in order.
///
/// Source: Colombo and Maathuis, "Order-independent constraint-based causal structure learning",
/// JMLR 2014, Algorithm 4.1 (colombo2014order). `O(pairs * neighbours)`.
final class Separators {
  static final int NONE = -1;

  private final double[] r;
  private final int size;
  private final int words;
  private final long[] adjacent;
  private final double squared;

  private Separators(Matrix correlations, long[] adjacent, double threshold) {
    this.r = correlations.values();
    this.size = correlations.rows();
    this.words = Math.ceilDiv(size, Long.SIZE);
    this.adjacent = adjacent;
    this.squared = threshold * threshold;
  }

  static int[] of(
      Matrix correlations, long[] adjacent, double threshold, int from, int to, KernelRun run) {
    Separators kernel = new Separators(correlations, adjacent, threshold);
    kernel.checkShapes(correlations.columns(), threshold);
    kernel.checkRange(from, to);
    run.check();
    int[] starts = kernel.starts(from, to);
    int[] separators = new int[starts[to - from]];
    run.loop()
        .run(
            to - from,
            () -> run,
            (check, row) -> kernel.row(from + row, separators, starts[row], check));
    return separators;
  }

  /// Where the pairs of each variable with later ones begin, and their number at the end.
  private int[] starts(int from, int to) {
    int[] starts = new int[to - from + 1];
    for (int x = from; x < to; x++) {
      int later = 0;
      for (int word = x / Long.SIZE; word < words; word++) {
        later += Long.bitCount(later(x, word));
      }
      starts[x - from + 1] = Math.addExact(starts[x - from], later);
    }
    return starts;
  }

  /// The neighbours of `x` in a word that come after it.
  private long later(int x, int word) {
    long all = adjacent[x * words + word];
    return word == x / Long.SIZE ? all & -2L << x : all;
  }

  private void checkShapes(int columns, double threshold) {
    if (columns != size) {
      throw new IllegalArgumentException(
          size + " rows of " + columns + " columns are not a square matrix");
    }
    if (adjacent.length != (long) size * words) {
      throw new IllegalArgumentException(
          "%d words of neighbours where %d variables have %d each"
              .formatted(adjacent.length, size, words));
    }
    if (!(threshold >= 0)) {
      throw new IllegalArgumentException("a threshold of " + threshold + " is not 0 or more");
    }
    for (int x = 0; x < size; x++) {
      int spare = words * Long.SIZE - size;
      long last = adjacent[(x + 1) * words - 1];
      if (adjacent(x, x) || (last & ~(-1L >>> spare)) != 0) {
        throw new IllegalArgumentException(
            "variable %d is adjacent to itself or to one of more than %d".formatted(x, size));
      }
    }
  }

  private void checkRange(int from, int to) {
    if (from < 0 || to < from || to > size) {
      throw new IllegalArgumentException(
          "variables %d to %d of %d are no range".formatted(from, to, size));
    }
  }

  private boolean adjacent(int x, int y) {
    return (adjacent[x * words + y / Long.SIZE] >>> y & 1) != 0;
  }

  private void row(int x, int[] separators, int start, KernelRun run) {
    int at = start;
    for (int word = x / Long.SIZE; word < words; word++) {
      run.check();
      for (long others = later(x, word); others != 0; others &= others - 1) {
        int y = word * Long.SIZE + Long.numberOfTrailingZeros(others);
        separators[at++] = first(x, y);
      }
    }
  }

  private int first(int x, int y) {
    int rowX = x * words;
    int rowY = y * words;
    for (int word = 0; word < words; word++) {
      int found = first(x, y, word, adjacent[rowX + word]);
      if (found != NONE) {
        return found;
      }
    }
    for (int word = 0; word < words; word++) {
      int found = first(x, y, word, adjacent[rowY + word] & ~adjacent[rowX + word]);
      if (found != NONE) {
        return found;
      }
    }
    return NONE;
  }

  private int first(int x, int y, int word, long neighbours) {
    long candidates = neighbours;
    candidates &= x / Long.SIZE == word ? ~(1L << x) : -1;
    candidates &= y / Long.SIZE == word ? ~(1L << y) : -1;
    return candidates == 0 ? NONE : among(x, y, word * Long.SIZE, candidates);
  }

  private int among(int x, int y, int from, long candidates) {
    double xy = r[x * size + y];
    int rowX = x * size + from;
    int rowY = y * size + from;
    if (VectorApi.AVAILABLE
        && from + Long.SIZE <= size
        && Long.bitCount(candidates) >= VectorSeparators.FEWEST) {
      int found = VectorSeparators.first(r, rowX, rowY, xy, squared, candidates);
      return found < Long.SIZE ? from + found : NONE;
    }
    for (long left = candidates; left != 0; left &= left - 1) {
      int z = Long.numberOfTrailingZeros(left);
      if (separates(xy, r[rowX + z], r[rowY + z], squared)) {
        return from + z;
      }
    }
    return NONE;
  }

  private static boolean separates(double xy, double xz, double yz, double squared) {
    double left = xy - xz * yz;
    double ofX = 1 - xz * xz;
    double ofY = 1 - yz * yz;
    return left * left <= squared * (ofX * ofY)
        || ofX <= PartialCorrelations.NOTHING
        || ofY <= PartialCorrelations.NOTHING;
  }
}
