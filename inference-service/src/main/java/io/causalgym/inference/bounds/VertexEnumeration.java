package io.causalgym.inference.bounds;

import io.causalgym.graph.Deadline;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// All vertices of a polytope `{p >= 0 : A p = b}`, by a search over its feasible bases along
/// pivots.
///
/// Every vertex is found: it is the only maximum of some linear function, and the simplex method
/// with Bland's rule walks to it from any basis along pivots that the search takes too, ties
/// included. Source: as reverse search (Avis and Fukuda 1992, `avis1992pivoting`), but with the
/// visited bases kept, since there are few. Cost `O(m^2 n)` for each basis.
final class VertexEnumeration {
  private static final double ENTRY = 1e-9;
  private static final double TIE = 1e-12;

  private final double[][] rows;
  private final int columns;
  private final int most;
  private final Set<BitSet> seen = new HashSet<>();
  private final ArrayDeque<int[]> open = new ArrayDeque<>();

  private VertexEnumeration(double[][] rows, int columns, int most) {
    this.rows = rows;
    this.columns = columns;
    this.most = most;
  }

  /// The vertices, some of them perhaps twice.
  ///
  /// @param rows independent equalities, the right side as the last entry
  /// @param basis a feasible basis, as many columns as rows
  /// @param most bases that may be visited
  /// @return empty if there are more bases
  static Optional<List<double[]>> of(double[][] rows, int[] basis, int most, Deadline deadline) {
    int columns = rows.length == 0 ? 0 : rows[0].length - 1;
    return new VertexEnumeration(rows, columns, most).run(basis, deadline);
  }

  private Optional<List<double[]>> run(int[] start, Deadline deadline) {
    List<double[]> vertices = new ArrayList<>();
    push(start);
    while (!open.isEmpty()) {
      deadline.check();
      if (seen.size() > most) {
        return Optional.empty();
      }
      int[] basis = open.pop();
      double[][] tableau = tableau(basis);
      vertices.add(vertex(tableau, basis));
      neighbours(tableau, basis);
    }
    return Optional.of(vertices);
  }

  private void push(int[] basis) {
    BitSet key = new BitSet(columns);
    for (int column : basis) {
      key.set(column);
    }
    if (seen.add(key)) {
      open.push(basis);
    }
  }

  /// The rows solved for the basis: row `i` says what basic variable `i` is.
  private double[][] tableau(int[] basis) {
    int width = basis.length + columns + 1;
    double[][] work = new double[rows.length][width];
    for (int row = 0; row < rows.length; row++) {
      for (int at = 0; at < basis.length; at++) {
        work[row][at] = rows[row][basis[at]];
      }
      System.arraycopy(rows[row], 0, work[row], basis.length, columns + 1);
    }
    if (!Elimination.reduce(work, basis.length)) {
      throw new AssertionError("a pivot of size " + ENTRY + " keeps a basis regular");
    }
    return work;
  }

  private double[] vertex(double[][] tableau, int[] basis) {
    double[] vertex = new double[columns];
    for (int row = 0; row < basis.length; row++) {
      vertex[basis[row]] = Math.max(0, tableau[row][basis.length + columns]);
    }
    return vertex;
  }

  private void neighbours(double[][] tableau, int[] basis) {
    BitSet basic = new BitSet(columns);
    for (int column : basis) {
      basic.set(column);
    }
    for (int column = 0; column < columns; column++) {
      if (!basic.get(column)) {
        enter(tableau, basis, column);
      }
    }
  }

  private void enter(double[][] tableau, int[] basis, int column) {
    int at = basis.length + column;
    int right = basis.length + columns;
    double least = Double.POSITIVE_INFINITY;
    for (double[] row : tableau) {
      if (row[at] > ENTRY) {
        least = Math.min(least, Math.max(0, row[right]) / row[at]);
      }
    }
    for (int row = 0; row < basis.length; row++) {
      double entry = tableau[row][at];
      if (entry > ENTRY && Math.max(0, tableau[row][right]) / entry <= least + TIE) {
        int[] next = Arrays.copyOf(basis, basis.length);
        next[row] = column;
        push(next);
      }
    }
  }
}
