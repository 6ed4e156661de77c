package io.causalgym.discovery.search.greedy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causalgym.dataset.Sample;
import io.causalgym.discovery.RandomWorlds;
import io.causalgym.discovery.knowledge.Knowledge;
import io.causalgym.discovery.score.GaussianBic;
import io.causalgym.discovery.search.DiscoveryException;
import io.causalgym.discovery.search.LearnedGraph;
import io.causalgym.discovery.search.Learner;
import io.causalgym.discovery.search.SearchControl;
import io.causalgym.graph.Edge;
import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.GraphKind;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.equivalence.ConsistentExtension;
import io.causalgym.graph.equivalence.Cpdag;
import io.causalgym.graph.equivalence.MeekRules;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GreedyKnowledgeTest {
  private static final int NODES = 9;

  enum Algorithm {
    GES,
    FGES,
    HILL_CLIMBING;

    private Learner learner() {
      return switch (this) {
        case GES -> new Ges(s -> new GaussianBic(s, 1), GesOptions.defaults());
        case FGES -> new Fges(s -> new GaussianBic(s, 1), FgesOptions.defaults());
        case HILL_CLIMBING ->
            new HillClimbing(
                s -> new GaussianBic(s, 1), new HillClimbingOptions(-1, 5, 5, 2, 5, true));
      };
    }
  }

  @ParameterizedTest
  @EnumSource
  void noneOf300SetsOfKnowledgeIsViolated(Algorithm algorithm) {
    for (int seed = 0; seed < 300; seed++) {
      Sample sample = RandomWorlds.linear(RandomWorlds.dag(seed, NODES, 3), 100, seed);
      Knowledge knowledge = knowledge(seed);
      LearnedGraph learned = algorithm.learner().learn(sample, knowledge, SearchControl.plain());
      obeys(learned, knowledge, "%s, seed %d".formatted(algorithm, seed));
      isMaximal(learned, knowledge, "%s, seed %d".formatted(algorithm, seed));
    }
  }

  /// Random, and true of the DAGs that agree with some order of the variables.
  private static Knowledge knowledge(int seed) {
    RandomGenerator random = RandomWorlds.generator(seed + 77);
    int[] order = RandomWorlds.permutation(random, NODES);
    Knowledge.Builder builder = new Knowledge.Builder(NODES);
    if (seed % 3 == 0) {
      int first = random.nextInt(1, 5);
      int second = random.nextInt(first + 1, 8);
      builder.tier(part(order, 0, first), random.nextBoolean());
      builder.tier(part(order, first, second), false);
    }
    Knowledge tiers = builder.build();
    for (int i = 0; i < NODES; i++) {
      for (int j = i + 1; j < NODES; j++) {
        double u = random.nextDouble();
        if (u < 0.1) {
          builder.forbid(order[j], order[i]);
        } else if (u < 0.2) {
          builder.forbid(order[i], order[j]);
        } else if (u < 0.27 && tiers.allows(order[i], order[j])) {
          builder.require(order[i], order[j]);
        }
      }
    }
    return builder.build();
  }

  private static List<Integer> part(int[] order, int from, int to) {
    return java.util.Arrays.stream(order, from, to).boxed().toList();
  }

  private static void obeys(LearnedGraph learned, Knowledge knowledge, String run) {
    for (Edge edge : learned.edges()) {
      boolean allowed =
          knowledge.allows(edge.from(), edge.to())
              && (edge.kind() == EdgeKind.DIRECTED || knowledge.allows(edge.to(), edge.from()));
      assertThat(allowed).as("%s: %s", run, edge).isTrue();
    }
    for (int[] edge : knowledge.required()) {
      assertThat(learned.edges()).as(run).contains(new Edge(edge[0], edge[1], EdgeKind.DIRECTED));
    }
  }

  /// The class of a member, directed as the knowledge says and closed by the rules of another
  /// implementation, is the graph again.
  private static void isMaximal(LearnedGraph learned, Knowledge knowledge, String run) {
    var builder = MixedGraph.builder().kind(GraphKind.CPDAG);
    learned.names().forEach(builder::node);
    for (Edge edge : learned.edges()) {
      builder.edge(learned.names().get(edge.from()), learned.names().get(edge.to()), edge.kind());
    }
    MixedGraph cpdag = Cpdag.of(ConsistentExtension.of(builder.build()).orElseThrow());
    List<Edge> known = new ArrayList<>();
    for (Edge edge : cpdag.edges()) {
      if (!knowledge.allows(edge.from(), edge.to())) {
        known.add(new Edge(edge.to(), edge.from(), EdgeKind.DIRECTED));
      } else if (!knowledge.allows(edge.to(), edge.from())) {
        known.add(new Edge(edge.from(), edge.to(), EdgeKind.DIRECTED));
      }
    }
    assertThat(MeekRules.orient(cpdag, known).edges()).as(run).isEqualTo(learned.edges());
  }

  @Test
  void trueKnowledgeKeepsTheTrueGraph() {
    for (int seed = 0; seed < 200; seed++) {
      MixedGraph dag = RandomWorlds.dag(seed, NODES, 2.5);
      RandomGenerator random = RandomWorlds.generator(seed);
      Knowledge.Builder builder = new Knowledge.Builder(NODES);
      List<Edge> known = new ArrayList<>();
      for (Edge edge : dag.edges()) {
        if (random.nextInt(3) == 0) {
          builder.forbid(edge.to(), edge.from());
          known.add(edge);
        }
      }
      LearnedGraph learned =
          new Ges(s -> new GaussianBic(Populations.covariance(dag, 3), 2), GesOptions.defaults())
              .learn(Populations.names(dag), builder.build(), SearchControl.plain());
      assertThat(learned.edges())
          .as("seed %d", seed)
          .isEqualTo(MeekRules.orient(Cpdag.of(dag), known).edges());
    }
  }

  @Test
  void requiredEdgesThatContradictEachOtherAreNamed() {
    Sample sample = RandomWorlds.linear(RandomWorlds.dag(1, 3, 1), 50, 1);
    Knowledge cycle = new Knowledge.Builder(3).require(0, 1).require(1, 2).require(2, 0).build();
    Knowledge tiers =
        new Knowledge.Builder(3)
            .tier(List.of(1), false)
            .tier(List.of(0), false)
            .require(0, 1)
            .build();
    for (Algorithm algorithm : Algorithm.values()) {
      assertThatThrownBy(() -> algorithm.learner().learn(sample, cycle, SearchControl.plain()))
          .isInstanceOf(DiscoveryException.class)
          .hasMessageContaining("2 -> 0")
          .hasMessageContaining("makes a cycle");
      assertThatThrownBy(() -> algorithm.learner().learn(sample, tiers, SearchControl.plain()))
          .hasMessageContaining("0 -> 1")
          .hasMessageContaining("is ruled out");
    }
  }
}
