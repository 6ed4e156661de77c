package io.causalgym.inference.simulation;

import io.causalgym.numeric.random.RandomStream;
import java.util.List;

/// Steps that fill columns of states, parents first; `O(parents)` a row and step.
final class DiscreteProgram {
  private final List<Step> steps;
  private final int given;
  private final int scratch;

  /// @param given columns that the caller brings
  /// @param scratch columns after them that he does not
  DiscreteProgram(List<Step> steps, int given, int scratch) {
    this.steps = List.copyOf(steps);
    this.given = given;
    this.scratch = scratch;
  }

  DiscreteSampler.Rows open(long seed, int most) {
    Block block = new Block(seed, given, scratch, most);
    return (first, count, columns) -> {
      System.arraycopy(columns, 0, block.columns, 0, given);
      block.first = first;
      block.count = count;
      for (Step step : steps) {
        step.fill(block);
      }
    };
  }

  /// What the steps of one thread work on.
  static final class Block {
    private final long seed;
    private final int[][] columns;
    private final double[] uniforms;
    private final int[] rows;
    private long first;
    private int count;

    private Block(long seed, int given, int scratch, int most) {
      this.seed = seed;
      this.columns = new int[given + scratch][];
      for (int column = given; column < columns.length; column++) {
        columns[column] = new int[most];
      }
      this.uniforms = new double[most];
      this.rows = new int[most];
    }
  }

  /// Fills one column.
  sealed interface Step {
    void fill(Block block);
  }

  /// Which row of a table belongs to the states of the parents.
  static final class Parents {
    private final int[] columns;
    private final int[] cards;

    Parents(int[] columns, int[] cards) {
      this.columns = columns;
      this.cards = cards;
    }

    private void rows(Block block) {
      int[] rows = block.rows;
      java.util.Arrays.fill(rows, 0, block.count, 0);
      for (int parent = 0; parent < columns.length; parent++) {
        int[] states = block.columns[columns[parent]];
        int card = cards[parent];
        for (int row = 0; row < block.count; row++) {
          rows[row] = rows[row] * card + states[row];
        }
      }
    }
  }

  /// A draw from a row of a conditional probability table.
  ///
  /// @param stream number of the stream of uniform numbers
  record Draw(int column, Parents parents, CumulativeRows table, long stream) implements Step {
    @Override
    public void fill(Block block) {
      RandomStream random = new RandomStream(block.seed, stream);
      random.fillUniform(block.first, block.uniforms, 0, block.count);
      parents.rows(block);
      int[] states = block.columns[column];
      for (int row = 0; row < block.count; row++) {
        states[row] = table.state(block.rows[row], block.uniforms[row]);
      }
    }
  }

  /// A state that follows from those of the parents.
  static final class Lookup implements Step {
    private final int column;
    private final Parents parents;
    private final int[] table;

    Lookup(int column, Parents parents, int[] table) {
      this.column = column;
      this.parents = parents;
      this.table = table;
    }

    @Override
    public void fill(Block block) {
      parents.rows(block);
      int[] states = block.columns[column];
      for (int row = 0; row < block.count; row++) {
        states[row] = table[block.rows[row]];
      }
    }
  }
}
