package io.causalgym.evaluation.question.numbers;

import io.causalgym.model.network.BayesianNetwork;
import java.util.List;
import java.util.Map;

/// Adjustment for all other observed variables of a binary network.
final class Adjustment {
  private Adjustment() {}

  /// Sum over all other observed variables z of P(event | set, z) P(z), in one pass over the cells.
  ///
  /// @param joint of the network, row-major over its variables
  static double forAll(
      BayesianNetwork network,
      double[] joint,
      List<String> hidden,
      Map<String, Integer> event,
      Map<String, Integer> set) {
    int others = joint.length - 1;
    for (String name : hidden) {
      others &= ~bit(network, name);
    }
    int events = mask(network, event);
    int happening = on(network, event);
    int settings = mask(network, set);
    int chosen = on(network, set);
    others &= ~events & ~settings;
    double[] all = new double[joint.length];
    double[] given = new double[joint.length];
    double[] both = new double[joint.length];
    for (int cell = 0; cell < joint.length; cell++) {
      boolean agrees = (cell & settings) == chosen;
      all[cell & others] += joint[cell];
      given[cell & others] += agrees ? joint[cell] : 0;
      both[cell & others] += agrees && (cell & events) == happening ? joint[cell] : 0;
    }
    double sum = 0;
    for (int z = 0; z < joint.length; z++) {
      sum += given[z] > 0 ? both[z] / given[z] * all[z] : 0;
    }
    return sum;
  }

  private static int bit(BayesianNetwork network, String name) {
    return 1 << network.size() - 1 - network.variable(name);
  }

  private static int mask(BayesianNetwork network, Map<String, Integer> states) {
    int mask = 0;
    for (String name : states.keySet()) {
      mask |= bit(network, name);
    }
    return mask;
  }

  private static int on(BayesianNetwork network, Map<String, Integer> states) {
    int on = 0;
    for (Map.Entry<String, Integer> state : states.entrySet()) {
      on |= state.getValue() == 1 ? bit(network, state.getKey()) : 0;
    }
    return on;
  }
}
