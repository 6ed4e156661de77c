package io.causalgym.evaluation.question.numbers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// Computes what was asked from what was read, by definition.
final class Reckoning {
  private Reckoning() {}

  static double probability(
      Reader reader,
      Map<String, Integer> event,
      Map<String, Integer> given,
      Map<String, Integer> set) {
    Map<Map<String, Integer>, Double> cells = reader.cells();
    if (cells.isEmpty()) {
      return conditional(joint(reader.tables(), set), event, given);
    }
    return set.isEmpty()
        ? conditional(cells, event, given)
        : effect(cells, reader.causes(), event, set);
  }

  private static Map<Map<String, Integer>, Double> joint(
      Map<String, Map<Map<String, Integer>, Double>> tables, Map<String, Integer> set) {
    List<String> names = List.copyOf(tables.keySet());
    Map<Map<String, Integer>, Double> joint = new HashMap<>();
    for (int cell = 0; cell < 1 << names.size(); cell++) {
      Map<String, Integer> states = new TreeMap<>();
      for (int v = 0; v < names.size(); v++) {
        states.put(names.get(v), cell >> v & 1);
      }
      double p = 1;
      for (String name : names) {
        p *= factor(tables.get(name), name, states, set);
      }
      joint.put(states, p);
    }
    return joint;
  }

  private static double factor(
      Map<Map<String, Integer>, Double> table,
      String name,
      Map<String, Integer> states,
      Map<String, Integer> set) {
    int state = states.get(name);
    if (set.containsKey(name)) {
      return set.get(name) == state ? 1 : 0;
    }
    Map<String, Integer> row = new TreeMap<>(states);
    row.keySet().retainAll(table.keySet().iterator().next().keySet());
    double on = table.get(row);
    return state == 1 ? on : 1 - on;
  }

  /// By the parents of the treatment where they are all seen, else by the front door.
  private static double effect(
      Map<Map<String, Integer>, Double> cells,
      Map<String, TreeSet<String>> causes,
      Map<String, Integer> event,
      Map<String, Integer> set) {
    TreeSet<String> seen = new TreeSet<>(cells.keySet().iterator().next().keySet());
    String x = set.keySet().iterator().next();
    double sum = 0;
    if (seen.containsAll(causes.get(x))) {
      for (Map<String, Integer> z : states(List.copyOf(causes.get(x)))) {
        sum += conditional(cells, event, union(z, set)) * conditional(cells, z, Map.of());
      }
      return sum;
    }
    TreeSet<String> mediators = new TreeSet<>(seen);
    mediators.remove(x);
    mediators.removeAll(event.keySet());
    for (Map<String, Integer> m : states(List.copyOf(mediators))) {
      double inner = 0;
      for (Map<String, Integer> other : states(List.of(x))) {
        inner += conditional(cells, event, union(m, other)) * conditional(cells, other, Map.of());
      }
      sum += conditional(cells, m, set) * inner;
    }
    return sum;
  }

  private static List<Map<String, Integer>> states(List<String> names) {
    List<Map<String, Integer>> all = new ArrayList<>();
    for (int cell = 0; cell < 1 << names.size(); cell++) {
      Map<String, Integer> states = new TreeMap<>();
      for (int v = 0; v < names.size(); v++) {
        states.put(names.get(v), cell >> v & 1);
      }
      all.add(states);
    }
    return all;
  }

  private static Map<String, Integer> union(Map<String, Integer> one, Map<String, Integer> other) {
    Map<String, Integer> both = new TreeMap<>(one);
    both.putAll(other);
    return both;
  }

  private static double conditional(
      Map<Map<String, Integer>, Double> cells,
      Map<String, Integer> event,
      Map<String, Integer> given) {
    double part = 0;
    double whole = 0;
    for (Map.Entry<Map<String, Integer>, Double> cell : cells.entrySet()) {
      if (cell.getKey().entrySet().containsAll(given.entrySet())) {
        whole += cell.getValue();
        part += cell.getKey().entrySet().containsAll(event.entrySet()) ? cell.getValue() : 0;
      }
    }
    return part / whole;
  }
}
