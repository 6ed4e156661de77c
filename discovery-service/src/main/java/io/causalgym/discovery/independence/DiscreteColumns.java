package io.causalgym.discovery.independence;

import io.causalgym.dataset.Sample;
import io.causalgym.dataset.Variable;
import io.causalgym.discovery.search.DiscoveryException;
import io.causalgym.discovery.search.SearchControl;

/// The columns of a discrete sample as bytes; a missing value has a code of its own after the
/// levels. Immutable.
final class DiscreteColumns {
  /// More levels than this have no code.
  static final int MOST_LEVELS = 127;

  private final byte[][] codes;
  private final int[] levels;
  private final int[] width;
  private final int rows;

  private DiscreteColumns(int size, int rows) {
    this.codes = new byte[size][rows];
    this.levels = new int[size];
    this.width = new int[size];
    this.rows = rows;
  }

  static DiscreteColumns of(Sample sample, SearchControl control) {
    if (sample.rows() == 0) {
      throw new DiscoveryException("dataset", "0", "the sample has no rows; add rows");
    }
    DiscreteColumns columns = new DiscreteColumns(sample.size(), sample.rows());
    control
        .loop()
        .run(
            sample.size(),
            control::deadline,
            (deadline, column) -> {
              deadline.check();
              columns.fill(sample, column);
            });
    return columns;
  }

  private void fill(Sample sample, int column) {
    Variable variable = sample.variables().get(column);
    if (!variable.isDiscrete()) {
      throw refused(variable, "is continuous: choose a test for continuous or mixed variables");
    }
    int count = variable.levels().size();
    if (count > MOST_LEVELS) {
      throw refused(
          variable,
          "has "
              + count
              + " levels, more than "
              + MOST_LEVELS
              + ": join rare ones or leave it out");
    }
    boolean missing = sample.hasMissing(column);
    short[] from = sample.codes(column);
    for (int row = 0; row < rows; row++) {
      int code = from[row];
      codes[column][row] = (byte) (code == Sample.MISSING ? count : code);
    }
    levels[column] = count;
    width[column] = missing ? count + 1 : count;
  }

  private static DiscoveryException refused(Variable variable, String why) {
    return new DiscoveryException(
        "dataset", variable.name(), "the variable '" + variable.name() + "' " + why);
  }

  int size() {
    return codes.length;
  }

  int rows() {
    return rows;
  }

  /// The codes of a column.
  byte[] codes(int column) {
    return codes[column];
  }

  /// The number of levels.
  int levels(int column) {
    return levels[column];
  }

  /// The number of codes: one more than levels where a value is missing.
  int width(int column) {
    return width[column];
  }
}
