package io.causalgym.inference.linear;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.MixedGraph;
import io.causalgym.model.linear.LinearModel;
import org.junit.jupiter.api.Test;

class PathDiagramTest {

  @Test
  void edgesOfOneAloneAreNamedWithTheirSide() {
    LinearModel model =
        LinearModel.builder()
            .node("X")
            .node("Y")
            .coefficient("X", "Y", 0)
            .covariance("X", "Y", 0.5)
            .build();
    MixedGraph graph = MixedGraph.builder().edge("Y", "X", EdgeKind.DIRECTED).build();

    assertThat(PathDiagram.compare(model, model.graph())).isEmpty();
    assertThat(PathDiagram.compare(model, graph))
        .containsExactlyInAnyOrder(
            new PathDiagram.Disagreement.Link("Y", "X", EdgeKind.DIRECTED, true),
            new PathDiagram.Disagreement.Link("X", "Y", EdgeKind.DIRECTED, false),
            new PathDiagram.Disagreement.Link("X", "Y", EdgeKind.BIDIRECTED, false));
  }
}
