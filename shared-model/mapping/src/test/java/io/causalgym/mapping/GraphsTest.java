package io.causalgym.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.causalgym.contract.EdgeDocument;
import io.causalgym.contract.EdgeSymbol;
import io.causalgym.contract.GraphDocument;
import io.causalgym.contract.GraphFormatName;
import io.causalgym.contract.GraphKindName;
import io.causalgym.contract.NodeDocument;
import io.causalgym.contract.ProblemType;
import io.causalgym.contract.StoredGraph;
import io.causalgym.graph.GraphException;
import io.causalgym.graph.GraphProblem;
import io.causalgym.graph.MixedGraph;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GraphsTest {

  private static MixedGraph graph(String text) {
    return Graphs.read(GraphDocument.text(text));
  }

  @ParameterizedTest
  @EnumSource(EdgeSymbol.class)
  void everyKindOfEdgeSurvivesTheWayThereAndBack(EdgeSymbol kind) {
    GraphDocument document =
        GraphDocument.of(
            List.of(new NodeDocument("A", false), new NodeDocument("B", true)),
            List.of(new EdgeDocument("A", "B", kind)),
            null);

    GraphDocument written = Graphs.write(Graphs.read(document));

    assertThat(written.nodes()).isEqualTo(document.nodes());
    assertThat(written.edges()).isEqualTo(document.edges());
    assertThat(Graphs.read(written)).isEqualTo(Graphs.read(document));
  }

  @Test
  void theIdDoesNotDependOnTheOrderOrTheForm() {
    StoredGraph one = Graphs.stored(graph("dag { A -> B; B -> C }"), null);
    StoredGraph other = Graphs.stored(graph("dag { C; B -> C; A -> B }"), null);

    assertThat(other).isEqualTo(one);
    assertThat(one.id()).matches("[0-9a-f]{64}");
  }

  @Test
  void theKindIsPartOfTheId() {
    GraphDocument dag =
        new GraphDocument(
            null, null, GraphKindName.DAG, "A -> B", GraphFormatName.DAGITTY, null, null);
    MixedGraph graph = graph("dag { A -> B }");
    GraphDocument admg =
        GraphDocument.of(
            List.of(),
            List.of(new EdgeDocument("A", "B", EdgeSymbol.DIRECTED)),
            GraphKindName.ADMG);

    assertThat(dag.kind()).isEqualTo(GraphKindName.DAG);
    assertThat(Graphs.stored(Graphs.read(admg), null).id())
        .isNotEqualTo(Graphs.stored(graph, null).id());
  }

  @Test
  void aTextCanBeReadAsAnotherKindWhereItsMarksFit() {
    GraphDocument asMag =
        new GraphDocument(null, null, GraphKindName.MAG, "dag { A -> B }", null, null, null);

    assertThat(Graphs.stored(Graphs.read(asMag), null).kind()).isEqualTo(GraphKindName.MAG);
  }

  @Test
  void marksThatDoNotFitTheKindAreRefused() {
    GraphDocument dag =
        new GraphDocument(null, null, GraphKindName.DAG, "dag { A <-> B }", null, null, null);

    assertThatExceptionOfType(GraphException.class)
        .isThrownBy(() -> Graphs.read(dag))
        .satisfies(refusal ->
            assertThat(Problems.of(refusal.problem()).kind()).isEqualTo(ProblemType.INVALID_GRAPH));
  }

  @Test
  void aGraphIsStoredAsTextWhereAsked() {
    StoredGraph text = Graphs.stored(graph("dag { A -> B }"), GraphFormatName.DOT);

    assertThat(text.nodes()).isNull();
    assertThat(text.text()).contains("digraph").contains("A -> B");
  }

  @Test
  void aCycleIsListedInTheProblem() {
    assertThatExceptionOfType(GraphException.class)
        .isThrownBy(() -> graph("dag { A -> B -> C -> A }"))
        .satisfies(refusal ->
            assertThat(Problems.of(refusal.problem()).more())
                .containsEntry("cycle", List.of("A", "B", "C")));
  }

  @Test
  void aTextThatCannotBeReadNamesLineAndColumn() {
    assertThatExceptionOfType(GraphException.class)
        .isThrownBy(() -> graph("dag {\n A -> \n}"))
        .satisfies(refusal -> {
          assertThat(refusal.problem()).isInstanceOf(GraphProblem.BadText.class);
          assertThat(Problems.of(refusal.problem()).more()).containsKeys("line", "column");
        });
  }
}
