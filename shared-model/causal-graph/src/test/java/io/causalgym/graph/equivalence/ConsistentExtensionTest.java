package io.causalgym.graph.equivalence;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.GraphBuilder;
import io.causalgym.graph.GraphKind;
import io.causalgym.graph.GraphText;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.RandomGraphs;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsistentExtensionTest {

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void anExtensionIsFoundExactlyWhereOneExists(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 40; round++) {
      MixedGraph graph = partiallyForgotten(random);
      List<MixedGraph> expected = EquivalenceOracle.extensions(graph);

      Optional<MixedGraph> found = ConsistentExtension.of(graph);

      assertThat(found.isPresent()).as(graph.edges().toString()).isEqualTo(!expected.isEmpty());
      assertThat(expected).as(graph.edges().toString()).containsAll(found.stream().toList());
    }
  }

  /// A DAG in which random edges have lost their direction.
  private static MixedGraph partiallyForgotten(SplittableRandom random) {
    MixedGraph dag = RandomGraphs.dag(random, 2 + random.nextInt(4), 0.6);
    GraphBuilder builder = MixedGraph.builder().kind(GraphKind.CPDAG);
    dag.names().forEach(builder::node);
    dag.edges()
        .forEach(edge ->
            builder.edge(
                dag.name(edge.from()),
                dag.name(edge.to()),
                random.nextDouble() < 0.7 ? EdgeKind.UNDIRECTED : EdgeKind.DIRECTED));
    return builder.build();
  }

  @Test
  void anUndirectedSquareHasNoExtension() {
    assertThat(ConsistentExtension.of(GraphText.graph("A--B; B--C; C--D; A--D"))).isEmpty();
  }

  @Test
  void anUndirectedChainGetsOneSource() {
    assertThat(ConsistentExtension.of(GraphText.graph("A--B; B--C")))
        .contains(GraphText.graph("B->A; C->B"));
  }
}
