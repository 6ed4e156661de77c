package io.causalgym.inference.mediation;

import io.causalgym.inference.counterfactual.Quantity;
import io.causalgym.inference.counterfactual.Undefined;
import io.causalgym.model.Table;
import java.util.List;

/// Expected scores of a variable whose probabilities are one block of a table.
final class Expectations {
  private Expectations() {}

  /// @param block its position; a block has as many cells as there are scores
  static Quantity of(Table table, int block, List<Double> scores) {
    double sum = 0;
    for (int state = 0; state < scores.size(); state++) {
      double probability = table.value(block * scores.size() + state);
      if (Double.isNaN(probability)) {
        return new Undefined(
            "the formula conditions on what has probability 0 in the distribution");
      }
      sum += scores.get(state) * probability;
    }
    return new Quantity.Known(sum);
  }
}
