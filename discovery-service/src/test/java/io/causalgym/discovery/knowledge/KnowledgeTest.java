package io.causalgym.discovery.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.discovery.RandomKnowledge;
import io.causalgym.discovery.RandomWorlds;
import io.causalgym.graph.Edge;
import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.GraphKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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
        .containsExactly("'A -> B' is required and forbidden");
    assertThat(
            KnowledgeConflicts.of(
                knowledge().tier(List.of(1), false).tier(List.of(0, 1), false).build(), NAMES))
        .containsExactly("'B' is in two tiers");
    assertThat(
            KnowledgeConflicts.of(
                knowledge().require(3, 0).require(0, 1).require(1, 2).require(2, 0).build(), NAMES))
        .containsExactly("the required edges have the cycle 'A -> B -> C -> A'");
    assertThat(KnowledgeConflicts.of(knowledge().require(0, 1).require(1, 0).build(), NAMES))
        .containsExactly("'A -> B' is required in both directions");
    assertThat(
            KnowledgeConflicts.of(
                knowledge()
                    .tier(List.of(2, 3), true)
                    .tier(List.of(0), false)
                    .require(0, 2)
                    .require(2, 3)
                    .build(),
                NAMES))
        .containsExactly(
            "'A -> C' is required from tier 1 back to tier 0",
            "'C -> D' is required within tier 0, where there may be no edge");
  }

  @Test
  void wholeGroupsMayBeForbiddenAndContradictionsOfGroupsAreCounted() {
    int size = 6_000;
    List<Integer> all = IntStream.range(0, size).boxed().toList();
    List<String> names = all.stream().map(String::valueOf).toList();
    Knowledge.Builder builder = new Knowledge.Builder(size).forbid(all, all);
    for (int node = 1; node <= 150; node++) {
      builder.require(node - 1, node);
    }

    Knowledge known = builder.build();

    assertThat(known.allowsAdjacency(17, 5_999)).isFalse();
    assertThat(known.required()).hasSize(150).last().isEqualTo(new int[] {149, 150});
    assertThat(KnowledgeConflicts.of(known, names)).hasSize(101).last().isEqualTo("and 50 more");
  }

  @Test
  void pairsAreThoseOfAPlainSet() {
    for (int seed = 0; seed < 200; seed++) {
      RandomGenerator random = RandomWorlds.generator(seed);
      int size = 1 + random.nextInt(70);
      PairSet pairs = new PairSet(size);
      Set<Long> plain = new TreeSet<>();
      int additions = random.nextInt(size * size);
      for (int i = 0; i < additions; i++) {
        int from = random.nextInt(size);
        int to = random.nextInt(size);
        pairs.add(from, to);
        plain.add((long) from << 32 | to);
      }

      assertThat(pairs.count()).isEqualTo(plain.size());
      assertThat(new PairSet(pairs).keys())
          .isEqualTo(plain.stream().mapToLong(Long::longValue).toArray());
      for (int from = 0; from < size; from++) {
        for (int to = 0; to < size; to++) {
          assertThat(pairs.contains(from, to)).isEqualTo(plain.contains((long) from << 32 | to));
        }
      }
    }
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
      int size = seed < 1_600 ? 3 : 4;
      Knowledge known = random(seed, size);

      boolean free = KnowledgeConflicts.of(known, NAMES).isEmpty();

      assertThat(free).isEqualTo(aDagObeys(known, size));
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
    for (int i = 0; i < size; i++) {
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

  /// Every graph is tried: each pair has no edge, one way or the other way.
  private static boolean aDagObeys(Knowledge known, int size) {
    int pairs = size * (size - 1) / 2;
    int graphs = (int) Math.pow(3, pairs);
    for (int code = 0; code < graphs; code++) {
      List<Edge> edges = new ArrayList<>();
      int rest = code;
      for (int a = 0; a < size; a++) {
        for (int b = a + 1; b < size; b++, rest /= 3) {
          if (rest % 3 > 0) {
            edges.add(new Edge(rest % 3 == 1 ? a : b, rest % 3 == 1 ? b : a, EdgeKind.DIRECTED));
          }
        }
      }
      if (acyclic(edges, size)
          && KnowledgeCheck.violations(known, GraphKind.DAG, edges, NAMES.subList(0, size))
              .isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private static boolean acyclic(List<Edge> edges, int size) {
    boolean[][] reaches = new boolean[size][size];
    edges.forEach(edge -> reaches[edge.from()][edge.to()] = true);
    for (int via = 0; via < size; via++) {
      for (int from = 0; from < size; from++) {
        for (int to = 0; to < size; to++) {
          reaches[from][to] |= reaches[from][via] && reaches[via][to];
        }
      }
    }
    return IntStream.range(0, size).noneMatch(node -> reaches[node][node]);
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
