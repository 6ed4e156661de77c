package io.causalgym.inference.exact;

import io.causalgym.model.network.BayesianNetwork;
import java.util.Arrays;

/// A network as flat arrays, copied once, with what every question needs of its numbers. The arrays
/// are shared with all threads and never written.
final class CompiledNetwork {
  final BayesianNetwork source;
  final int[] cards;

  /// By variable: its place in the topological order.
  final int[] ranks;

  /// By variable: its parents and then itself, the axes of its table.
  final int[][] families;

  /// By variable: the strides of these axes.
  final int[][] strides;

  final double[][] tables;

  /// By variable: binary logarithms of the smallest non-zero and of the largest number of its
  /// table.
  final double[] low;

  final double[] high;

  private CompiledNetwork(BayesianNetwork source, int[][] families, double[][] tables) {
    this.source = source;
    this.families = families;
    this.tables = tables;
    this.cards = new int[families.length];
    Arrays.setAll(cards, source::card);
    this.ranks = new int[families.length];
    int[] order = source.topologicalOrder();
    for (int rank = 0; rank < order.length; rank++) {
      ranks[order[rank]] = rank;
    }
    this.strides = new int[families.length][];
    this.low = new double[families.length];
    this.high = new double[families.length];
    for (int variable = 0; variable < families.length; variable++) {
      strides[variable] = Strides.rowMajor(families[variable], cards);
      NumberRange range = NumberRange.of(tables[variable], tables[variable].length);
      low[variable] = range.low();
      high[variable] = range.high();
    }
  }

  static CompiledNetwork of(BayesianNetwork network) {
    int[][] families = new int[network.size()][];
    double[][] tables = new double[network.size()][];
    for (int variable = 0; variable < families.length; variable++) {
      int[] parents = network.parents(variable);
      families[variable] = Arrays.copyOf(parents, parents.length + 1);
      families[variable][parents.length] = variable;
      tables[variable] = network.table(variable);
    }
    return new CompiledNetwork(network, families, tables);
  }

  /// The same network with other mechanisms for some variables.
  ///
  /// @param families by variable, as in {@link #families}
  CompiledNetwork with(int[][] families, double[][] tables) {
    return new CompiledNetwork(source, families, tables);
  }

  boolean hasStructureOf(CompiledNetwork other) {
    return source.names().equals(other.source.names())
        && Arrays.equals(cards, other.cards)
        && Arrays.deepEquals(families, other.families);
  }

  int size() {
    return cards.length;
  }
}
