package io.causalgym.inference.identification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.causalgym.graph.Deadline;
import io.causalgym.graph.MixedGraph;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LargeGraphsTest {

  // The aim of the project for 1000 nodes and 5000 edges.
  private static final int LONGEST_TEXT = 20_000;

  private final Identifier districtsOnly =
      new Identifier(AdjustmentFinder.NONE, MediatorFinder.NONE);

  static List<Fixture> cases() {
    return Fixture.all("/io/causalgym/inference/adjustment/scale.json");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void decisionsAreRightAndFormulasStayShort(Fixture fixture) {
    decide(fixture, districtsOnly);
    decide(fixture, Identifier.withAllCriteria());
  }

  private static void decide(Fixture fixture, Identifier identifier) {
    MixedGraph graph = fixture.graph();
    for (JsonNode query : fixture.json().get("queries")) {
      if (query.get("type").asText().equals("identification")) {
        IdentificationQuery asked = Fixture.query(query);
        boolean expected = query.get("identifiable").asBoolean();
        switch (identifier.identify(graph, asked, Deadline.NONE)) {
          case Identification.Identified yes -> {
            assertThat(expected).isTrue();
            assertThat(yes.estimand().text().length()).isLessThan(LONGEST_TEXT);
          }
          case Identification.NotIdentified no -> {
            assertThat(expected).isFalse();
            assertThat(
                    HedgeCheck.isHedge(
                        graph,
                        no.hedge(),
                        graph.nodes(asked.intervened()),
                        graph.nodes(asked.outcome())))
                .isTrue();
          }
        }
      }
    }
  }
}
