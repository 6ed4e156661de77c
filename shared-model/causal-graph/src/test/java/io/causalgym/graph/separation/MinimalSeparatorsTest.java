package io.causalgym.graph.separation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causalgym.graph.Deadline;
import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.GraphBuilder;
import io.causalgym.graph.GraphText;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.NodeSet;
import io.causalgym.graph.RandomGraphs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MinimalSeparatorsTest {

  static Stream<SeparationCase> fixtures() {
    return SeparationCase.all().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("fixtures")
  void separationsOfTheFixtureAreDecided(SeparationCase fixture) {
    MixedGraph graph = fixture.graph();
    for (SeparationCase.Query query : fixture.queries()) {
      assertThat(
              MSeparation.separated(
                  graph,
                  graph.nodes(query.a()),
                  graph.nodes(query.b()),
                  graph.nodes(query.given())))
          .as(query.toString())
          .isEqualTo(query.separated());
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("fixtures")
  void allMinimalSeparatorsOfTheFixtureAreListed(SeparationCase fixture) {
    MixedGraph graph = fixture.graph();
    for (SeparationCase.Pair pair : fixture.pairs()) {
      List<NodeSet> expected = pair.minimalSeparators().stream().map(graph::nodes).toList();
      assertThat(
              MinimalSeparators.all(
                  GraphView.of(graph),
                  NodeSet.of(graph.node(pair.a())),
                  NodeSet.of(graph.node(pair.b())),
                  NodeSet.EMPTY,
                  graph.all(),
                  Deadline.NONE))
          .as(pair.toString())
          .containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15})
  void listedSetsAreThoseOfAllSubsetsThatAreMinimal(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 40; round++) {
      MixedGraph graph = random(random, round);
      NodeSet x = RandomGraphs.subset(random, graph.all(), 0.1).with(0).without(1);
      NodeSet y = RandomGraphs.subset(random, graph.all().minus(x), 0.1).with(1);
      NodeSet free = graph.all().minus(x).minus(y);
      NodeSet include = RandomGraphs.subset(random, free, round % 4 == 0 ? 0.3 : 0);
      NodeSet allowed = RandomGraphs.subset(random, free, 0.8).union(include);
      GraphView view = GraphView.of(graph).cutOutOf(NodeSet.of(random.nextInt(graph.size())));
      check(view, x, y, include, allowed);
    }
  }

  private static MixedGraph random(SplittableRandom random, int round) {
    return switch (round % 3) {
      case 0 -> RandomGraphs.dag(random, 8, 0.4);
      case 1 -> RandomGraphs.admg(random, 8, 0.2);
      default -> RandomGraphs.ancestral(random, 8, 0.35);
    };
  }

  private static void check(
      GraphView view, NodeSet x, NodeSet y, NodeSet include, NodeSet allowed) {
    String question =
        view.toGraph().edges() + " " + x + " " + y + " with " + include + " in " + allowed;
    List<NodeSet> expected = bySubsets(view, x, y, include, allowed);
    List<NodeSet> listed =
        MinimalSeparators.all(view, x, y, include, allowed, Deadline.NONE).toList();
    assertThat(listed).as(question).containsExactlyInAnyOrderElementsOf(expected);
    Optional<NodeSet> one = MinimalSeparators.minimal(view, x, y, include, allowed);
    assertThat(one).as(question).isEqualTo(listed.stream().findFirst());
    assertThat(MinimalSeparators.exists(view, x, y, include, allowed))
        .isEqualTo(!expected.isEmpty());
  }

  /// Separators by trying every subset; minimal if no separator with the fixed part is inside.
  private static List<NodeSet> bySubsets(
      GraphView view, NodeSet x, NodeSet y, NodeSet include, NodeSet allowed) {
    int[] free = allowed.minus(include).toArray();
    List<NodeSet> separators = new ArrayList<>();
    for (int bits = 0; bits < 1 << free.length; bits++) {
      NodeSet set = include;
      for (int i = 0; i < free.length; i++) {
        set = (bits >> i & 1) == 1 ? set.with(free[i]) : set;
      }
      if (MSeparation.separated(view, x, y, set)) {
        separators.add(set);
      }
    }
    return separators.stream()
        .filter(set ->
            separators.stream().noneMatch(other -> !other.equals(set) && set.containsAll(other)))
        .toList();
  }

  @Test
  void exponentiallyManyAreReadOneByOne() {
    MixedGraph graph = ladder(300);
    NodeSet x = graph.nodes(List.of("X"));
    NodeSet y = graph.nodes(List.of("Y"));

    List<NodeSet> some =
        MinimalSeparators.all(GraphView.of(graph), x, y, NodeSet.EMPTY, graph.all(), Deadline.NONE)
            .limit(20)
            .toList();

    assertThat(some).doesNotHaveDuplicates().hasSize(20);
    assertThat(some).allMatch(set -> set.size() == 300);
    assertThat(some).allMatch(set -> MSeparation.separated(graph, x, y, set));
  }

  @Test
  void givenADeadlineThatPasses_whenReadOn_thenTheListingStops() {
    MixedGraph graph = ladder(20);
    AtomicInteger steps = new AtomicInteger();
    Deadline deadline = Deadline.when(() -> steps.incrementAndGet() > 100);

    assertThatThrownBy(() ->
            MinimalSeparators.all(
                    GraphView.of(graph),
                    graph.nodes(List.of("X")),
                    graph.nodes(List.of("Y")),
                    NodeSet.EMPTY,
                    graph.all(),
                    deadline)
                .count())
        .isInstanceOf(CancellationException.class);
  }

  /// `rungs` separate chains `X -> A_i -> B_i -> Y`: a separator takes one node of each.
  private static MixedGraph ladder(int rungs) {
    GraphBuilder builder = MixedGraph.builder();
    for (int i = 0; i < rungs; i++) {
      builder.edge("X", "A" + i, EdgeKind.DIRECTED);
      builder.edge("A" + i, "B" + i, EdgeKind.DIRECTED);
      builder.edge("B" + i, "Y", EdgeKind.DIRECTED);
    }
    return builder.build();
  }

  @Test
  void givenAnIncludedNodeThatIsNotAllowed_whenAsked_thenItIsNamed() {
    MixedGraph graph = GraphText.graph("A->B; B->C; D");

    assertThatThrownBy(() ->
            MinimalSeparators.minimal(
                GraphView.of(graph), NodeSet.of(0), NodeSet.of(2), NodeSet.of(3), NodeSet.of(1)))
        .hasMessageContaining("'D' must be included and is not allowed");
  }
}
