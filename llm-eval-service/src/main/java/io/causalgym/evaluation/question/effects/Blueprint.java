package io.causalgym.evaluation.question.effects;

import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.GraphBuilder;
import io.causalgym.graph.MixedGraph;
import io.causalgym.model.network.BayesianNetwork;
import io.causalgym.model.network.NetworkBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// A graph over binary variables, written as `Z>X X>Y X-Y`: `>` is a direct cause, `-` an
/// unobserved common cause, and a name alone is a variable. Variables come in the order of their
/// first mention, which is topological.
final class Blueprint {
  static final List<String> STATES = List.of("0", "1");

  private static final int HUNDREDTHS = 100;

  private final Map<String, List<String>> parents = new LinkedHashMap<>();
  private final List<List<String>> confounded = new ArrayList<>();

  private Blueprint() {}

  static Blueprint of(String text) {
    Blueprint blueprint = new Blueprint();
    for (String edge : text.split(" ", -1)) {
      boolean hidden = edge.contains("-");
      List<String> ends = List.of(edge.split(hidden ? "-" : ">", -1));
      ends.forEach(name -> blueprint.parents.computeIfAbsent(name, any -> new ArrayList<>()));
      if (hidden) {
        blueprint.confounded.add(ends);
      } else if (ends.size() > 1) {
        blueprint.add(ends.getFirst(), ends.getLast());
      }
    }
    return blueprint;
  }

  private void add(String from, String to) {
    List<String> order = names();
    if (order.indexOf(from) >= order.indexOf(to)) {
      throw new IllegalArgumentException(to + " is mentioned before its cause " + from);
    }
    parents(to).add(from);
  }

  List<String> names() {
    return List.copyOf(parents.keySet());
  }

  private List<String> parents(String name) {
    return parents.getOrDefault(name, List.of());
  }

  /// With `<->` for unobserved common causes.
  MixedGraph graph() {
    GraphBuilder graph = MixedGraph.builder();
    parents.keySet().forEach(graph::node);
    parents.forEach(
        (child, of) -> of.forEach(parent -> graph.edge(parent, child, EdgeKind.DIRECTED)));
    confounded.forEach(ends -> graph.edge(ends.getFirst(), ends.getLast(), EdgeKind.BIDIRECTED));
    return graph.build();
  }

  /// A network with random numbers, for a graph without unobserved common causes.
  BayesianNetwork draw(RandomGenerator random) {
    NetworkBuilder builder = BayesianNetwork.builder();
    parents.keySet().forEach(name -> builder.variable(name, STATES));
    parents.forEach((child, of) -> {
      double[] on = new double[1 << of.size()];
      for (int row = 0; row < on.length; row++) {
        on[row] = hundredth(random);
      }
      builder.table(child, of, rows(on));
    });
    return builder.build();
  }

  /// A probability as prompts show it, from 0.01 to 0.99. Beta(1/2, 1/2) by its quantile: most rows
  /// are near 0 or 1, where causes matter.
  static double hundredth(RandomGenerator random) {
    double sine = Math.sin(Math.PI * random.nextDouble() / 2);
    return Math.clamp(Math.round(HUNDREDTHS * sine * sine), 1, HUNDREDTHS - 1)
        / (double) HUNDREDTHS;
  }

  /// A table from the probabilities of state 1.
  static double[] rows(double... on) {
    double[] table = new double[2 * on.length];
    for (int row = 0; row < on.length; row++) {
      table[2 * row] = 1 - on[row];
      table[2 * row + 1] = on[row];
    }
    return table;
  }
}
