package io.causalgym.inference.exact;

import io.causalgym.model.Table;

/// How much an exact answer may cost; checked against an estimate before anything is computed.
///
/// @param largestFactor cells of one table at most, itself at most {@link Table#MAX_CELLS}
/// @param operations multiplications and additions at most
/// @param bytes of all tables that are alive at once, at most
public record Budget(long largestFactor, long operations, long bytes) {

  /// Tables of 128 MiB, a few seconds of one core, half a GiB.
  public static final Budget DEFAULT = new Budget(1L << 24, 1L << 31, 1L << 29);

  public Budget {
    if (largestFactor > Table.MAX_CELLS) {
      throw new IllegalArgumentException(
          "a factor has at most " + Table.MAX_CELLS + " cells, not " + largestFactor);
    }
    if (largestFactor < 1 || operations < 1 || bytes < 1) {
      throw new IllegalArgumentException(
          "a budget is at least 1, not " + largestFactor + ", " + operations + ", " + bytes);
    }
  }
}
