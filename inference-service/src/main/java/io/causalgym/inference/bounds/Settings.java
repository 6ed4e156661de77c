package io.causalgym.inference.bounds;

import io.causalgym.graph.NodeSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Joint states of sets of nodes.
final class Settings {
  private Settings() {}

  /// All joint states of `nodes` in which those of `fixed` are as they are there.
  static List<SortedMap<Integer, Integer>> of(
      NodeSet nodes, int[] cards, Map<Integer, Integer> fixed) {
    List<SortedMap<Integer, Integer>> settings = new ArrayList<>(List.of(new TreeMap<>()));
    for (int node = nodes.first(); node >= 0; node = nodes.next(node + 1)) {
      Integer only = fixed.get(node);
      int from = only == null ? 0 : only;
      int to = only == null ? cards[node] : only + 1;
      List<SortedMap<Integer, Integer>> longer = new ArrayList<>(settings.size() * (to - from));
      for (SortedMap<Integer, Integer> setting : settings) {
        for (int state = from; state < to; state++) {
          SortedMap<Integer, Integer> more = new TreeMap<>(setting);
          more.put(node, state);
          longer.add(more);
        }
      }
      settings = longer;
    }
    return settings;
  }

  /// The number of joint states, as a double that cannot overflow.
  static double count(NodeSet nodes, int[] cards) {
    double count = 1;
    for (int node = nodes.first(); node >= 0; node = nodes.next(node + 1)) {
      count *= cards[node];
    }
    return count;
  }
}
