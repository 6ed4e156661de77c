package io.causalgym.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraphBuilderTest {

  @ParameterizedTest
  @CsvSource({
    "A->B, DAG",
    "A; B, DAG",
    "A->B; A<->B, ADMG",
    "A--B; C->B, CPDAG",
    "A--B; C<->D, MAG",
    "A o-> B, PAG",
    "A o-o B; C<->D; E--F, PAG",
  })
  void theKindFollowsFromTheMarks(String text, GraphKind kind) {
    assertThat(GraphText.graph(text).kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({
    "A->A, , self edge",
    "A->B; A->B, , is there twice",
    "A<->B; B<->A, , is there twice",
    "A--B; B--A, , is there twice",
    "A--B; A->B, , second edge between two nodes",
    "A->B; B o-o A, , second edge between two nodes",
    "A->B; B<->A, MAG, which only an ADMG can have",
    "A->B; B<->A, PAG, which only an ADMG can have",
    "A<->B, DAG, does not occur in a graph of kind DAG",
    "A--B, ADMG, does not occur in a graph of kind ADMG",
    "A<->B, CPDAG, does not occur in a graph of kind CPDAG",
    "A o-> B, MAG, does not occur in a graph of kind MAG",
  })
  void impossibleEdgesAreNamed(String text, GraphKind kind, String reason) {
    GraphBuilder builder = GraphText.builder(text).kind(kind);

    assertThatThrownBy(builder::build)
        .hasMessageContaining(reason)
        .satisfies(
            problem(GraphProblem.BadEdge.class, edge -> assertThat(edge.from()).isNotEmpty()));
  }

  @ParameterizedTest
  @CsvSource({
    "A->B; B->A, A B",
    "D->A; C->D; B->C; A->B; A->X; X->Y, A B C D",
    "P->Q; Z->Y; Y->X; X->Z; X->P, X Z Y",
  })
  void aCycleIsListedInItsOrderFromItsSmallestNode(String text, String cycle) {
    GraphBuilder builder = GraphText.builder(text);

    assertThatThrownBy(builder::build)
        .satisfies(
            problem(
                GraphProblem.Cyclic.class,
                cyclic -> assertThat(cyclic.cycle()).containsExactly(cycle.split(" ", -1))));
  }

  @Test
  void theMessageOfALongCycleIsAbridgedAndItsListIsNot() {
    GraphBuilder builder = MixedGraph.builder();
    for (int i = 0; i < 5000; i++) {
      builder.edge("V" + i, "V" + (i + 1) % 5000, EdgeKind.DIRECTED);
    }

    assertThatThrownBy(builder::build)
        .satisfies(
            thrown -> assertThat(thrown.getMessage()).contains("(5000 nodes)").hasSizeLessThan(200))
        .satisfies(
            problem(GraphProblem.Cyclic.class, cyclic -> assertThat(cyclic.cycle()).hasSize(5000)));
  }

  @Test
  void limitsAreNamed() {
    GraphBuilder builder = MixedGraph.builder().limits(new GraphBuilder.Limits(2, 1));
    builder.edge("A", "B", EdgeKind.DIRECTED);

    assertThatThrownBy(() -> builder.node("C")).hasMessageContaining("more than 2 nodes");
    assertThatThrownBy(() -> builder.edge("B", "A", EdgeKind.DIRECTED))
        .satisfies(
            problem(
                GraphProblem.TooLarge.class, large -> assertThat(large.what()).isEqualTo("edges")));
  }

  @Test
  void theOrderOfWritingDoesNotMatter() {
    MixedGraph one = GraphText.graph("B->C; A<->B; D");
    MixedGraph other = GraphText.graph("D; B<->A; C<-B");

    assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
    assertThat(one.names()).containsExactly("A", "B", "C", "D");
    assertThat(one.edges())
        .containsExactly(new Edge(0, 1, EdgeKind.BIDIRECTED), new Edge(1, 2, EdgeKind.DIRECTED));
  }

  @Test
  void namesAndIndicesTranslate() {
    MixedGraph graph = MixedGraph.builder().edge("b", "a", EdgeKind.DIRECTED).latent("b").build();

    assertThat(graph.find("b")).isEqualTo(1);
    assertThat(graph.find("c")).isEqualTo(-1);
    assertThat(graph.latent()).isEqualTo(NodeSet.of(1));
    assertThat(graph.names(graph.nodes(List.of("b", "a")))).containsExactly("a", "b");
    assertThatThrownBy(() -> graph.nodes(List.of("c")))
        .satisfies(
            problem(
                GraphProblem.UnknownNode.class,
                unknown -> assertThat(unknown.node()).isEqualTo("c")));
  }

  @Test
  void theEmptyGraphIsADag() {
    MixedGraph graph = MixedGraph.builder().build();

    assertThat(graph.kind()).isEqualTo(GraphKind.DAG);
    assertThat(graph.all()).isEqualTo(NodeSet.EMPTY);
    assertThat(graph.topologicalOrder()).isEmpty();
  }

  private static <P extends GraphProblem> Consumer<Throwable> problem(
      Class<P> type, Consumer<P> then) {
    return thrown ->
        assertThat(thrown)
            .isInstanceOfSatisfying(
                GraphException.class,
                exception -> assertThat(exception.problem()).isInstanceOfSatisfying(type, then));
  }
}
