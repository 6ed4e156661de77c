package io.causalgym.inference.learning;

import io.causalgym.model.network.BayesianNetwork;
import java.util.HashMap;
import java.util.Map;

/// How many rows of data stand behind each row of a table, counted literally.
final class StandardErrors {
  private StandardErrors() {}

  static Map<String, double[]> rowCounts(BayesianNetwork network, DiscreteColumns data) {
    Map<String, double[]> counts = new HashMap<>();
    for (int variable = 0; variable < network.size(); variable++) {
      double[] rows = new double[network.table(variable).length / network.card(variable)];
      for (int row = 0; row < data.rows(); row++) {
        int at = 0;
        for (int parent : network.parents(variable)) {
          at = at * network.card(parent) + data.value(data.find(network.name(parent)), row);
        }
        rows[at]++;
      }
      counts.put(network.name(variable), rows);
    }
    return counts;
  }
}
