package io.causalgym.evaluation.world;

import io.causalgym.model.network.BayesianNetwork;
import io.causalgym.model.network.NetworkBuilder;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// A network over binary variables in flat arrays, for drawing many and keeping few. Variables are
/// numbered in a topological order; numbers are hundredths from 0.01 to 0.99, as a prompt shows
/// them.
final class BinaryNetwork {
  private static final int HUNDREDTHS = 100;

  private final Shape shape;
  private final int[][] parents;
  private final double[][] on;

  private BinaryNetwork(Shape shape, int[][] parents, double[][] on) {
    this.shape = shape;
    this.parents = parents;
    this.on = on;
  }

  /// Rows from Beta(1/2, 1/2), which puts most of them near 0 and 1: uniform rows hardly tell
  /// seeing from doing.
  static BinaryNetwork draw(Shape shape, RandomGenerator random) {
    int n = shape.size();
    int[][] parents = new int[n][];
    double[][] on = new double[n][];
    for (int v = 0; v < n; v++) {
      parents[v] = shape.parents(v).stream().mapToInt(Integer::intValue).toArray();
      on[v] = new double[1 << parents[v].length];
      for (int row = 0; row < on[v].length; row++) {
        on[v][row] = hundredth(random.nextDouble());
      }
    }
    return new BinaryNetwork(shape, parents, on);
  }

  /// The quantile of Beta(1/2, 1/2), the arcsine distribution, rounded.
  private static double hundredth(double uniform) {
    double sine = Math.sin(Math.PI * uniform / 2);
    long rounded = Math.round(HUNDREDTHS * sine * sine);
    return Math.clamp(rounded, 1, HUNDREDTHS - 1) / (double) HUNDREDTHS;
  }

  /// P(all variables | do(set = state)), bit `v` of the index for variable `v`: every variable in
  /// turn splits the cells of those before it, `O(2^n)`.
  ///
  /// @param set a variable, or -1 for none
  double[] joint(int set, int state) {
    double[] joint = new double[1 << parents.length];
    joint[0] = 1;
    for (int v = 0; v < parents.length; v++) {
      for (int cell = 0; cell < 1 << v; cell++) {
        double on = v == set ? state : on(v, cell);
        joint[cell | 1 << v] = joint[cell] * on;
        joint[cell] *= 1 - on;
      }
    }
    return joint;
  }

  private double on(int variable, int cell) {
    int row = 0;
    for (int parent : parents[variable]) {
      row = row << 1 | cell >> parent & 1;
    }
    return on[variable][row];
  }

  /// The same as the models have it.
  BayesianNetwork network() {
    NetworkBuilder builder = BayesianNetwork.builder();
    for (int v = 0; v < parents.length; v++) {
      builder.variable(shape.name(v), List.of("0", "1"));
    }
    for (int v = 0; v < parents.length; v++) {
      double[] table = new double[2 * on[v].length];
      for (int row = 0; row < on[v].length; row++) {
        table[2 * row] = (HUNDREDTHS - Math.round(HUNDREDTHS * on[v][row])) / (double) HUNDREDTHS;
        table[2 * row + 1] = on[v][row];
      }
      builder.table(shape.name(v), IntStream.of(parents[v]).mapToObj(shape::name).toList(), table);
    }
    return builder.build();
  }
}
