package io.causalgym.inference.bounds;

import io.causalgym.graph.Deadline;
import java.util.Arrays;
import java.util.stream.IntStream;

/// Maximises linear functions over a polytope of probability vectors, `{p >= 0 : A p = b}`, where
/// the first row of `A` is all ones and its right side 1. One polytope takes many objectives: each
/// starts where the last one ended.
///
/// The answer is safe whatever rounding did to the pivots. For *any* `y`, `c p = y b + (c - y A) p
/// <= y b + max_j (c - y A)_j` on the polytope, since `p` sums to 1; the bound reported is this
/// number for the dual solution `y`, widened by what `b` may be off. The value of the last vertex
/// is reported beside it: where both agree the bound is proven sharp.
///
/// Source: Dantzig's primal simplex method with an explicit inverse of the basis and artificial
/// variables; Bland's rule (Bland 1977, `bland1977new`) once it does not move; the safe bound as in
/// Neumaier and Shcherbina 2004 (`neumaier2004safe`), which is simple here because the polytope is
/// bounded. Cost `O(m^2 + nonzeros)` a pivot for `m` rows. Not thread-safe.
final class Simplex {

  /// Reduced costs below it do not count: probabilities are known to about `1e-16`.
  private static final double OPTIMAL = 1e-12;

  private static final double PIVOT = 1e-9;
  private static final int REFACTOR = 50;

  // Pivots without progress before Bland's rule takes over.
  private static final int STALLED = 40;

  /// What a right side may be off by relative to 1: quotients of sums of doubles.
  private static final double ROUNDING = 1e-15;

  /// @param bound at least the maximum, whatever rounding did
  /// @param attained what the last vertex reaches
  record Optimum(double bound, double attained) {}

  private final SparseColumns matrix;
  private final double[] right;
  private final Deadline deadline;
  private final int rows;
  private final int columns;
  private final int[] basis;
  private final boolean[] basic;
  private final double[][] inverse;
  private final double[] values;
  private final double violation;
  private int sinceRefactor;

  Simplex(SparseColumns matrix, double[] right, Deadline deadline) {
    this.matrix = matrix;
    this.right = right.clone();
    this.deadline = deadline;
    this.rows = matrix.rows();
    this.columns = matrix.columns();
    this.basis = new int[rows];
    this.basic = new boolean[columns];
    this.inverse = new double[rows][rows];
    this.values = right.clone();
    for (int row = 0; row < rows; row++) {
      basis[row] = artificial(row);
      inverse[row][row] = 1;
    }
    climb(new double[columns], -1);
    this.violation = acceptArtificials();
    driveOut();
  }

  /// How far the rows are from being met, in total: 0 where the polytope is not empty. The rows are
  /// taken as the nearest ones that can be met.
  double violation() {
    return violation;
  }

  Optimum maximise(double[] objective) {
    climb(objective, 0);
    double[] y = duals(objective, 0);
    double reduced = 0;
    for (int column = 0; column < columns; column++) {
      reduced = Math.max(reduced, objective[column] - matrix.dot(y, column));
    }
    double bound = reduced;
    double total = 0;
    double largest = 0;
    for (int row = 0; row < rows; row++) {
      bound += y[row] * right[row];
      total += Math.abs(y[row]);
      largest = Math.max(largest, Math.abs(y[row]));
    }
    return new Optimum(bound + largest * violation + total * ROUNDING, dot(objective, solution()));
  }

  /// The vertex that the last maximisation ended at.
  double[] solution() {
    double[] solution = new double[columns];
    for (int row = 0; row < rows; row++) {
      if (basis[row] >= 0) {
        solution[basis[row]] = Math.max(0, values[row]);
      }
    }
    return solution;
  }

  /// The columns of the present basis; rows that others imply have none.
  int[] basis() {
    return Arrays.stream(basis).filter(column -> column >= 0).toArray();
  }

  /// The equalities solved for the present basis, dense, with the right side as the last entry;
  /// those that others imply are left out.
  double[][] tableau() {
    return IntStream.range(0, rows)
        .filter(row -> basis[row] >= 0)
        .mapToObj(this::tableauRow)
        .toArray(double[][]::new);
  }

  private double[] tableauRow(int row) {
    double[] dense = new double[columns + 1];
    for (int column = 0; column < columns; column++) {
      dense[column] = matrix.dot(inverse[row], column);
    }
    dense[columns] = values[row];
    return dense;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int at = 0; at < a.length; at++) {
      sum += a[at] * b[at];
    }
    return sum;
  }

  private static int artificial(int row) {
    return -1 - row;
  }

  private void climb(double[] objective, double artificialCost) {
    int stalled = 0;
    long most = 200L * (rows + 10L);
    for (long pivots = 0; pivots < most; pivots++) {
      if (pivots % 16 == 0) {
        deadline.check();
      }
      double[] y = duals(objective, artificialCost);
      int entering = entering(objective, y, stalled > STALLED);
      if (entering < 0) {
        return;
      }
      double[] direction = direction(entering);
      int leaving = leaving(direction, artificialCost == 0, stalled > STALLED);
      if (leaving < 0) {
        return;
      }
      stalled = Math.abs(values[leaving]) < 1e-13 ? stalled + 1 : 0;
      pivot(leaving, entering, direction);
    }
  }

  private double[] duals(double[] objective, double artificialCost) {
    double[] y = new double[rows];
    for (int row = 0; row < rows; row++) {
      double cost = basis[row] < 0 ? artificialCost : objective[basis[row]];
      if (cost != 0) {
        double[] of = inverse[row];
        for (int at = 0; at < rows; at++) {
          y[at] += cost * of[at];
        }
      }
    }
    return y;
  }

  private int entering(double[] objective, double[] y, boolean first) {
    int best = -1;
    double most = OPTIMAL;
    for (int column = 0; column < columns; column++) {
      if (!basic[column]) {
        double reduced = objective[column] - matrix.dot(y, column);
        if (reduced > most) {
          best = column;
          most = reduced;
          if (first) {
            return best;
          }
        }
      }
    }
    return best;
  }

  private double[] direction(int column) {
    double[] entries = new double[rows];
    matrix.add(1, column, entries);
    double[] direction = new double[rows];
    for (int row = 0; row < rows; row++) {
      direction[row] = dot(inverse[row], entries);
    }
    return direction;
  }

  private int leaving(double[] direction, boolean artificialsStay, boolean first) {
    int best = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int row = 0; row < rows; row++) {
      boolean fixed = artificialsStay && basis[row] < 0;
      double step = fixed ? Math.abs(direction[row]) : direction[row];
      if (step > PIVOT) {
        double ratio = fixed ? 0 : Math.max(0, values[row]) / step;
        boolean tie = best >= 0 && Math.abs(ratio - least) <= 1e-14;
        if (tie ? better(row, best, direction, first) : ratio < least) {
          best = row;
          least = Math.min(ratio, least);
        }
      }
    }
    return best;
  }

  private boolean better(int row, int best, double[] direction, boolean first) {
    return first ? basis[row] < basis[best] : Math.abs(direction[row]) > Math.abs(direction[best]);
  }

  private void pivot(int leaving, int entering, double[] direction) {
    double[] pivotRow = inverse[leaving];
    double scale = 1 / direction[leaving];
    for (int at = 0; at < rows; at++) {
      pivotRow[at] *= scale;
    }
    values[leaving] *= scale;
    for (int row = 0; row < rows; row++) {
      double factor = direction[row];
      if (row != leaving && factor != 0) {
        double[] of = inverse[row];
        for (int at = 0; at < rows; at++) {
          of[at] -= factor * pivotRow[at];
        }
        values[row] -= factor * values[leaving];
      }
    }
    if (basis[leaving] >= 0) {
      basic[basis[leaving]] = false;
    }
    basis[leaving] = entering;
    basic[entering] = true;
    if (++sinceRefactor >= REFACTOR) {
      refactor();
    }
  }

  /// The artificials that are left are what the rows cannot meet; from now on the rows do without.
  private double acceptArtificials() {
    double total = 0;
    for (int row = 0; row < rows; row++) {
      if (basis[row] < 0) {
        double left = Math.max(0, values[row]);
        total += left;
        right[-1 - basis[row]] -= left;
        values[row] = 0;
      }
    }
    return total;
  }

  /// Replaces artificials by columns; where none fits, other rows imply the row.
  private void driveOut() {
    for (int row = 0; row < rows; row++) {
      if (basis[row] < 0) {
        deadline.check();
        int best = -1;
        double most = 1e-7;
        for (int column = 0; column < columns; column++) {
          double entry = basic[column] ? 0 : Math.abs(matrix.dot(inverse[row], column));
          if (entry > most) {
            best = column;
            most = entry;
          }
        }
        if (best >= 0) {
          pivot(row, best, direction(best));
        }
      }
    }
  }

  /// The inverse anew from the basis, by elimination with pivoting; rounding errors start over.
  private void refactor() {
    sinceRefactor = 0;
    double[][] work = new double[rows][2 * rows];
    double[] column = new double[rows];
    for (int at = 0; at < rows; at++) {
      Arrays.fill(column, 0);
      if (basis[at] < 0) {
        column[-1 - basis[at]] = 1;
      } else {
        matrix.add(1, basis[at], column);
      }
      for (int row = 0; row < rows; row++) {
        work[row][at] = column[row];
      }
      work[at][rows + at] = 1;
    }
    if (!Elimination.reduce(work, rows)) {
      return;
    }
    for (int row = 0; row < rows; row++) {
      System.arraycopy(work[row], rows, inverse[row], 0, rows);
      values[row] = dot(inverse[row], right);
    }
  }
}
