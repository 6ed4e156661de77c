package io.causalgym.inference.linear.identification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.causalgym.graph.Ancestry;
import io.causalgym.graph.Deadline;
import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.GraphBuilder;
import io.causalgym.graph.GraphException;
import io.causalgym.graph.GraphKind;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.NodeSet;
import io.causalgym.graph.separation.GraphView;
import io.causalgym.graph.separation.MSeparation;
import io.causalgym.inference.evaluation.Budget;
import io.causalgym.inference.linear.Gaussian;
import io.causalgym.inference.linear.ImpliedMoments;
import io.causalgym.inference.linear.LinearFixture;
import io.causalgym.inference.linear.identification.ConditionalInstruments.Limits;
import io.causalgym.inference.linear.identification.Instruments.Instrument;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConditionalInstrumentsTest {
  private static final Limits NO_LIMITS = new Limits(100_000, 20, 100_000_000);

  static LongStream seeds() {
    return LongStream.range(0, 600);
  }

  static Stream<JsonNode> graphFixtures() throws IOException {
    try (InputStream stream =
        ConditionalInstrumentsTest.class.getResourceAsStream("frontdoor_instruments.json")) {
      JsonNode cases = new ObjectMapper().readTree(Objects.requireNonNull(stream)).get("cases");
      return StreamSupport.stream(cases.spliterator(), false);
    }
  }

  static Stream<LinearFixture> linearFixtures() {
    return LinearFixture.all();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void allMinimalInstrumentsAreThoseOfTheDefinition(long seed) {
    MixedGraph graph = RandomAdmgs.draw(seed, 3 + (int) (seed % 5), 0.35, 0.05 + (seed % 3) * 0.1);

    Instruments answer = ConditionalInstruments.find(graph, 0, 1, NO_LIMITS, Deadline.NONE);

    assertThat(answer.truncated()).isFalse();
    assertThat(answer.found()).containsExactlyInAnyOrderElementsOf(definition(graph, 0, 1));
  }

  private static List<Instrument> definition(MixedGraph graph, int treatment, int outcome) {
    NodeSet x = NodeSet.of(treatment);
    NodeSet y = NodeSet.of(outcome);
    GraphView cut = GraphView.of(graph).cutOutOf(x);
    int[] nodes = graph.all().minus(Ancestry.descendants(graph, x)).minus(y).toArray();
    List<Instrument> valid = new ArrayList<>();
    for (int z : nodes) {
      for (int bits = 0; bits < 1 << nodes.length; bits++) {
        NodeSet.Builder given = new NodeSet.Builder(0);
        for (int at = 0; at < nodes.length; at++) {
          if ((bits >> at & 1) == 1) {
            given.add(nodes[at]);
          }
        }
        NodeSet set = given.build();
        if (!set.contains(z)
            && !MSeparation.separated(graph, NodeSet.of(z), x, set)
            && MSeparation.separated(cut, NodeSet.of(z), y, set)) {
          valid.add(new Instrument(z, set));
        }
      }
    }
    return valid.stream()
        .filter(one ->
            valid.stream()
                .noneMatch(other ->
                    other.instrument() == one.instrument()
                        && !other.given().equals(one.given())
                        && one.given().containsAll(other.given())))
        .toList();
  }

  @Test
  void theRandomGraphsHaveSetsOfEverySize() {
    List<Integer> sizes =
        seeds()
            .mapToObj(
                seed -> RandomAdmgs.draw(seed, 3 + (int) (seed % 5), 0.35, 0.05 + (seed % 3) * 0.1))
            .flatMap(graph -> definition(graph, 0, 1).stream())
            .map(found -> found.given().size())
            .distinct()
            .toList();
    assertThat(sizes).contains(0, 1, 2, 3);
  }

  @ParameterizedTest
  @MethodSource("graphFixtures")
  void instrumentsOfTheKnownGraphsAreFound(JsonNode fixture) {
    GraphBuilder builder = MixedGraph.builder().kind(GraphKind.ADMG);
    fixture.get("nodes").forEach(name -> builder.node(name.asText()));
    for (JsonNode edge : fixture.get("directed")) {
      builder.edge(edge.get(0).asText(), edge.get(1).asText(), EdgeKind.DIRECTED);
    }
    for (JsonNode edge : fixture.get("bidirected")) {
      builder.edge(edge.get(0).asText(), edge.get(1).asText(), EdgeKind.BIDIRECTED);
    }
    MixedGraph graph = builder.build();
    List<Instrument> expected = new ArrayList<>();
    for (JsonNode known : fixture.at("/expected/instruments_with_up_to_two_conditioning")) {
      expected.add(
          new Instrument(
              graph.node(known.get("z").asText()),
              graph.nodes(LinearFixture.strings(known.get("given")))));
    }

    Instruments answer =
        ConditionalInstruments.find(
            graph,
            graph.node(fixture.at("/query/do/0").asText()),
            graph.node(fixture.at("/query/outcome/0").asText()),
            NO_LIMITS,
            Deadline.NONE);

    assertThat(answer.found().stream().filter(found -> found.given().size() <= 2))
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @ParameterizedTest
  @MethodSource("linearFixtures")
  void ratiosOfTheKnownModelsAreTotalEffects(LinearFixture fixture) {
    MixedGraph graph = fixture.model().graph();
    Gaussian moments = ImpliedMoments.of(fixture.model(), Budget.DEFAULT, Deadline.NONE);

    Instruments answer =
        ConditionalInstruments.find(
            graph,
            graph.node(fixture.treatment()),
            graph.node(fixture.outcome()),
            NO_LIMITS,
            Deadline.NONE);

    Set<String> found = new HashSet<>();
    for (Instrument instrument : answer.found()) {
      String name = graph.name(instrument.instrument());
      List<String> given = graph.names(instrument.given());
      found.add(name + given);
      InstrumentRatio ratio =
          InstrumentRatio.of(
              moments, name, fixture.treatment(), fixture.outcome(), given, Deadline.NONE);
      assertThat(ratio).isInstanceOf(InstrumentRatio.Ratio.class);
      assertThat(((InstrumentRatio.Ratio) ratio).value())
          .isCloseTo(fixture.expected().get("total_effect").asDouble(), within(1e-8));
    }
    for (JsonNode known : fixture.expected().get("instruments")) {
      assertThat(found)
          .contains(known.get("z").asText() + LinearFixture.strings(known.get("given")));
    }
  }

  @Test
  void anInstrumentThatDoesNotMoveTheTreatmentHasNoRatio() {
    Gaussian moments =
        Gaussian.of(
            List.of("Z", "X", "Y"), new double[3], new double[] {1, 0, 0.5, 0, 1, 1, 0.5, 1, 2});

    InstrumentRatio ratio = InstrumentRatio.of(moments, "Z", "X", "Y", List.of(), Deadline.NONE);

    assertThat(ratio).isInstanceOf(InstrumentRatio.Undefined.class);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void givenLimits_whenTheyEndTheSearch_thenWhatIsFoundIsValidAndTheAnswerSaysSo(long seed) {
    MixedGraph graph = RandomAdmgs.draw(seed, 8, 0.3, 0.1);
    int complete =
        ConditionalInstruments.find(graph, 0, 1, NO_LIMITS, Deadline.NONE).found().size();

    Instruments answer =
        ConditionalInstruments.find(graph, 0, 1, new Limits(3, 1, 200), Deadline.NONE);

    NodeSet x = NodeSet.of(0);
    GraphView cut = GraphView.of(graph).cutOutOf(x);
    assertThat(answer.found()).hasSizeLessThanOrEqualTo(3);
    assertThat(answer.found())
        .allSatisfy(found -> {
          NodeSet z = NodeSet.of(found.instrument());
          assertThat(MSeparation.separated(graph, z, x, found.given())).isFalse();
          assertThat(MSeparation.separated(cut, z, NodeSet.of(1), found.given())).isTrue();
        });
    if (answer.found().size() < complete) {
      assertThat(answer.truncated()).isTrue();
    }
  }

  @Test
  void givenAPassedDeadline_whenSearching_thenItStops() {
    MixedGraph graph = RandomAdmgs.text("Z->X; X->Y; X<->Y");
    assertThatThrownBy(() -> ConditionalInstruments.find(graph, 0, 1, Limits.DEFAULT, () -> true))
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void graphsThatAreClassesAreRefused() {
    MixedGraph graph = MixedGraph.builder().kind(GraphKind.CPDAG).node("A").node("B").build();
    assertThatThrownBy(
            () -> ConditionalInstruments.find(graph, 0, 1, Limits.DEFAULT, Deadline.NONE))
        .isInstanceOf(GraphException.class)
        .hasMessageContaining("CPDAG");
  }
}
