package io.causalgym.dataset.statistics;

import io.causalgym.dataset.Sample;
import io.causalgym.numeric.parallel.ParallelLoop;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;

/// How often each combination of levels of some discrete columns occurs; tables of different rows
/// merge. Rows that lack a value of any of the columns are left out and counted ({@link #omitted}).
///
/// `O(rows * columns)` time; a table has the product of the numbers of levels as cells.
public final class ContingencyTable {
  /// More cells are refused.
  public static final long MOST_CELLS = 1L << 24;

  private static final int BLOCK_ROWS = 1 << 14;

  private final int[] cards;
  private final long[] counts;
  private long total;
  private long omitted;

  /// @param cards the number of levels of each column
  /// @throws IllegalArgumentException if the table would have too many cells
  public ContingencyTable(int... cards) {
    this.cards = cards.clone();
    long cells = 1;
    for (int card : cards) {
      cells = Math.multiplyExact(cells, (long) card);
      if (cells > MOST_CELLS) {
        throw new IllegalArgumentException(
            "a table of more than " + MOST_CELLS + " cells; count fewer columns together");
      }
    }
    this.counts = new long[(int) cells];
  }

  /// Counts some discrete columns of a sample.
  ///
  /// @param stopped asked before each block
  /// @throws CancellationException if it was stopped
  public static ContingencyTable of(
      Sample sample, int[] columns, ParallelLoop loop, BooleanSupplier stopped) {
    int[] cards = new int[columns.length];
    for (int i = 0; i < columns.length; i++) {
      cards[i] = sample.variables().get(columns[i]).levels().size();
    }
    ContingencyTable all = new ContingencyTable(cards);
    Queue<ContingencyTable> parts = new ConcurrentLinkedQueue<>();
    int blocks = (int) (((long) sample.rows() + BLOCK_ROWS - 1) / BLOCK_ROWS);
    loop.run(
        blocks,
        () -> {
          ContingencyTable part = new ContingencyTable(cards);
          parts.add(part);
          return part;
        },
        (part, block) -> {
          if (stopped.getAsBoolean()) {
            throw new CancellationException("statistics were stopped");
          }
          part.addBlock(sample, columns, block * BLOCK_ROWS);
        });
    parts.forEach(all::merge); // whole numbers: the order does not matter
    return all;
  }

  private void addBlock(Sample sample, int[] columns, int from) {
    int rows = Math.min(BLOCK_ROWS, sample.rows() - from);
    short[][] codes = new short[columns.length][rows];
    for (int i = 0; i < columns.length; i++) {
      sample.read(columns[i], from, rows, codes[i], 0);
    }
    add(codes, rows);
  }

  /// Adds rows, as they arrive.
  ///
  /// @param codes one array for each column, {@link Sample#MISSING} where missing
  public void add(short[][] codes, int rows) {
    for (int row = 0; row < rows; row++) {
      int cell = 0;
      for (int column = 0; column < cards.length && cell >= 0; column++) {
        short code = codes[column][row];
        cell = code == Sample.MISSING ? -1 : cell * cards[column] + code;
      }
      if (cell < 0) {
        omitted++;
      } else {
        counts[cell]++;
        total++;
      }
    }
  }

  /// Adds what another one has counted of other rows of the same columns.
  public void merge(ContingencyTable later) {
    if (!Arrays.equals(later.cards, cards)) {
      throw new IllegalArgumentException("tables of different columns cannot join");
    }
    for (int cell = 0; cell < counts.length; cell++) {
      counts[cell] += later.counts[cell];
    }
    total += later.total;
    omitted += later.omitted;
  }

  /// How often a combination of codes occurs.
  public long count(int... codes) {
    int cell = 0;
    for (int column = 0; column < cards.length; column++) {
      cell = cell * cards[column] + codes[column];
    }
    return counts[cell];
  }

  /// A copy of all cells, the last column's code running fastest.
  public long[] counts() {
    return counts.clone();
  }

  /// The number of rows that were counted.
  public long total() {
    return total;
  }

  /// The number of rows left out because a value was missing.
  public long omitted() {
    return omitted;
  }
}
