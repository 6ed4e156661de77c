package io.causalgym.evaluation.question.numbers;

import io.causalgym.model.network.BayesianNetwork;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;

/// What makes a question about a network hard, read off its graph.
final class Complexity {
  private Complexity() {}

  /// Edges of the longest directed path, 0 if there is none.
  static int longestPath(BayesianNetwork network, String from, String to) {
    int[] length = new int[network.size()];
    Arrays.fill(length, -1);
    length[network.variable(from)] = 0;
    for (int v : network.topologicalOrder()) {
      for (int parent : network.parents(v)) {
        if (length[parent] >= 0) {
          length[v] = Math.max(length[v], length[parent] + 1);
        }
      }
    }
    return Math.max(0, length[network.variable(to)]);
  }

  /// How many variables have a say in the probability of `sought`: they and their ancestors, not
  /// counting those that act through `set` variables only.
  static int relevant(BayesianNetwork network, Collection<String> sought, Set<String> set) {
    boolean[] relevant = new boolean[network.size()];
    sought.forEach(name -> relevant[network.variable(name)] = true);
    int[] order = network.topologicalOrder();
    for (int at = order.length - 1; at >= 0; at--) {
      int v = order[at];
      if (relevant[v] && !set.contains(network.name(v))) {
        for (int parent : network.parents(v)) {
          relevant[parent] = true;
        }
      }
    }
    int count = 0;
    for (boolean each : relevant) {
      count += each ? 1 : 0;
    }
    return count;
  }

  /// Variables other than those in question at which two arrows meet.
  static int colliders(BayesianNetwork network, Set<String> besides) {
    int count = 0;
    for (int v = 0; v < network.size(); v++) {
      count += network.parents(v).length > 1 && !besides.contains(network.name(v)) ? 1 : 0;
    }
    return count;
  }
}
