package io.causalgym.inference.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.model.network.BayesianNetwork;

/// How far a share of rows may be from the probability behind it.
final class StandardErrors {
  private StandardErrors() {}

  /// Asserts that each number of the tables is within five standard errors of the truth, as
  /// estimated from the rows that have a value for all of its family.
  static void assertRecovered(
      BayesianNetwork learned, BayesianNetwork truth, DiscreteColumns data) {
    for (int variable = 0; variable < truth.size(); variable++) {
      double[] expected = truth.table(variable);
      double[] actual = learned.table(variable);
      double[] rows = rows(truth, variable, data);
      for (int cell = 0; cell < expected.length; cell++) {
        double p = expected[cell];
        double error = Math.sqrt(p * (1 - p) / rows[cell / truth.card(variable)]);
        assertThat(actual[cell]).isCloseTo(p, within(5 * error));
      }
    }
  }

  /// By row of the table: the rows of data that have its family.
  private static double[] rows(BayesianNetwork network, int variable, DiscreteColumns data) {
    double[] rows = new double[network.table(variable).length / network.card(variable)];
    for (int row = 0; row < data.rows(); row++) {
      boolean known = data.value(data.find(network.name(variable)), row) >= 0;
      int at = 0;
      for (int parent : network.parents(variable)) {
        int state = data.value(data.find(network.name(parent)), row);
        known &= state >= 0;
        at = at * network.card(parent) + state;
      }
      if (known) {
        rows[at]++;
      }
    }
    return rows;
  }
}
