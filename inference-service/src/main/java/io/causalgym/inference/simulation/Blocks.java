package io.causalgym.inference.simulation;

/// How rows are cut up. Results may depend on it, so it depends on the question alone.
///
/// @param rows of a block: its columns stay in the second cache
/// @param segment rows that one task computes, whole blocks; there are at most 1024 segments
record Blocks(int rows, long segment, long samples) {
  private static final int VALUES = 1 << 15;
  private static final int MOST_ROWS = 1024;
  private static final int LEAST_ROWS = 32;
  private static final int BLOCKS = 64;
  private static final int SEGMENTS = 1024;

  static Blocks of(long samples, int width) {
    int wanted = Integer.highestOneBit(Math.max(1, VALUES / Math.max(1, width)));
    int rows = Math.clamp(wanted, LEAST_ROWS, MOST_ROWS);
    long blocks = Math.max(BLOCKS, Math.ceilDiv(Math.ceilDiv(samples, rows), SEGMENTS));
    return new Blocks(rows, blocks * rows, samples);
  }

  int segments() {
    return Math.toIntExact(Math.ceilDiv(samples, segment));
  }

  long start(int number) {
    return number * segment;
  }

  long end(int number) {
    return Math.min(samples, start(number) + segment);
  }
}
