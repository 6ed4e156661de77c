package io.causalgym.evaluation.question.effects;

import io.causalgym.model.network.BayesianNetwork;
import io.causalgym.model.scm.DiscreteScm;
import io.causalgym.model.scm.ScmBuilder;
import java.util.Arrays;
import java.util.List;

/// A structural causal model with the distribution of a binary network: every row of every table
/// has a noise of its own, which decides the variable where that row holds. It is one of many such
/// models; what is identified is the same in all.
final class RowNoises {
  private RowNoises() {}

  static DiscreteScm of(BayesianNetwork network) {
    ScmBuilder builder = DiscreteScm.builder();
    for (int v : network.topologicalOrder()) {
      double[] table = network.table(v);
      int rows = table.length / 2;
      String[] noises = new String[rows];
      for (int row = 0; row < rows; row++) {
        noises[row] = network.name(v) + "." + row;
        builder.noise(noises[row], Arrays.copyOfRange(table, 2 * row, 2 * row + 2));
      }
      int[] states = new int[rows * (1 << rows)];
      for (int cell = 0; cell < states.length; cell++) {
        int row = cell >> rows;
        states[cell] = (cell >> (rows - 1 - row)) & 1;
      }
      List<String> parents = Arrays.stream(network.parents(v)).mapToObj(network::name).toList();
      builder.equation(network.name(v), parents, List.of(noises), states);
    }
    return builder.build();
  }
}
