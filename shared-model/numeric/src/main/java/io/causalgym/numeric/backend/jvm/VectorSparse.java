package io.causalgym.numeric.backend.jvm;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/// A row of {@link SparseProduct} by vector instructions, the same to the bit as its scalar twin:
/// the sums of some columns stay in registers while the entries pass.
final class VectorSparse {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int WIDTH = SPECIES.length();
  private static final int WIDE = 4 * WIDTH;

  private VectorSparse() {}

  /// @param first and `last`: the entries of the row
  /// @param column and `end`: the columns that are wanted
  /// @return the first column that is left to be done, since a vector would be too wide
  static int row(
      int[] indices,
      double[] values,
      int first,
      int last,
      double[] b,
      int columns,
      int column,
      int end,
      double[] product,
      int row) {
    int done = column;
    for (; done + WIDE <= end; done += WIDE) {
      wide(indices, values, first, last, b, columns, done, product, row * columns + done);
    }
    for (; done + WIDTH <= end; done += WIDTH) {
      DoubleVector sum = DoubleVector.zero(SPECIES);
      for (int entry = first; entry < last; entry++) {
        DoubleVector value = DoubleVector.broadcast(SPECIES, values[entry]);
        sum = value.fma(at(b, indices[entry] * columns + done), sum);
      }
      sum.intoArray(product, row * columns + done);
    }
    return done;
  }

  private static void wide(
      int[] indices,
      double[] values,
      int first,
      int last,
      double[] b,
      int columns,
      int column,
      double[] product,
      int to) {
    DoubleVector s = DoubleVector.zero(SPECIES);
    DoubleVector t = DoubleVector.zero(SPECIES);
    DoubleVector u = DoubleVector.zero(SPECIES);
    DoubleVector v = DoubleVector.zero(SPECIES);
    for (int entry = first; entry < last; entry++) {
      DoubleVector value = DoubleVector.broadcast(SPECIES, values[entry]);
      int from = indices[entry] * columns + column;
      s = value.fma(at(b, from), s);
      t = value.fma(at(b, from + WIDTH), t);
      u = value.fma(at(b, from + 2 * WIDTH), u);
      v = value.fma(at(b, from + 3 * WIDTH), v);
    }
    s.intoArray(product, to);
    t.intoArray(product, to + WIDTH);
    u.intoArray(product, to + 2 * WIDTH);
    v.intoArray(product, to + 3 * WIDTH);
  }

  private static DoubleVector at(double[] x, int index) {
    return DoubleVector.fromArray(SPECIES, x, index);
  }
}
