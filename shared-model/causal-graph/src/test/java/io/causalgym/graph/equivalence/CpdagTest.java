package io.causalgym.graph.equivalence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causalgym.graph.GraphException;
import io.causalgym.graph.GraphKind;
import io.causalgym.graph.GraphProblem;
import io.causalgym.graph.GraphText;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.RandomGraphs;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CpdagTest {

  @ParameterizedTest
  @CsvSource({
    "A->B; B->C, A--B; B--C",
    "A->B; C->B, A->B; C->B",
    "A->B; C->B; B->D, A->B; C->B; B->D",
    "A->B; A->C; B->C, A--B; A--C; B--C",
  })
  void theClassOfASmallDag(String dag, String cpdag) {
    assertThat(Cpdag.of(GraphText.graph(GraphKind.DAG, dag)))
        .isEqualTo(GraphText.graph(GraphKind.CPDAG, cpdag));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void labellingAgreesWithAllMembersAndWithMeeksRules(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 30; round++) {
      MixedGraph dag =
          RandomGraphs.dag(random, 2 + random.nextInt(4), 0.3 + 0.6 * random.nextDouble());
      List<MixedGraph> members = EquivalenceOracle.members(dag);
      MixedGraph cpdag = Cpdag.of(dag);

      assertThat(cpdag).as(dag.edges().toString()).isEqualTo(EquivalenceOracle.union(members));
      assertThat(MeekRules.close(EquivalenceOracle.pattern(dag))).isEqualTo(cpdag);
      assertThat(members).allMatch(member -> Cpdag.of(member).equals(cpdag));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {21, 22, 23, 24, 25})
  void onLargerDagsTheTwoMethodsAndTheExtensionAgree(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 10; round++) {
      MixedGraph dag = RandomGraphs.dag(random, 20, 0.05 + 0.4 * random.nextDouble());
      MixedGraph cpdag = Cpdag.of(dag);

      assertThat(MeekRules.close(EquivalenceOracle.pattern(dag))).isEqualTo(cpdag);
      assertThat(ConsistentExtension.of(cpdag).map(Cpdag::of)).contains(cpdag);
    }
  }

  @Test
  void givenAnAdmg_whenCompleted_thenTheKindIsRefused() {
    assertThatThrownBy(() -> Cpdag.of(GraphText.graph("A<->B")))
        .isInstanceOfSatisfying(
            GraphException.class,
            thrown ->
                assertThat(thrown.problem()).isInstanceOf(GraphProblem.UnsupportedKind.class));
  }

  @Test
  void thousandNodesAreCompleted() {
    MixedGraph dag = RandomGraphs.sparse(new SplittableRandom(3), 1000, 5000, 0);
    MixedGraph cpdag = Cpdag.of(dag);

    assertThat(cpdag.edges()).hasSameSizeAs(dag.edges());
    assertThat(ConsistentExtension.of(cpdag).map(Cpdag::of)).contains(cpdag);
  }
}
