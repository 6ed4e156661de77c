package io.causalgym.discovery.search.constraint;

import io.causalgym.discovery.RandomWorlds;
import io.causalgym.discovery.knowledge.Knowledge;
import io.causalgym.graph.Edge;
import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.equivalence.MeekRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/// Seeded sets of knowledge.
///
/// @param knowledge of required edges, forbidden directions and pairs, tiers
/// @param directions of true edges that follow at once
record RandomKnowledge(Knowledge knowledge, List<Edge> directions) {

  /// True of a DAG, and of those of its edges that are looked at.
  static RandomKnowledge ofTrue(MixedGraph dag, long seed) {
    RandomGenerator random = RandomWorlds.generator(seed + 500);
    Knowledge.Builder builder = new Knowledge.Builder(dag.size());
    List<Edge> directions = new ArrayList<>();
    for (Edge edge : dag.edges()) {
      int kind = random.nextInt(6);
      if (kind == 0) {
        builder.require(edge.from(), edge.to());
        directions.add(edge);
      } else if (kind == 1) {
        builder.forbid(edge.to(), edge.from());
        directions.add(edge);
      }
    }
    for (int a = 0; a < dag.size(); a++) {
      for (int b = 0; b < dag.size(); b++) {
        boolean adjacent = dag.parents().has(a, b) || dag.parents().has(b, a);
        if (a != b && !adjacent && random.nextInt(4) == 0) {
          builder.forbid(a, b).forbid(b, a);
        }
      }
    }
    return seed % 3 == 0 ? tiered(dag, builder) : new RandomKnowledge(builder.build(), directions);
  }

  /// With the first and the second half of a topological order as tiers.
  private static RandomKnowledge tiered(MixedGraph dag, Knowledge.Builder builder) {
    List<Integer> order = Arrays.stream(dag.topologicalOrder()).boxed().toList();
    List<Integer> first = order.subList(0, order.size() / 2);
    builder.tier(first, false).tier(order.subList(order.size() / 2, order.size()), false);
    Knowledge knowledge = builder.build();
    List<Edge> directions =
        dag.edges().stream().filter(edge -> !knowledge.allows(edge.to(), edge.from())).toList();
    return new RandomKnowledge(knowledge, directions);
  }

  MixedGraph orient(MixedGraph cpdag) {
    return MeekRules.orient(cpdag, directions);
  }

  /// Of any kind, true or not, without contradictions: tiers, bans within them, required edges
  /// along an order, forbidden pairs and groups.
  static Knowledge any(int size, long seed) {
    RandomGenerator random = RandomWorlds.generator(seed + 900);
    Knowledge.Builder builder = new Knowledge.Builder(size);
    int[] order = RandomWorlds.permutation(random, size);
    boolean tiers = random.nextBoolean();
    int perTier = 1 + random.nextInt(size);
    for (int first = 0; tiers && first < size; first += perTier) {
      List<Integer> tier = new ArrayList<>();
      for (int at = first; at < Math.min(size, first + perTier); at++) {
        if (random.nextInt(5) > 0) {
          tier.add(order[at]);
        }
      }
      builder.tier(tier, random.nextInt(4) == 0);
    }
    Knowledge sofar = builder.build();
    List<int[]> required = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      int from = random.nextInt(size - 1);
      int to = from + 1 + random.nextInt(size - from - 1);
      if (sofar.allows(order[from], order[to])) {
        builder.require(order[from], order[to]);
        required.add(new int[] {order[from], order[to]});
      }
    }
    for (int i = random.nextInt(2 * size); i > 0; i--) {
      int from = random.nextInt(size);
      int to = random.nextInt(size);
      if (from != to && required.stream().noneMatch(e -> e[0] == from && e[1] == to)) {
        builder.forbid(from, to);
      }
    }
    return builder.build();
  }

  /// The edge `from -> to`.
  static Edge arrow(int[] pair) {
    return new Edge(pair[0], pair[1], EdgeKind.DIRECTED);
  }
}
