package io.causalgym.graph.separation;

import static io.causalgym.graph.GraphText.graph;
import static io.causalgym.graph.GraphText.nodes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causalgym.graph.Edge;
import io.causalgym.graph.GraphException;
import io.causalgym.graph.GraphKind;
import io.causalgym.graph.GraphProblem;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.NodeSet;
import io.causalgym.graph.PathOracle;
import io.causalgym.graph.RandomGraphs;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MSeparationTest {

  @ParameterizedTest
  @CsvSource({
    "A->B; B->C, A, C, B, true",
    "A->B; B->C, A, C, '', false",
    "A->B; C->B, A, C, B, false",
    "A->B; C->B, A, C, '', true",
    "A->B; C->B; B->D, A, C, D, false",
    "A<->B; B<->C, A, C, '', true",
    "A<->B; B<->C, A, C, B, false",
    "A->B; B<->C; B->C, A, C, B, false",
    "X<-A; A->M; M<-B; B->Y, X, Y, M, false",
    "X<-A; A->M; M<-B; B->Y, X, Y, M A, true",
    "A--B; B--C; C->D, A, D, B, true",
    "A--B; B--C; C->D; D<->E, A, D, '', false",
  })
  void separationFollowsTheDefinition(
      String text, String x, String y, String given, boolean separated) {
    MixedGraph graph =
        text.contains("--") ? graph(GraphKind.MAG, text) : graph(GraphKind.ADMG, text);

    assertThat(MSeparation.separated(graph, nodes(graph, x), nodes(graph, y), nodes(graph, given)))
        .isEqualTo(separated);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void decisionWitnessAndReachableSetAgreeWithAllSimplePaths(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 60; round++) {
      MixedGraph graph = random(random, round);
      NodeSet x = NodeSet.of(random.nextInt(graph.size()));
      NodeSet given = RandomGraphs.subset(random, graph.all().minus(x), 0.3);
      for (int y = 0; y < graph.size(); y++) {
        if (!x.contains(y) && !given.contains(y)) {
          check(graph, x, NodeSet.of(y), given);
        }
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {31, 32, 33, 34, 35, 36})
  void setsAreSeparatedWhenAllTheirPairsAre(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 60; round++) {
      MixedGraph graph = random(random, round);
      NodeSet x = RandomGraphs.subset(random, graph.all(), 0.3);
      NodeSet y = RandomGraphs.subset(random, graph.all().minus(x), 0.4);
      NodeSet given = RandomGraphs.subset(random, graph.all().minus(x).minus(y), 0.4);
      if (!x.isEmpty() && !y.isEmpty()) {
        check(graph, x, y, given);
      }
    }
  }

  private static MixedGraph random(SplittableRandom random, int round) {
    int size = 2 + random.nextInt(5);
    double density = 0.15 + 0.3 * random.nextDouble();
    return switch (round % 3) {
      case 0 -> RandomGraphs.dag(random, size, 1.5 * density);
      case 1 -> RandomGraphs.admg(random, size, density);
      default -> RandomGraphs.ancestral(random, size, 1.5 * density);
    };
  }

  private static void check(MixedGraph graph, NodeSet x, NodeSet y, NodeSet given) {
    String question = graph.edges() + " " + x + " " + y + " given " + given;
    boolean separated = PathOracle.separated(graph, x, y, given);
    assertThat(MSeparation.separated(graph, x, y, given)).as(question).isEqualTo(separated);
    assertThat(MSeparation.reachable(graph, x, given).intersects(y))
        .as(question)
        .isEqualTo(!separated);
    switch (MSeparation.test(graph, x, y, given)) {
      case Separation.Separated() -> assertThat(separated).as(question).isTrue();
      case Separation.Connected(List<Edge> path) -> {
        assertThat(separated).as(question).isFalse();
        isOpenPath(question, graph, path, x, y, given);
      }
    }
  }

  private static void isOpenPath(
      String question, MixedGraph graph, List<Edge> path, NodeSet x, NodeSet y, NodeSet given) {
    int start = startOf(path, x);
    NodeSet visited = NodeSet.of(start);
    int node = start;
    for (Edge edge : path) {
      assertThat(graph.edges()).as(question).contains(edge);
      assertThat(edge.from() == node || edge.to() == node).as(question).isTrue();
      node = PathOracle.other(edge, node);
      assertThat(visited.contains(node)).as("%s visits %s twice", question, node).isFalse();
      visited = visited.with(node);
    }
    assertThat(y.contains(node)).as(question).isTrue();
    assertThat(visited.intersect(x).size()).as(question).isEqualTo(1);
    assertThat(PathOracle.open(graph, start, path, given)).as(question).isTrue();
  }

  private static int startOf(List<Edge> path, NodeSet x) {
    Edge first = path.getFirst();
    boolean fromFirst = x.contains(first.from());
    return fromFirst ? first.from() : first.to();
  }

  @Test
  void anEdgeWalkedBackwardsStandsAsStored() {
    MixedGraph graph = graph("X<-C; C->Y");

    Separation answer =
        MSeparation.test(graph, nodes(graph, "X"), nodes(graph, "Y"), NodeSet.EMPTY);

    assertThat(answer)
        .isEqualTo(new Separation.Connected(List.of(graph.edges().get(0), graph.edges().get(1))));
  }

  @ParameterizedTest
  @CsvSource({
    "'', B, '', x",
    "A, '', '', y",
    "A, A, '', y",
    "A, B, A, given",
    "A, B, B, given",
  })
  void givenSetsThatDoNotFit_whenAsked_thenTheFieldIsNamed(
      String x, String y, String given, String field) {
    MixedGraph graph = graph("A->B");

    assertThatThrownBy(
            () -> MSeparation.test(graph, nodes(graph, x), nodes(graph, y), nodes(graph, given)))
        .isInstanceOfSatisfying(
            GraphException.class,
            thrown ->
                assertThat(thrown.problem())
                    .isInstanceOfSatisfying(
                        GraphProblem.BadQuestion.class,
                        problem -> assertThat(problem.field()).isEqualTo(field)));
  }

  @Test
  void givenAnIndexOfAnotherGraph_whenAsked_thenItIsRefused() {
    MixedGraph graph = graph("A->B");

    assertThatThrownBy(
            () -> MSeparation.separated(graph, NodeSet.of(0), NodeSet.of(70), NodeSet.EMPTY))
        .hasMessageContaining("node index 70");
  }

  @Test
  void givenAnEquivalenceClass_whenAsked_thenAMemberIsAskedFor() {
    MixedGraph graph = graph("A--B; C");

    assertThatThrownBy(
            () -> MSeparation.separated(graph, NodeSet.of(0), NodeSet.of(1), NodeSet.EMPTY))
        .hasMessageContaining("member of the class");
  }

  @Test
  void givenAnArrowheadAtAnUndirectedEdge_whenAsked_thenTheEdgeIsNamed() {
    MixedGraph graph = graph(GraphKind.MAG, "A->B; B--C");

    assertThatThrownBy(
            () -> MSeparation.separated(graph, NodeSet.of(0), NodeSet.of(2), NodeSet.EMPTY))
        .hasMessageContaining("'B -- C'");
  }
}
