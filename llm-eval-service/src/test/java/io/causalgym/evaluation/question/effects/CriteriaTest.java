package io.causalgym.evaluation.question.effects;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.evaluation.question.Check;
import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.GraphBuilder;
import io.causalgym.graph.MixedGraph;
import io.causalgym.numeric.random.RandomStream;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CriteriaTest {
  static LongStream seeds() {
    return LongStream.range(0, 500);
  }

  private static MixedGraph random(long seed) {
    RandomGenerator random = new RandomStream(seed, 0).generator(0);
    List<String> names = List.of("W", "Z", "X", "M", "Y");
    GraphBuilder graph = MixedGraph.builder();
    names.forEach(graph::node);
    for (int a = 0; a < names.size(); a++) {
      for (int b = a + 1; b < names.size(); b++) {
        int kind = random.nextInt(8);
        if (kind < 3) {
          graph.edge(names.get(a), names.get(b), EdgeKind.DIRECTED);
        }
        if (kind == 3 || kind == 2) {
          graph.edge(names.get(a), names.get(b), EdgeKind.BIDIRECTED);
        }
      }
    }
    return graph.build();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theFrontDoorCriterionIsItsDefinition(long seed) {
    MixedGraph graph = random(seed);
    LiteralPaths paths = new LiteralPaths(graph);
    boolean intercepts =
        paths.paths("X", "Y").stream().filter(paths::directed).allMatch(path -> path.contains("M"));
    boolean first = paths.open("X", "M", Set.of(), path -> paths.arrow(path.get(1), "X"));
    boolean second = paths.open("M", "Y", Set.of("X"), path -> paths.arrow(path.get(1), "M"));
    FrontDoorCriterion criterion = new FrontDoorCriterion(graph, "X", "M", "Y");
    assertThat(criterion.holds()).isEqualTo(intercepts && !first && !second);
    assertThat(criterion.checks())
        .extracting(check -> ((Check.Separated) check).expected())
        .containsExactly(intercepts, !first, !second);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void anInstrumentIsConnectedWithTheTreatmentAndWithTheOutcomeOnlyByIt(long seed) {
    MixedGraph graph = random(seed);
    LiteralPaths paths = new LiteralPaths(graph);
    boolean relevant = paths.open("Z", "X", Set.of(), path -> true);
    // A path on which no arrow leads into X is a path of the graph without those arrows.
    boolean excluded = !cutIntoTreatment(graph).open("Z", "Y", Set.of(), path -> true);
    assertThat(new InstrumentalCriterion(graph, "Z", "X", "Y").holds())
        .isEqualTo(relevant && excluded);
  }

  private static LiteralPaths cutIntoTreatment(MixedGraph graph) {
    GraphBuilder cut = MixedGraph.builder();
    graph.names().forEach(cut::node);
    graph
        .edges()
        .forEach(edge -> {
          boolean into =
              graph.name(edge.to()).equals("X")
                  || (edge.kind() == EdgeKind.BIDIRECTED && graph.name(edge.from()).equals("X"));
          if (!into) {
            cut.edge(graph.name(edge.from()), graph.name(edge.to()), edge.kind());
          }
        });
    return new LiteralPaths(cut.build());
  }

  @ParameterizedTest
  @CsvSource({
    "X>M M>Y X-Y, true",
    "X>M M>Y X>Y X-Y, false",
    "X>M M>Y X-Y X-M, false",
    "X>M M>Y X-Y M-Y, false"
  })
  void theFrontDoorIsOpenInPearlsExampleAndClosedByOneMoreEdge(String graph, boolean open) {
    assertThat(new FrontDoorCriterion(Blueprint.of(graph).graph(), "X", "M", "Y").holds())
        .isEqualTo(open);
  }

  @ParameterizedTest
  @CsvSource({
    "Z>X X>Y X-Y, true",
    "Z>X Z>Y X>Y X-Y, false",
    "Z>X X>Y X-Y Z-Y, false",
    "Z X>Y X-Y, false"
  })
  void anInstrumentNeedsRelevanceExclusionAndNoConfounding(String graph, boolean valid) {
    assertThat(new InstrumentalCriterion(Blueprint.of(graph).graph(), "Z", "X", "Y").holds())
        .isEqualTo(valid);
  }
}
