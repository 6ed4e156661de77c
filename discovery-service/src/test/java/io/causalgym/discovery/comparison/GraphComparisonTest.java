package io.causalgym.discovery.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causalgym.discovery.Fixtures;
import io.causalgym.discovery.RandomWorlds;
import io.causalgym.discovery.search.DiscoveryException;
import io.causalgym.graph.Deadline;
import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.GraphKind;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.equivalence.Cpdag;
import org.junit.jupiter.api.Test;

class GraphComparisonTest {

  private static MixedGraph chain() {
    return MixedGraph.builder()
        .kind(GraphKind.DAG)
        .edge("X", "Y", EdgeKind.DIRECTED)
        .edge("Y", "Z", EdgeKind.DIRECTED)
        .build();
  }

  private static MixedGraph collider() {
    return MixedGraph.builder()
        .kind(GraphKind.DAG)
        .edge("X", "Y", EdgeKind.DIRECTED)
        .edge("Z", "Y", EdgeKind.DIRECTED)
        .build();
  }

  @Test
  void aReversedEdgeIsWorkedOutByHand() {
    GraphComparison comparison = GraphComparison.of(chain(), collider(), Deadline.NONE);

    assertThat(comparison.shd()).isEqualTo(1);
    assertThat(comparison.adjacency()).isEqualTo(new Rates(2, 0, 0));
    assertThat(comparison.arrowhead()).isEqualTo(new Rates(1, 1, 1));
    assertThat(comparison.ancestor()).isEqualTo(new Rates(1, 1, 2));
    assertThat(comparison.equalMarks()).isEqualTo(2);
    assertThat(comparison.marks()).isEqualTo(4);
    assertThat(comparison.arrowhead().precision()).hasValue(0.5);
    assertThat(comparison.ancestor().f1()).hasValue(0.4);
  }

  @Test
  void aClassAndAPagAreComparedMarkByMark() {
    MixedGraph pag =
        MixedGraph.builder()
            .kind(GraphKind.PAG)
            .edge("X", "Y", EdgeKind.CIRCLE_ARROW)
            .edge("Z", "Y", EdgeKind.BIDIRECTED)
            .build();

    GraphComparison comparison = GraphComparison.of(collider(), pag, Deadline.NONE);

    assertThat(comparison.shd()).isEqualTo(2);
    assertThat(comparison.arrowhead()).isEqualTo(new Rates(2, 1, 0));
    assertThat(comparison.equalMarks()).isEqualTo(2);
  }

  @Test
  void whatHasNoDenominatorIsUndefined() {
    MixedGraph empty =
        MixedGraph.builder().kind(GraphKind.DAG).node("X").node("Y").node("Z").build();

    GraphComparison comparison = GraphComparison.of(chain(), empty, Deadline.NONE);

    assertThat(comparison.adjacency().precision()).isEmpty();
    assertThat(comparison.adjacency().recall()).hasValue(0);
    assertThat(GraphComparison.of(empty, empty, Deadline.NONE).adjacency().f1()).isEmpty();
  }

  @Test
  void theDistanceIsSymmetricAndZeroForEqualGraphsOnly() {
    for (int seed = 0; seed < 300; seed++) {
      MixedGraph a = Cpdag.of(RandomWorlds.dag(seed, 6, 2));
      MixedGraph b = Cpdag.of(RandomWorlds.dag(seed + 1_000, 6, 2));

      long distance = GraphComparison.of(a, b, Deadline.NONE).shd();

      assertThat(GraphComparison.of(b, a, Deadline.NONE).shd()).isEqualTo(distance);
      assertThat(distance == 0).isEqualTo(a.equals(b));
      assertThat(distance).isEqualTo(Fixtures.shd(a.edges(), b.edges()));
    }
  }

  @Test
  void otherNodesAreNamed() {
    MixedGraph other =
        MixedGraph.builder().kind(GraphKind.DAG).edge("X", "Q", EdgeKind.DIRECTED).build();

    assertThatThrownBy(() -> GraphComparison.of(chain(), other, Deadline.NONE))
        .isInstanceOf(DiscoveryException.class)
        .hasMessageContaining("Q, Y, Z are in one of them only");
  }

  @Test
  void aChainOfManyNodesIsComparedWithoutKeepingItsPairs() {
    var builder = MixedGraph.builder().kind(GraphKind.DAG);
    int nodes = 2_000;
    for (int node = 1; node < nodes; node++) {
      builder.edge("X" + (node - 1), "X" + node, EdgeKind.DIRECTED);
    }
    MixedGraph chain = builder.build();

    assertThat(GraphComparison.of(chain, chain, Deadline.NONE).ancestor())
        .isEqualTo(new Rates(nodes * (nodes - 1L) / 2, 0, 0));
  }
}
