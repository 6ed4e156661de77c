package io.causalgym.discovery.score;

import io.causalgym.dataset.Sample;
import io.causalgym.dataset.Variable;
import io.causalgym.discovery.search.DiscoveryException;

/// The complete rows of a sample of discrete variables, a byte a cell.
final class DiscreteColumns {
  static final int MOST_LEVELS = 256;

  private final int rows;
  private final byte[][] codes;
  private final int[] levels;

  private DiscreteColumns(int rows, byte[][] codes, int[] levels) {
    this.rows = rows;
    this.codes = codes;
    this.levels = levels;
  }

  /// @throws DiscoveryException for a continuous column, one with more than 256 levels, or no
  ///   complete row
  static DiscreteColumns of(Sample sample) {
    CompleteRows complete = CompleteRows.of(sample, 1);
    byte[][] codes = new byte[sample.size()][];
    int[] levels = new int[sample.size()];
    for (int column = 0; column < codes.length; column++) {
      Variable variable = sample.variables().get(column);
      if (!variable.isDiscrete()) {
        throw unusable(variable, "is continuous; use a score for mixed data or make it discrete");
      }
      levels[column] = levels(variable);
      codes[column] = bytes(sample.codes(column), complete);
    }
    return new DiscreteColumns(complete.count(), codes, levels);
  }

  static int levels(Variable variable) {
    int levels = variable.levels().size();
    if (levels > MOST_LEVELS) {
      throw unusable(
          variable, "has " + levels + " levels, at most " + MOST_LEVELS + "; merge some");
    }
    return Math.max(1, levels);
  }

  private static DiscoveryException unusable(Variable variable, String why) {
    return new DiscoveryException("dataset", variable.name(), "'" + variable.name() + "' " + why);
  }

  static byte[] bytes(short[] codes, CompleteRows complete) {
    byte[] bytes = new byte[complete.count()];
    int at = 0;
    for (int row = 0; row < codes.length; row++) {
      if (complete.complete(row)) {
        bytes[at++] = (byte) codes[row];
      }
    }
    return bytes;
  }

  int size() {
    return codes.length;
  }

  int rows() {
    return rows;
  }

  int levels(int variable) {
    return levels[variable];
  }

  /// Codes by row, unsigned; not to be changed.
  byte[] codes(int variable) {
    return codes[variable];
  }
}
