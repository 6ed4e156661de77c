package io.causalgym.inference.linear.identification;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/// The row space of a matrix over {@link PrimeField}, in echelon form, grown row by row.
final class PrimeEchelon {
  private final int columns;
  // By pivot column; the pivot is 1, and the columns before it are 0.
  private final long[] @Nullable [] rows;

  PrimeEchelon(int columns) {
    this.columns = columns;
    this.rows = new long[columns][];
  }

  /// Adds a row, which is consumed; it is dropped if it depends on those before.
  void add(long[] row) {
    for (int column = 0; column < columns; column++) {
      if (row[column] != 0) {
        long[] pivot = rows[column];
        if (pivot == null) {
          long inverse = PrimeField.invert(row[column]);
          for (int at = column; at < columns; at++) {
            row[at] = PrimeField.multiply(inverse, row[at]);
          }
          rows[column] = row;
          return;
        }
        PrimeField.addMultiple(row, PrimeField.negate(row[column]), pivot);
      }
    }
  }

  /// The columns that are 0 in every vector of the kernel: those whose row, with all other pivots
  /// eliminated, has nothing beside its pivot.
  BitSet determined() {
    BitSet determined = new BitSet(columns);
    for (int column = columns - 1; column >= 0; column--) {
      long[] row = rows[column];
      if (row != null) {
        reduce(row, column);
        if (isUnit(row, column)) {
          determined.set(column);
        }
      }
    }
    return determined;
  }

  private void reduce(long[] row, int column) {
    for (int later = column + 1; later < columns; later++) {
      long[] pivot = rows[later];
      if (pivot != null && row[later] != 0) {
        PrimeField.addMultiple(row, PrimeField.negate(row[later]), pivot);
      }
    }
  }

  private boolean isUnit(long[] row, int column) {
    for (int at = column + 1; at < columns; at++) {
      if (row[at] != 0) {
        return false;
      }
    }
    return true;
  }
}
