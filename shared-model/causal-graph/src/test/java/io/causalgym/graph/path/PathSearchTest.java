package io.causalgym.graph.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causalgym.graph.Deadline;
import io.causalgym.graph.Edge;
import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.GraphBuilder;
import io.causalgym.graph.GraphException;
import io.causalgym.graph.GraphProblem;
import io.causalgym.graph.GraphText;
import io.causalgym.graph.Mark;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.NodeSet;
import io.causalgym.graph.PathOracle;
import io.causalgym.graph.RandomGraphs;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathSearchTest {

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void everyKindListsWhatFilteringAllPathsLeaves(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 40; round++) {
      MixedGraph graph =
          switch (round % 3) {
            case 0 -> RandomGraphs.dag(random, 7, 0.5);
            case 1 -> RandomGraphs.admg(random, 6, 0.3);
            default -> RandomGraphs.ancestral(random, 7, 0.4);
          };
      NodeSet given = RandomGraphs.subset(random, graph.all().without(0).without(1), 0.4);
      int maxLength = 1 + random.nextInt(6);
      for (PathKind kind : PathKind.values()) {
        PathQuestion question = new PathQuestion(0, 1, given, kind, maxLength);
        check(graph, question);
      }
    }
  }

  private static void check(MixedGraph graph, PathQuestion question) {
    List<List<Edge>> expected =
        PathOracle.paths(graph, question.from(), question.to()).stream()
            .filter(path -> path.size() <= question.maxLength())
            .filter(path -> fits(graph, question, path))
            .toList();
    List<List<Edge>> listed = PathSearch.stream(graph, question, Deadline.NONE).toList();
    String text = graph.edges() + " " + question;
    assertThat(listed).as(text).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(listed).as(text).isSortedAccordingTo(PathSearchTest::byLengthThenNodes);
  }

  private static boolean fits(MixedGraph graph, PathQuestion question, List<Edge> path) {
    return switch (question.kind()) {
      case CAUSAL -> directed(question.from(), path);
      case BACKDOOR -> PathOracle.mark(path.getFirst(), question.from()) == Mark.ARROW;
      case OPEN -> PathOracle.open(graph, question.from(), path, question.given());
      case ALL -> true;
    };
  }

  private static boolean directed(int from, List<Edge> path) {
    int node = from;
    for (Edge edge : path) {
      if (edge.kind() != EdgeKind.DIRECTED || edge.from() != node) {
        return false;
      }
      node = edge.to();
    }
    return true;
  }

  private static int byLengthThenNodes(List<Edge> a, List<Edge> b) {
    int order = Integer.compare(a.size(), b.size());
    int node = 0;
    for (int i = 0; order == 0 && i < a.size(); i++) {
      int left = PathOracle.other(a.get(i), node);
      order = Integer.compare(left, PathOracle.other(b.get(i), node));
      order = order != 0 ? order : a.get(i).kind().compareTo(b.get(i).kind());
      node = left;
    }
    return order;
  }

  @ParameterizedTest
  @CsvSource({"4, 4, false", "3, 3, true", "5, 4, false", "0, 0, true"})
  void theLimitCutsAndSaysSo(int limit, int found, boolean truncated) {
    MixedGraph graph = GraphText.graph("A->Z; A->B; B->Z; A->C; C->Z; B->C");
    PathQuestion question = new PathQuestion(0, 3, NodeSet.EMPTY, PathKind.CAUSAL, 10);

    FoundPaths paths = PathSearch.first(graph, question, limit, Deadline.NONE);

    assertThat(paths.paths()).hasSize(found);
    assertThat(paths.truncated()).isEqualTo(truncated);
  }

  @Test
  void circleEdgesAreWalkedToo() {
    MixedGraph graph = GraphText.graph("A o-> B; B o-o C");

    FoundPaths paths =
        PathSearch.first(
            graph, new PathQuestion(0, 2, NodeSet.EMPTY, PathKind.ALL, 5), 10, Deadline.NONE);

    assertThat(paths.paths()).containsExactly(graph.edges());
  }

  @Test
  void aDenseGraphOfThousandNodesGivesItsFirstPaths() {
    MixedGraph graph = RandomGraphs.sparse(new SplittableRandom(5), 1000, 50_000, 0.1);
    for (PathKind kind : PathKind.values()) {
      PathQuestion question = new PathQuestion(0, 999, NodeSet.of(500), kind, 999);
      FoundPaths paths = PathSearch.first(graph, question, 50, Deadline.NONE);
      assertThat(paths.paths()).doesNotHaveDuplicates();
      assertThat(paths.paths().size() == 50).isEqualTo(paths.truncated());
    }
  }

  @Test
  void aMazeOfDeadEndsCostsNoMoreThanTheSearches() {
    // 40 diamonds in a row have 2^40 paths, none of which goes on to the goal.
    GraphBuilder builder = MixedGraph.builder().node("Z");
    for (int i = 0; i < 40; i++) {
      builder.edge("N" + i, "L" + i, EdgeKind.DIRECTED);
      builder.edge("N" + i, "R" + i, EdgeKind.DIRECTED);
      builder.edge("L" + i, "N" + (i + 1), EdgeKind.DIRECTED);
      builder.edge("R" + i, "N" + (i + 1), EdgeKind.DIRECTED);
    }
    MixedGraph graph = builder.edge("N0", "Z", EdgeKind.DIRECTED).build();
    PathQuestion question =
        new PathQuestion(graph.node("N0"), graph.node("Z"), NodeSet.EMPTY, PathKind.ALL, 1000);

    assertThat(PathSearch.first(graph, question, 10, Deadline.NONE))
        .satisfies(paths -> assertThat(paths.paths()).hasSize(1))
        .satisfies(paths -> assertThat(paths.truncated()).isFalse());
  }

  @Test
  void givenAPassedDeadline_whenListed_thenItStops() {
    MixedGraph graph = GraphText.graph("A->B");
    PathQuestion question = new PathQuestion(0, 1, NodeSet.EMPTY, PathKind.ALL, 3);

    assertThatThrownBy(() -> PathSearch.first(graph, question, 5, () -> true))
        .isInstanceOf(CancellationException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "-1, 1, 3, from",
    "0, 9, 3, to",
    "0, 0, 3, to",
    "0, 1, 0, maxLength",
    "0, 2, 3, given"
  })
  void givenAQuestionThatDoesNotFit_whenAsked_thenTheFieldIsNamed(
      int from, int to, int maxLength, String field) {
    MixedGraph graph = GraphText.graph("A->B; B->C");
    PathQuestion question = new PathQuestion(from, to, NodeSet.of(2), PathKind.ALL, maxLength);

    assertThatThrownBy(() -> PathSearch.first(graph, question, 5, Deadline.NONE))
        .isInstanceOfSatisfying(
            GraphException.class,
            thrown ->
                assertThat(thrown.problem())
                    .isInstanceOfSatisfying(
                        GraphProblem.BadQuestion.class,
                        problem -> assertThat(problem.field()).isEqualTo(field)));
  }
}
