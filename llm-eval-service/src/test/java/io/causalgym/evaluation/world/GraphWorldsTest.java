package io.causalgym.evaluation.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.GraphBuilder;
import io.causalgym.graph.MixedGraph;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GraphWorldsTest {
  private static final double EXACT = 1e-12;

  /// Up to four observed variables, a latent one, and up to two bidirected edges.
  private static MixedGraph random(Random random) {
    GraphBuilder builder = MixedGraph.builder().latent("L");
    String[] names = {"L", "A", "B", "C", "D"};
    for (int to = 1; to < names.length; to++) {
      builder.node(names[to]);
      for (int from = 0; from < to; from++) {
        if (random.nextBoolean()) {
          builder.edge(names[from], names[to], EdgeKind.DIRECTED);
        }
      }
    }
    if (random.nextBoolean()) {
      builder.edge("A", "D", EdgeKind.BIDIRECTED);
    }
    if (random.nextBoolean()) {
      builder.edge("B", "C", EdgeKind.BIDIRECTED);
    }
    return builder.build();
  }

  @Test
  void whatIsSaidToBeTrueIsTheSumOverAllCells() {
    Random random = new Random(1);
    for (int trial = 0; trial < 300; trial++) {
      MixedGraph graph = random(random);
      String cause = random.nextBoolean() ? "A" : "C";
      String outcome = random.nextBoolean() ? "D" : "B";
      int state = random.nextInt(2);

      GraphWorlds.Drawn drawn =
          GraphWorlds.draw(graph, graph.node(cause), state, graph.node(outcome), trial);

      Map<String, Integer> set = Map.of(cause, state);
      Map<String, Integer> event = Map.of(outcome, 1);
      assertThat(drawn.doing())
          .isCloseTo(Brute.probability(drawn.network(), event, Map.of(), set), within(EXACT));
      assertThat(drawn.seeing())
          .isCloseTo(Brute.probability(drawn.network(), event, set, Map.of()), within(EXACT));
      assertThat(drawn.prior())
          .isCloseTo(Brute.probability(drawn.network(), event, Map.of(), Map.of()), within(EXACT));
    }
  }

  @Test
  void theWorldHasTheGraphsParentsAndACommonCauseForEachBidirectedEdge() {
    MixedGraph graph =
        MixedGraph.builder()
            .edge("B", "A", EdgeKind.DIRECTED)
            .edge("B", "A", EdgeKind.BIDIRECTED)
            .latent("L")
            .edge("L", "A", EdgeKind.DIRECTED)
            .build();

    GraphWorlds.Drawn drawn = GraphWorlds.draw(graph, graph.node("B"), 1, graph.node("A"), 3);

    assertThat(drawn.network().size()).isEqualTo(GraphWorlds.variables(graph));
    assertThat(drawn.hidden()).hasSize(2).contains("L");
    String common = drawn.hidden().stream().filter(name -> !name.equals("L")).findFirst().get();
    MixedGraph world = drawn.network().graph();
    assertThat(world.names(world.parents().of(world.node("A"))))
        .containsExactlyInAnyOrder("B", "L", common);
    assertThat(world.names(world.parents().of(world.node("B")))).containsExactly(common);
  }

  @Test
  void commonCausesHaveNamesOfTheirOwn() {
    MixedGraph graph =
        MixedGraph.builder()
            .edge("A", "B_C", EdgeKind.BIDIRECTED)
            .edge("A_B", "C", EdgeKind.BIDIRECTED)
            .edge("A", "C", EdgeKind.DIRECTED)
            .node("U_A_B_C")
            .build();

    GraphWorlds.Drawn drawn = GraphWorlds.draw(graph, graph.node("A"), 1, graph.node("C"), 3);

    assertThat(drawn.network().names()).doesNotHaveDuplicates().hasSize(7);
  }

  @Test
  void aConfoundedWorldTellsDoingFromSeeing() {
    MixedGraph graph =
        MixedGraph.builder()
            .edge("X", "Y", EdgeKind.DIRECTED)
            .edge("X", "Y", EdgeKind.BIDIRECTED)
            .build();
    for (long seed = 0; seed < 50; seed++) {
      GraphWorlds.Drawn drawn = GraphWorlds.draw(graph, graph.node("X"), 1, graph.node("Y"), seed);

      assertThat(Math.abs(drawn.doing() - drawn.seeing())).isGreaterThan(.03);
    }
  }
}
