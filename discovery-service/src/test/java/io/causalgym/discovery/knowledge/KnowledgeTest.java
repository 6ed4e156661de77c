package io.causalgym.discovery.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.discovery.RandomKnowledge;
import io.causalgym.discovery.RandomWorlds;
import io.causalgym.graph.Edge;
import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.GraphKind;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KnowledgeTest {
  private static final List<String> NAMES = List.of("A", "B", "C", "D");

  private static Knowledge.Builder knowledge() {
    return new Knowledge.Builder(4);
  }

  @Test
  void tiersRuleOutWhatRunsBack() {
    Knowledge known = knowledge().tier(List.of(0, 1), true).tier(List.of(2), false).build();

    assertThat(known.allows(0, 2)).isTrue();
    assertThat(known.allows(2, 0)).isFalse();
    assertThat(known.allowsAdjacency(0, 1)).as("banned within the tier").isFalse();
    assertThat(known.allows(3, 0)).as("without a tier").isTrue();
    assertThat(known.allows(0, 3)).isTrue();
  }

  @Test
  void groupsAreForbiddenEdgeByEdge() {
    Knowledge known = knowledge().forbid(List.of(0, 1), List.of(1, 2)).build();

    assertThat(known.allows(0, 1)).isFalse();
    assertThat(known.allows(1, 2)).isFalse();
    assertThat(known.allows(2, 1)).isTrue();
  }

  @Test
  void contradictionsAreNamed() {
    assertThat(KnowledgeConflicts.of(knowledge().require(0, 1).forbid(0, 1).build(), NAMES))
        .containsExactly("'A -> B' is required and ruled out");
    assertThat(
            KnowledgeConflicts.of(
                knowledge().tier(List.of(1), false).tier(List.of(0, 1), false).build(), NAMES))
        .containsExactly("'B' is in two tiers");
    assertThat(
            KnowledgeConflicts.of(
                knowledge().require(3, 0).require(0, 1).require(1, 2).require(2, 0).build(), NAMES))
        .containsExactly("the required edges have the cycle 'A -> B -> C -> A'");
    assertThat(KnowledgeConflicts.of(knowledge().require(0, 1).require(1, 0).build(), NAMES))
        .hasSize(3)
        .last()
        .isEqualTo("the required edges have the cycle 'A -> B -> A'");
  }

  @Test
  void aLongChainOfRequiredEdgesIsChecked() {
    int size = 100_000;
    Knowledge.Builder builder = new Knowledge.Builder(size);
    for (int node = 1; node < size; node++) {
      builder.require(node - 1, node);
    }
    List<String> names = IntStream.range(0, size).mapToObj(Integer::toString).toList();

    assertThat(KnowledgeConflicts.of(builder.build(), names)).isEmpty();
  }

  @Test
  void knowledgeIsFreeOfContradictionIfAndOnlyIfADagObeysIt() {
    int obeyed = 0;
    for (int seed = 0; seed < 2_000; seed++) {
      Knowledge known = random(seed, 3);

      boolean free = KnowledgeConflicts.of(known, NAMES).isEmpty();

      assertThat(free).isEqualTo(aDagObeys(known, 3));
      obeyed += free ? 1 : 0;
    }
    assertThat(obeyed).isBetween(200, 1_800);
  }

  /// Any knowledge, contradictory or not; no variable in two tiers.
  private static Knowledge random(long seed, int size) {
    RandomGenerator random = RandomWorlds.generator(seed);
    Knowledge.Builder builder = new Knowledge.Builder(size);
    if (random.nextBoolean()) {
      int first = random.nextInt(size);
      builder.tier(List.of(first), false);
      builder.tier(List.of((first + 1) % size), random.nextBoolean());
    }
    for (int i = 0; i < 3; i++) {
      int from = random.nextInt(size);
      int to = random.nextInt(size);
      if (from != to) {
        if (random.nextBoolean()) {
          builder.require(from, to);
        } else {
          builder.forbid(from, to);
        }
      }
    }
    return builder.build();
  }

  private static boolean aDagObeys(Knowledge known, int size) {
    // Each pair: no edge, one way, the other way.
    for (int code = 0; code < 27; code++) {
      int[] kinds = {code % 3, code / 3 % 3, code / 9};
      int[][] pairs = {{0, 1}, {0, 2}, {1, 2}};
      List<Edge> edges = new ArrayList<>();
      for (int pair = 0; pair < 3; pair++) {
        if (kinds[pair] > 0) {
          int from = pairs[pair][kinds[pair] - 1];
          edges.add(new Edge(from, pairs[pair][0] + pairs[pair][1] - from, EdgeKind.DIRECTED));
        }
      }
      boolean cyclic =
          kinds[0] > 0
              && kinds[1] > 0
              && kinds[2] > 0
              && kinds[0] == kinds[2]
              && kinds[0] != kinds[1];
      if (!cyclic
          && KnowledgeCheck.violations(known, GraphKind.DAG, edges, NAMES.subList(0, size))
              .isEmpty()) {
        return true;
      }
    }
    return false;
  }

  @Test
  void violationsAreSentences() {
    Knowledge known = knowledge().forbid(0, 1).require(2, 3).build();

    assertThat(
            KnowledgeCheck.violations(
                known, GraphKind.CPDAG, List.of(new Edge(0, 1, EdgeKind.UNDIRECTED)), NAMES))
        .containsExactly("'A -- B' was found and 'A -> B' is ruled out", "'C -> D' is missing");
    assertThat(
            KnowledgeCheck.violations(
                known,
                GraphKind.PAG,
                List.of(new Edge(0, 1, EdgeKind.BIDIRECTED), new Edge(2, 3, EdgeKind.DIRECTED)),
                NAMES))
        .isEmpty();
    assertThat(
            KnowledgeCheck.violations(
                known,
                GraphKind.PAG,
                List.of(new Edge(0, 1, EdgeKind.CIRCLE_ARROW), new Edge(2, 3, EdgeKind.DIRECTED)),
                NAMES))
        .containsExactly("'A o-> B' was found and 'A -> B' is ruled out");
  }

  @Test
  void randomKnowledgeIsFreeOfContradiction() {
    for (int seed = 0; seed < 300; seed++) {
      assertThat(KnowledgeConflicts.of(RandomKnowledge.of(seed, 4), NAMES)).isEmpty();
    }
  }
}
