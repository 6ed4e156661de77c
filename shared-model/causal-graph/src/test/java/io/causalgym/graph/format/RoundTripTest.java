package io.causalgym.graph.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.GraphBuilder.Limits;
import io.causalgym.graph.GraphException;
import io.causalgym.graph.GraphKind;
import io.causalgym.graph.GraphProblem;
import io.causalgym.graph.MixedGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RoundTripTest {

  @ParameterizedTest
  @CsvSource({
    "DAGITTY, DAG", "DAGITTY, ADMG", "DAGITTY, CPDAG", "DAGITTY, MAG", "DAGITTY, PAG",
    "DOT, DAG", "DOT, ADMG", "DOT, CPDAG", "DOT, MAG", "DOT, PAG",
    "GRAPHML, DAG", "GRAPHML, ADMG", "GRAPHML, CPDAG", "GRAPHML, MAG", "GRAPHML, PAG"
  })
  void whatIsWrittenIsReadBackEqualAndRecognised(GraphFormat format, GraphKind kind) {
    for (long seed = 0; seed < 300; seed++) {
      MixedGraph graph = RandomMixedGraphs.of(kind, false, seed);
      String text = GraphWriter.write(graph, format);
      assertThat(GraphReader.read(text, null, Limits.DEFAULT))
          .as("seed %d, text %s", seed, text)
          .isEqualTo(graph);
      assertThat(FormatRecognition.recognise(text)).isEqualTo(format);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = GraphKind.class,
      names = {"DAG", "ADMG"})
  void lavaanIsReadBackEqualWhereItsMarksSayTheKind(GraphKind kind) {
    for (long seed = 0; seed < 500; seed++) {
      MixedGraph graph = RandomMixedGraphs.of(kind, true, seed);
      boolean marked = graph.edges().stream().anyMatch(e -> e.kind() == EdgeKind.BIDIRECTED);
      String text = GraphWriter.write(graph, GraphFormat.LAVAAN);
      MixedGraph read = GraphReader.read(text, null, Limits.DEFAULT);
      assertThat(read.edges()).as("seed %d, text %s", seed, text).isEqualTo(graph.edges());
      assertThat(read.names()).isEqualTo(graph.names());
      assertThat(read.latent()).isEqualTo(graph.latent());
      assertThat(read.kind()).isEqualTo(marked ? GraphKind.ADMG : GraphKind.DAG);
    }
  }

  @Test
  void whatAFormatCannotSayIsRefusedWithTheAlternatives() {
    MixedGraph pag = MixedGraph.builder().edge("A", "B", EdgeKind.CIRCLE_ARROW).build();
    MixedGraph blank = MixedGraph.builder().node("a b").build();
    MixedGraph control = MixedGraph.builder().node("a\u0001").build();

    assertThatThrownBy(() -> GraphWriter.write(blank, GraphFormat.BIF))
        .hasMessageContaining("probabilities");
    assertThatThrownBy(() -> GraphWriter.write(pag, GraphFormat.LAVAAN))
        .extracting(e -> ((GraphException) e).problem())
        .isInstanceOf(GraphProblem.UnsupportedKind.class);
    assertThatThrownBy(() -> GraphWriter.write(blank, GraphFormat.LAVAAN))
        .hasMessageContaining("'a b' cannot be written in lavaan");
    assertThatThrownBy(() -> GraphWriter.write(control, GraphFormat.GRAPHML))
        .hasMessageContaining("\\u0001");
  }
}
