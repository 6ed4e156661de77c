package io.causalgym.model.network.format;

import io.causalgym.graph.GraphException;
import io.causalgym.graph.text.TextPosition;
import io.causalgym.model.network.BayesianNetwork;
import io.causalgym.model.network.RowSums;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;

/// A conditional probability table while it is read, row-major over parents and then the variable.
/// Each row is checked where it ends, so that an error has its line.
final class DraftTable {
  // As many states of parents as a message shows.
  private static final int SHOWN = 6;

  private final String text;
  private final RowSums rowSums;
  private final DraftVariable child;
  private final List<DraftVariable> parents;
  private final double[] values;
  private final BitSet given;

  DraftTable(
      String text, RowSums rowSums, DraftVariable child, List<DraftVariable> parents, int cells) {
    this.text = text;
    this.rowSums = rowSums;
    this.child = child;
    this.parents = parents;
    this.values = new double[cells];
    this.given = new BitSet(cells / child.card());
  }

  List<DraftVariable> parents() {
    return parents;
  }

  /// The array itself.
  double[] values() {
    return values;
  }

  int rows() {
    return values.length / child.card();
  }

  /// Writes the number for one state of the variable.
  void put(int row, int state, double number) {
    values[row * child.card() + state] = number;
  }

  /// Says that the numbers of a row are all there.
  ///
  /// @param offset where the row starts
  void close(int offset, int row) {
    if (given.get(row)) {
      throw error(offset, name(row) + " is there twice; keep one");
    }
    given.set(row);
    double sum = 0;
    for (int cell = row * child.card(); cell < (row + 1) * child.card(); cell++) {
      sum += values[cell];
    }
    if (Math.abs(sum - 1) <= BayesianNetwork.TOLERANCE) {
      return;
    }
    boolean possible = sum > 0 && !Double.isInfinite(sum);
    if (rowSums == RowSums.REFUSE || !possible) {
      throw error(
          offset,
          name(row)
              + " sums to "
              + sum
              + "; it must sum to 1"
              + (possible ? ", or ask for rows to be renormalised" : ""));
    }
  }

  /// Says that the numbers of all rows are there.
  void closeAll(int offset) {
    for (int row = 0; row < rows(); row++) {
      close(offset, row);
    }
  }

  /// Gives these numbers to every row that is missing.
  ///
  /// @param offset where they stand
  void fill(int offset, double[] numbers) {
    for (int row = given.nextClearBit(0); row < rows(); row = given.nextClearBit(row)) {
      System.arraycopy(numbers, 0, values, row * child.card(), numbers.length);
      close(offset, row);
    }
  }

  /// Refuses a table that lacks a row.
  void complete(int offset) {
    int missing = given.nextClearBit(0);
    if (missing < rows()) {
      throw error(
          offset,
          name(missing)
              + " is missing"
              + (rows() - given.cardinality() > 1
                  ? ", as are " + (rows() - given.cardinality() - 1) + " more"
                  : "")
              + "; give every row or a default");
    }
  }

  private String name(int row) {
    if (parents.isEmpty()) {
      return "the row of " + TextPosition.shown(child.name());
    }
    List<String> states = new ArrayList<>();
    int rest = row;
    for (DraftVariable parent : parents.reversed()) {
      states.add(TextPosition.shown(parent.states().list().get(rest % parent.card())));
      rest /= parent.card();
    }
    Collections.reverse(states);
    String shown = String.join(", ", states.size() <= SHOWN ? states : states.subList(0, SHOWN));
    return "row ("
        + shown
        + (states.size() <= SHOWN ? ")" : ", ...)")
        + " of "
        + TextPosition.shown(child.name());
  }

  private GraphException error(int offset, String message) {
    return TextPosition.bad(text, offset, message);
  }
}
