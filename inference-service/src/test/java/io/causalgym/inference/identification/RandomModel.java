package io.causalgym.inference.identification;

import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.GraphBuilder;
import io.causalgym.graph.MixedGraph;
import io.causalgym.model.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// A small random ADMG with a random model in which every bidirected edge is a latent variable of
/// its own; its probabilities come from adding up all worlds.
public final class RandomModel {
  private final int observed;
  private final int[] cards;
  private final List<List<Integer>> parents = new ArrayList<>();
  private final double[][] tables;
  private final List<String> names = new ArrayList<>();
  private final MixedGraph graph;

  /// Whether there is an edge between two positions of the causal order.
  @FunctionalInterface
  private interface Chance {
    double of(int from, int to);
  }

  /// Every pair of nodes alike.
  ///
  /// @param zeros the share of probabilities that are 0
  public RandomModel(
      SplittableRandom random, int nodes, double density, double latent, double zeros) {
    this(random, nodes, (from, to) -> density, (from, to) -> latent, zeros);
  }

  /// A chain with latent causes between nodes that are not neighbours in it: the graphs in which
  /// kernels must be marginalised and divided.
  public static RandomModel chain(SplittableRandom random, int nodes, double zeros) {
    return new RandomModel(
        random,
        nodes,
        (from, to) -> to == from + 1 ? 1 : 0.1,
        (from, to) -> to == from + 1 ? 0.05 : 0.5,
        zeros);
  }

  private RandomModel(
      SplittableRandom random, int nodes, Chance directed, Chance latent, double zeros) {
    observed = nodes;
    int[] rank = shuffled(random, nodes);
    GraphBuilder builder = MixedGraph.builder();
    for (int node = 0; node < nodes; node++) {
      names.add("V" + (rank[node] + 1));
      parents.add(new ArrayList<>());
      builder.node(names.get(node));
    }
    int latents = 0;
    for (int to = 1; to < nodes; to++) {
      for (int from = 0; from < to; from++) {
        if (random.nextDouble() < directed.of(from, to)) {
          parents.get(to).add(from);
          builder.edge(names.get(from), names.get(to), EdgeKind.DIRECTED);
        }
        if (latents < 6 && random.nextDouble() < latent.of(from, to)) {
          int hidden = nodes + latents++;
          parents.get(from).add(hidden);
          parents.get(to).add(hidden);
          builder.edge(names.get(from), names.get(to), EdgeKind.BIDIRECTED);
        }
      }
    }
    for (int hidden = 0; hidden < latents; hidden++) {
      parents.add(new ArrayList<>());
    }
    graph = builder.build();
    cards = new int[nodes + latents];
    for (int variable = 0; variable < cards.length; variable++) {
      cards[variable] = random.nextInt(4) == 0 ? 3 : 2;
    }
    tables = new double[cards.length][];
    for (int variable = 0; variable < cards.length; variable++) {
      tables[variable] = conditional(random, variable, zeros);
    }
  }

  public MixedGraph graph() {
    return graph;
  }

  public List<String> names() {
    return List.copyOf(names);
  }

  /// `P(V)`.
  public Table joint() {
    return joint(Map.of());
  }

  /// `P(V | do(states))`, with the variables that are set in the states given.
  public Table joint(Map<String, Integer> states) {
    int[] observedCards = java.util.Arrays.copyOf(cards, observed);
    int cells = 1;
    for (int card : observedCards) {
      cells *= card;
    }
    double[] sums = new double[cells];
    int[] world = new int[cards.length];
    boolean more = true;
    while (more) {
      double weight = 1;
      for (int variable = 0; variable < world.length && weight > 0; variable++) {
        Integer set = variable < observed ? states.get(names.get(variable)) : null;
        weight *=
            set == null
                ? tables[variable][row(variable, world) * cards[variable] + world[variable]]
                : set == world[variable] ? 1 : 0;
      }
      int cell = 0;
      for (int variable = 0; variable < observed; variable++) {
        cell = cell * cards[variable] + world[variable];
      }
      sums[cell] += weight;
      more = next(world);
    }
    return Table.of(names, observedCards, sums);
  }

  public int card(String name) {
    return cards[names.indexOf(name)];
  }

  /// Every assignment to `variables`.
  public List<Map<String, Integer>> assignments(Collection<String> variables) {
    List<Map<String, Integer>> all = new ArrayList<>(List.of(Map.of()));
    for (String name : variables) {
      List<Map<String, Integer>> longer = new ArrayList<>();
      for (Map<String, Integer> assignment : all) {
        for (int state = 0; state < card(name); state++) {
          Map<String, Integer> more = new java.util.LinkedHashMap<>(assignment);
          more.put(name, state);
          longer.add(more);
        }
      }
      all = longer;
    }
    return all;
  }

  private boolean next(int[] world) {
    for (int variable = world.length - 1; variable >= 0; variable--) {
      if (++world[variable] < cards[variable]) {
        return true;
      }
      world[variable] = 0;
    }
    return false;
  }

  private int row(int variable, int[] world) {
    int row = 0;
    for (int parent : parents.get(variable)) {
      row = row * cards[parent] + world[parent];
    }
    return row;
  }

  private double[] conditional(SplittableRandom random, int variable, double zeros) {
    int rows = 1;
    for (int parent : parents.get(variable)) {
      rows *= cards[parent];
    }
    double[] table = new double[rows * cards[variable]];
    for (int row = 0; row < rows; row++) {
      double sum = 0;
      while (sum == 0) {
        for (int state = 0; state < cards[variable]; state++) {
          double weight = random.nextDouble() < zeros ? 0 : 0.05 + random.nextDouble();
          table[row * cards[variable] + state] = weight;
          sum += weight;
        }
      }
      for (int state = 0; state < cards[variable]; state++) {
        table[row * cards[variable] + state] /= sum;
      }
    }
    return table;
  }

  private static int[] shuffled(SplittableRandom random, int size) {
    int[] items = new int[size];
    for (int at = 0; at < size; at++) {
      int other = random.nextInt(at + 1);
      items[at] = items[other];
      items[other] = at;
    }
    return items;
  }
}
