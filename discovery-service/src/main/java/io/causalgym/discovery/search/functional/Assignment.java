package io.causalgym.discovery.search.functional;

import java.util.Arrays;

/// The assignment of rows to columns with the least total cost, by shortest augmenting paths,
/// `O(n^3)`.
///
/// Source: Kuhn, "The Hungarian Method for the Assignment Problem", 1955 (kuhn1955hungarian), in
/// the form with dual variables of Jonker and Volgenant, 1987 (jonker1987shortest).
final class Assignment {
  private final double[] cost;
  private final int size;
  // Dual variables, and the row of each column; column and row 0 stand for "none", others from 1.
  private final double[] rowPrice;
  private final double[] columnPrice;
  private final int[] rowOf;
  private final int[] previous;
  private final double[] slack;
  private final boolean[] reached;

  private Assignment(double[] cost, int size) {
    this.cost = cost;
    this.size = size;
    this.rowPrice = new double[size + 1];
    this.columnPrice = new double[size + 1];
    this.rowOf = new int[size + 1];
    this.previous = new int[size + 1];
    this.slack = new double[size + 1];
    this.reached = new boolean[size + 1];
  }

  /// The row for each column.
  ///
  /// @param cost finite, `size` rows of `size` columns
  static int[] rows(double[] cost, int size) {
    Assignment assignment = new Assignment(cost, size);
    for (int row = 1; row <= size; row++) {
      assignment.add(row);
    }
    int[] rows = new int[size];
    Arrays.setAll(rows, column -> assignment.rowOf[column + 1] - 1);
    return rows;
  }

  /// Finds a shortest path from a new row to a free column and swaps along it.
  private void add(int row) {
    rowOf[0] = row;
    Arrays.fill(slack, Double.POSITIVE_INFINITY);
    Arrays.fill(reached, false);
    int column = 0;
    do {
      reached[column] = true;
      relax(column);
      column = nearest();
      reprice(slack[column]);
    } while (rowOf[column] != 0);
    while (column != 0) {
      int before = previous[column];
      rowOf[column] = rowOf[before];
      column = before;
    }
  }

  private void relax(int from) {
    int row = rowOf[from];
    for (int column = 1; column <= size; column++) {
      if (!reached[column]) {
        double reduced = cost[(row - 1) * size + column - 1] - rowPrice[row] - columnPrice[column];
        if (reduced < slack[column]) {
          slack[column] = reduced;
          previous[column] = from;
        }
      }
    }
  }

  private int nearest() {
    int nearest = 0;
    for (int column = 1; column <= size; column++) {
      if (!reached[column] && (nearest == 0 || slack[column] < slack[nearest])) {
        nearest = column;
      }
    }
    return nearest;
  }

  private void reprice(double delta) {
    for (int column = 0; column <= size; column++) {
      if (reached[column]) {
        rowPrice[rowOf[column]] += delta;
        columnPrice[column] -= delta;
      } else {
        slack[column] -= delta;
      }
    }
  }
}
