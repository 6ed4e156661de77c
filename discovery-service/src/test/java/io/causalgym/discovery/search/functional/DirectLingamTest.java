package io.causalgym.discovery.search.functional;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.dataset.Sample;
import io.causalgym.discovery.Fixtures;
import io.causalgym.discovery.knowledge.Knowledge;
import io.causalgym.discovery.search.LearnedGraph;
import io.causalgym.discovery.search.SearchControl;
import io.causalgym.graph.Edge;
import io.causalgym.graph.EdgeKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DirectLingamTest {
  private final DirectLingam learner = new DirectLingam(DirectLingam.Options.DEFAULT);

  @Test
  void theFixtureIsRecoveredEdgeForEdge() {
    Sample sample = Fixtures.sample("ng_20_2_2000");
    LearnedGraph found =
        learner.learn(sample, Knowledge.none(sample.size()), SearchControl.plain());
    List<Edge> truth = new ArrayList<>();
    List<String> names = Fixtures.names(sample);
    Fixtures.json("ng_20_2_2000.truth.json")
        .get("dag")
        .forEach(edge ->
            truth.add(
                new Edge(
                    names.indexOf(edge.get(0).asText()),
                    names.indexOf(edge.get(1).asText()),
                    EdgeKind.DIRECTED)));
    assertThat(found.edges()).containsExactlyInAnyOrderElementsOf(truth);
    assertThat(found.partial()).isFalse();
    assertThat(found.tests()).isEqualTo(1330);
  }
}
