package io.causalgym.discovery.score;

import java.util.Arrays;

/// Local scores that depend on the variance that parents leave of a node, by a Cholesky factor of
/// the parents' matrix; no allocation but for more parents than ever before.
///
/// One more parent for all candidates is one forward substitution with a column for each, in loops
/// over contiguous numbers: `O(k^2)` multiplications each for `k` parents, as vectors. One parent
/// less follows from the inverse: the residual variance without parent `i` is `residual + b_i^2 /
/// G_ii` for the coefficients `b` and the inverse `G` of the parents' matrix, `O(k^3)` for all `i`
/// together.
abstract class CholeskyWorker implements Score.Worker {
  private final int size;
  // Unit diagonal.
  private final double[] matrix;
  private int[] sorted = new int[8];
  private int capacity = 8;
  private double[] factor = new double[64];
  private double[] inverse = new double[64];
  private double[] reciprocal = new double[8];
  private double[] own = new double[8];
  private double[] other = new double[8];
  private double[] all = new double[0];
  private final double[] left;
  private final double[] shared;

  CholeskyWorker(int size, double[] matrix) {
    this.size = size;
    this.matrix = matrix;
    this.left = new double[size];
    this.shared = new double[size];
  }

  /// The score of a node with `count` parents.
  ///
  /// @param residual variance left of the node, over its own variance
  /// @param more what the determinant of the parents' matrix is multiplied by, compared with that
  ///   of the last {@link #factored}
  abstract double score(int node, int count, double residual, double more);

  /// Hears of a new factor; `diagonal[i]` is 1 over the root of pivot `i`.
  void factored(double[] reciprocalDiagonal, int count) {}

  @Override
  public final double local(int node, int[] parents, int count) {
    if (!factor(parents, count)) {
      return Double.NEGATIVE_INFINITY;
    }
    return checked(node, count, solve(node, count, own), 1);
  }

  private double checked(int node, int count, double residual, double more) {
    return residual > Covariance.COLLINEAR
        ? score(node, count, residual, more)
        : Double.NEGATIVE_INFINITY;
  }

  @Override
  public final void grown(
      int node, int[] parents, int count, int[] candidates, int candidateCount, double[] into) {
    if (!factor(parents, count)) {
      Arrays.fill(into, 0, candidateCount, Double.NEGATIVE_INFINITY);
      return;
    }
    double residual = solve(node, count, own);
    // With fewer candidates than this, whole rows of the matrix cost more than they save.
    if (candidateCount * 4 > size) {
      solveAll(node, count);
      for (int i = 0; i < candidateCount; i++) {
        int candidate = candidates[i];
        into[i] = more(node, count, residual, left[candidate], shared[candidate]);
      }
    } else {
      for (int i = 0; i < candidateCount; i++) {
        double variance = solve(candidates[i], count, other);
        double covariance = matrix[node * size + candidates[i]];
        for (int j = 0; j < count; j++) {
          covariance -= other[j] * own[j];
        }
        into[i] = more(node, count, residual, variance, covariance);
      }
    }
  }

  private double more(int node, int count, double residual, double variance, double covariance) {
    return variance > Covariance.COLLINEAR
        ? checked(node, count + 1, residual - covariance * covariance / variance, variance)
        : Double.NEGATIVE_INFINITY;
  }

  /// What the parents leave of every variable, and of its covariance with the node.
  private void solveAll(int node, int count) {
    if (all.length < count * size) {
      all = new double[capacity * size];
    }
    Arrays.fill(left, 1);
    System.arraycopy(matrix, node * size, shared, 0, size);
    for (int i = 0; i < count; i++) {
      System.arraycopy(matrix, sorted[i] * size, all, i * size, size);
      for (int j = 0; j < i; j++) {
        subtract(all, i * size, factor[i * capacity + j], all, j * size, size);
      }
      take(all, i * size, reciprocal[i], own[i], left, shared);
    }
  }

  private static void subtract(
      double[] from, int at, double factor, double[] what, int start, int count) {
    for (int c = 0; c < count; c++) {
      from[at + c] -= factor * what[start + c];
    }
  }

  private static void take(
      double[] row, int at, double scale, double own, double[] left, double[] shared) {
    for (int c = 0; c < left.length; c++) {
      double w = row[at + c] * scale;
      row[at + c] = w;
      left[c] -= w * w;
      shared[c] -= w * own;
    }
  }

  @Override
  public final void shrunk(int node, int[] parents, int count, double[] into) {
    if (!factor(parents, count)) {
      // Without one of them they may not be collinear.
      Score.Worker.super.shrunk(node, parents, count, into);
      return;
    }
    double residual = solve(node, count, own);
    if (residual <= Covariance.COLLINEAR) {
      Score.Worker.super.shrunk(node, parents, count, into);
      return;
    }
    invert(count);
    for (int i = 0; i < count; i++) {
      int at = Arrays.binarySearch(sorted, 0, count, parents[i]);
      double coefficient = 0;
      double diagonal = 0;
      for (int row = at; row < count; row++) {
        double entry = inverse[row * capacity + at];
        coefficient += entry * own[row];
        diagonal += entry * entry;
      }
      into[i] = checked(node, count - 1, residual + coefficient * coefficient / diagonal, diagonal);
    }
  }

  /// The inverse of the lower triangular factor.
  private void invert(int count) {
    for (int column = 0; column < count; column++) {
      inverse[column * capacity + column] = reciprocal[column];
      for (int row = column + 1; row < count; row++) {
        double sum = 0;
        for (int k = column; k < row; k++) {
          sum -= factor[row * capacity + k] * inverse[k * capacity + column];
        }
        inverse[row * capacity + column] = sum * reciprocal[row];
      }
    }
  }

  /// Factors the parents' matrix, in ascending order.
  ///
  /// @return whether they are not collinear
  private boolean factor(int[] parents, int count) {
    reserve(count);
    System.arraycopy(parents, 0, sorted, 0, count);
    sort(sorted, count);
    for (int i = 0; i < count; i++) {
      double pivot = 1;
      for (int j = 0; j < i; j++) {
        double sum = matrix[sorted[i] * size + sorted[j]];
        for (int k = 0; k < j; k++) {
          sum -= factor[i * capacity + k] * factor[j * capacity + k];
        }
        double entry = sum * reciprocal[j];
        factor[i * capacity + j] = entry;
        pivot -= entry * entry;
      }
      if (!(pivot > Covariance.COLLINEAR)) {
        return false;
      }
      reciprocal[i] = 1 / Math.sqrt(pivot);
    }
    factored(reciprocal, count);
    return true;
  }

  /// @return what the parents leave of a variable, whose solution goes to `into`
  private double solve(int variable, int count, double[] into) {
    double residual = 1;
    for (int i = 0; i < count; i++) {
      double sum = matrix[sorted[i] * size + variable];
      for (int j = 0; j < i; j++) {
        sum -= factor[i * capacity + j] * into[j];
      }
      into[i] = sum * reciprocal[i];
      residual -= into[i] * into[i];
    }
    return residual;
  }

  private void reserve(int count) {
    if (count > capacity) {
      capacity = Math.max(count, 2 * capacity);
      sorted = new int[capacity];
      factor = new double[capacity * capacity];
      inverse = new double[capacity * capacity];
      reciprocal = new double[capacity];
      own = new double[capacity];
      other = new double[capacity];
    }
  }

  /// Few numbers, nearly sorted: insertion beats everything else.
  static void sort(int[] numbers, int count) {
    for (int i = 1; i < count; i++) {
      int number = numbers[i];
      int at = i;
      for (; at > 0 && numbers[at - 1] > number; at--) {
        numbers[at] = numbers[at - 1];
      }
      numbers[at] = number;
    }
  }
}
