package io.causalgym.inference.counterfactual;

import io.causalgym.inference.counterfactual.Mechanisms.Mechanism;
import io.causalgym.model.network.BayesianNetwork;
import io.causalgym.model.network.NetworkBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// Writes a {@link CounterfactualGraph} as a Bayesian network: the noises as roots, and each node
/// with a table of zeros and ones over those of its causes that are not fixed.
final class NetworkOfWorlds {

  /// Cells of all tables together at most, 32 MiB: tables are copied on their way to an answer.
  private static final int MOST_CELLS = 1 << 22;

  /// Where a cause enters the table of an equation; one node may do so several times.
  private record Axis(String name, int card, List<Integer> strides) {}

  private final Worlds worlds;
  private final int[] variables;
  private final List<List<Integer>> causes;
  private long cells;

  NetworkOfWorlds(Worlds worlds, CounterfactualGraph graph) {
    this.worlds = worlds;
    this.variables = graph.variables();
    this.causes = graph.causes();
  }

  /// What a node is called in the network.
  static String name(int node) {
    return "v" + node;
  }

  /// The network, unless its tables are too large.
  Optional<BayesianNetwork> build() {
    NetworkBuilder builder = BayesianNetwork.builder();
    Map<Integer, double[]> noises = new LinkedHashMap<>();
    for (int variable : variables) {
      for (int noise : worlds.mechanisms().of(variable).noises) {
        noises.computeIfAbsent(noise, worlds.mechanisms()::noise);
      }
    }
    if (noises.size() + variables.length > NetworkBuilder.MOST_VARIABLES) {
      return Optional.empty();
    }
    noises.forEach((noise, p) -> {
      builder.variable("u" + noise, labels(p.length));
      builder.table("u" + noise, List.of(), p);
      cells += p.length;
    });
    for (int node = 0; node < variables.length; node++) {
      List<Axis> axes = axes(node);
      cells += cells(axes) * card(node);
      if (cells > MOST_CELLS) {
        return Optional.empty();
      }
      builder.variable(name(node), labels(card(node)));
      builder.table(name(node), axes.stream().map(Axis::name).toList(), table(node, axes));
    }
    return Optional.of(builder.build());
  }

  private List<Axis> axes(int node) {
    Mechanism mechanism = worlds.mechanisms().of(variables[node]);
    Map<String, Axis> axes = new LinkedHashMap<>();
    for (int axis = 0; axis < mechanism.parents.length; axis++) {
      int cause = causes.get(node).get(axis);
      if (cause >= 0) {
        axes.computeIfAbsent(name(cause), key -> new Axis(key, card(cause), new ArrayList<>()))
            .strides()
            .add(mechanism.parentStrides[axis]);
      }
    }
    for (int axis = 0; axis < mechanism.noises.length; axis++) {
      int noise = mechanism.noises[axis];
      String name = "u" + noise;
      int card = worlds.model().noise(noise).length;
      axes.put(name, new Axis(name, card, List.of(mechanism.noiseStrides[axis])));
    }
    return new ArrayList<>(axes.values());
  }

  /// Zeros and ones, row-major over `axes` and then the node.
  private double[] table(int node, List<Axis> axes) {
    Mechanism mechanism = worlds.mechanisms().of(variables[node]);
    int card = card(node);
    double[] table = new double[(int) cells(axes) * card];
    int[] strides = axes.stream().mapToInt(axis -> sum(axis.strides())).toArray();
    int[] at = new int[strides.length];
    int source = fixed(node, mechanism);
    for (int row = 0; row < table.length; row += card) {
      table[row + mechanism.table[source]] = 1;
      for (int axis = at.length - 1; axis >= 0; axis--) {
        source += strides[axis];
        if (++at[axis] < axes.get(axis).card()) {
          break;
        }
        source -= strides[axis] * at[axis];
        at[axis] = 0;
      }
    }
    return table;
  }

  /// Where the part of an equation's table begins that its fixed causes leave.
  private int fixed(int node, Mechanism mechanism) {
    int start = 0;
    for (int axis = 0; axis < mechanism.parents.length; axis++) {
      int cause = causes.get(node).get(axis);
      start += cause < 0 ? (-1 - cause) * mechanism.parentStrides[axis] : 0;
    }
    return start;
  }

  private static int sum(List<Integer> strides) {
    return strides.stream().mapToInt(Integer::intValue).sum();
  }

  private int card(int node) {
    return worlds.model().card(variables[node]);
  }

  private static long cells(List<Axis> axes) {
    long cells = 1;
    for (Axis axis : axes) {
      cells = Math.min(cells * axis.card(), 1L << 40);
    }
    return cells;
  }

  private static List<String> labels(int card) {
    return IntStream.range(0, card).mapToObj(Integer::toString).toList();
  }
}
