package io.causalgym.inference.adjustment;

import static io.causalgym.inference.adjustment.AdjustmentKind.ALL;
import static io.causalgym.inference.adjustment.AdjustmentKind.ALL_MINIMAL;
import static io.causalgym.inference.adjustment.AdjustmentKind.CANONICAL;
import static io.causalgym.inference.adjustment.AdjustmentKind.MINIMAL;
import static io.causalgym.inference.adjustment.AdjustmentKind.OPTIMAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causalgym.graph.Ancestry;
import io.causalgym.graph.Deadline;
import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.GraphException;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.NodeSet;
import io.causalgym.inference.adjustment.AdjustmentSets.Found;
import io.causalgym.inference.adjustment.AdjustmentSets.NoOptimum;
import io.causalgym.inference.adjustment.AdjustmentSets.None;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AdjustmentSearchTest {
  private static final int NO_LIMIT = 10_000;

  static LongStream seeds() {
    return LongStream.range(0, 500);
  }

  /// A random question and what the definition says about it.
  private record Drawn(AdjustmentQuery query, List<NodeSet> valid) {

    static Drawn of(long seed) {
      SplittableRandom random = new SplittableRandom(seed);
      double bidirected = random.nextBoolean() ? 0.2 : 0;
      MixedGraph graph = RandomGraphs.draw(random, random.nextInt(3, 8), 0.4, bidirected);
      NodeSet treatments = RandomGraphs.some(random, graph.all(), 1, 2);
      NodeSet outcomes = RandomGraphs.some(random, graph.all().minus(treatments), 1, 2);
      AdjustmentOracle oracle = new AdjustmentOracle(graph, treatments, outcomes);
      NodeSet free = graph.all().minus(oracle.forbidden()).minus(outcomes);
      NodeSet required = RandomGraphs.some(random, free, 0, 1);
      NodeSet rest = graph.all().minus(treatments).minus(outcomes).minus(required);
      NodeSet unmeasured = RandomGraphs.some(random, rest, 0, 2);
      return new Drawn(
          new AdjustmentQuery(graph, treatments, outcomes, unmeasured, required),
          oracle.allValid(unmeasured, required));
    }

    AdjustmentSets ask(AdjustmentKind kind) {
      return AdjustmentSearch.find(query, kind, NO_LIMIT, Deadline.NONE);
    }

    boolean openWhatever(None none) {
      AdjustmentOracle oracle =
          new AdjustmentOracle(query.graph(), query.treatments(), query.outcomes());
      NodeSet ends = query.treatments().union(query.outcomes()).union(query.required());
      NodeSet candidates =
          Ancestry.ancestors(query.graph(), ends)
              .minus(query.unmeasured())
              .minus(oracle.forbidden())
              .minus(query.outcomes());
      return oracle.leavesOpen(none.openPath(), candidates);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void allSetsAreThoseOfTheDefinition(long seed) {
    Drawn drawn = Drawn.of(seed);

    assertThat(sets(drawn.ask(ALL))).containsExactlyInAnyOrderElementsOf(drawn.valid());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void allMinimalSetsAreThoseOfTheDefinition(long seed) {
    Drawn drawn = Drawn.of(seed);

    assertThat(sets(drawn.ask(ALL_MINIMAL)))
        .containsExactlyInAnyOrderElementsOf(AdjustmentOracle.minimal(drawn.valid()));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void oneMinimalAndTheCanonicalSetAreAmongThem(long seed) {
    Drawn drawn = Drawn.of(seed);

    if (drawn.valid().isEmpty()) {
      assertThat(drawn.ask(MINIMAL)).isInstanceOf(None.class);
      assertThat(drawn.ask(CANONICAL))
          .isInstanceOfSatisfying(
              None.class, none -> assertThat(drawn.openWhatever(none)).as(none.reason()).isTrue());
    } else {
      assertThat(AdjustmentOracle.minimal(drawn.valid())).containsAll(sets(drawn.ask(MINIMAL)));
      assertThat(drawn.valid()).containsAll(sets(drawn.ask(CANONICAL)));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theOptimalSetIsTheParentsOfCausalNodesWhereItIsValid(long seed) {
    Drawn drawn = Drawn.of(seed);
    AdjustmentQuery query = drawn.query();
    AdjustmentOracle oracle =
        new AdjustmentOracle(query.graph(), query.treatments(), query.outcomes());
    NodeSet parents = query.graph().parents().of(oracle.causalNodes()).minus(oracle.forbidden());
    boolean dag = query.graph().edges().stream().allMatch(edge -> edge.kind() == EdgeKind.DIRECTED);

    AdjustmentSets answer = drawn.ask(OPTIMAL);

    switch (answer) {
      case Found(var sets, var truncated) -> {
        assertThat(dag).isTrue();
        assertThat(sets).containsExactly(parents);
        assertThat(drawn.valid()).contains(parents);
      }
      case None none -> assertThat(drawn.valid()).isEmpty();
      case NoOptimum(var reason) -> {
        assertThat(dag && drawn.valid().contains(parents)).as(reason).isFalse();
        boolean everyOutcomeDescends = oracle.causalNodes().containsAll(query.outcomes());
        boolean free = query.required().isEmpty() && !parents.intersects(query.unmeasured());
        assertThat(dag && everyOutcomeDescends && free).as(reason).isFalse();
      }
    }
  }

  @Test
  void givenALimit_whenThereAreMore_thenTheAnswerIsTruncatedAndSorted() {
    MixedGraph graph = Texts.graph("A->X; X->Y; B->Y; C->B");
    AdjustmentQuery query =
        new AdjustmentQuery(graph, Texts.nodes(graph, "X"), Texts.nodes(graph, "Y"));

    AdjustmentSets three = AdjustmentSearch.find(query, ALL, 3, Deadline.NONE);
    AdjustmentSets eight = AdjustmentSearch.find(query, ALL, 8, Deadline.NONE);

    assertThat(three)
        .isEqualTo(
            new Found(
                List.of(NodeSet.EMPTY, Texts.nodes(graph, "B"), Texts.nodes(graph, "C")), true));
    assertThat(names(graph, eight))
        .containsExactly("", "A", "B", "C", "A B", "A C", "B C", "A B C");
    assertThat(((Found) eight).truncated()).isFalse();
  }

  @Test
  void givenTwentyChainsOfTwo_whenTheFirstMinimalSetsAreListed_thenNotAllOfThemAreBuilt() {
    StringBuilder text = new StringBuilder("X->Y");
    for (int chain = 0; chain < 20; chain++) {
      text.append("; A%02d->X; A%02d->B%02d; B%02d->Y".formatted(chain, chain, chain, chain));
    }
    MixedGraph graph = Texts.graph(text.toString());
    AdjustmentQuery query =
        new AdjustmentQuery(graph, Texts.nodes(graph, "X"), Texts.nodes(graph, "Y"));

    AdjustmentSets found = AdjustmentSearch.find(query, ALL_MINIMAL, 50, Deadline.NONE);

    assertThat(sets(found)).hasSize(50).doesNotHaveDuplicates().allMatch(set -> set.size() == 20);
    assertThat(((Found) found).truncated()).isTrue();
  }

  @Test
  void givenADeadlineThatPasses_whenListing_thenItStops() {
    MixedGraph graph = Texts.graph("A->X; X->Y; B->Y; C->B");
    AdjustmentQuery query =
        new AdjustmentQuery(graph, Texts.nodes(graph, "X"), Texts.nodes(graph, "Y"));
    AtomicInteger polls = new AtomicInteger();
    Deadline deadline = () -> polls.incrementAndGet() > 5;

    assertThatThrownBy(() -> AdjustmentSearch.find(query, ALL, 100, deadline))
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void givenAnUnmeasuredConfounder_whenAsked_thenTheReasonNamesThePathAndTheNode() {
    MixedGraph graph = Texts.graph("U->X; U->Y; X->M; M->Y");
    AdjustmentQuery query =
        new AdjustmentQuery(
            graph,
            Texts.nodes(graph, "X"),
            Texts.nodes(graph, "Y"),
            Texts.nodes(graph, "U"),
            NodeSet.EMPTY);

    assertThat(AdjustmentSearch.find(query, ALL_MINIMAL, 10, Deadline.NONE))
        .isInstanceOfSatisfying(
            None.class,
            none -> {
              assertThat(none.reason())
                  .isEqualTo(
                      "no adjustment set exists: the non-causal path X <- U -> Y cannot be blocked,"
                          + " because 'U' is unmeasured");
              assertThat(none.openPath()).hasSize(2);
            });
  }

  @Test
  void givenAColliderThatIsAConfounder_whenAsked_thenTheReasonDoesNotOverstate() {
    MixedGraph graph = Texts.graph("X<->C; C<->Y; C->X; X->Y");
    AdjustmentQuery query =
        new AdjustmentQuery(graph, Texts.nodes(graph, "X"), Texts.nodes(graph, "Y"));

    assertThat(AdjustmentSearch.find(query, MINIMAL, 1, Deadline.NONE))
        .isInstanceOfSatisfying(
            None.class,
            none ->
                assertThat(none.reason())
                    .isEqualTo(
                        "no adjustment set exists: the non-causal path X <-> C <-> Y cannot be"
                            + " blocked with all others"));
  }

  @Test
  void givenLatentCommonCauses_whenAskedForTheOptimum_thenTheAnswerSaysWhyThereIsNone() {
    MixedGraph graph = Texts.graph("A<->X; A->Y; X->Y");
    AdjustmentQuery query =
        new AdjustmentQuery(graph, Texts.nodes(graph, "X"), Texts.nodes(graph, "Y"));

    assertThat(AdjustmentSearch.find(query, OPTIMAL, 1, Deadline.NONE))
        .isInstanceOfSatisfying(NoOptimum.class, none -> assertThat(none.reason()).contains("<->"));
  }

  @Test
  void givenALimitBelowOne_whenAsked_thenItIsRefused() {
    MixedGraph graph = Texts.graph("X->Y");
    AdjustmentQuery query =
        new AdjustmentQuery(graph, Texts.nodes(graph, "X"), Texts.nodes(graph, "Y"));

    assertThatThrownBy(() -> AdjustmentSearch.find(query, ALL, 0, Deadline.NONE))
        .isInstanceOf(GraphException.class)
        .hasMessageContaining("'limit' is 0");
  }

  @Test
  void oneMinimalSetIsOfferedForIdentification() {
    MixedGraph open = Texts.graph("Z->X; Z->Y; X->Y; W->Z");
    MixedGraph confounded = Texts.graph("X<->Y; X->Y");

    assertThat(minimal(open)).contains(Texts.nodes(open, "Z"));
    assertThat(minimal(confounded)).isEmpty();
  }

  private static Optional<NodeSet> minimal(MixedGraph graph) {
    return AdjustmentSearch.minimal(
        graph, Texts.nodes(graph, "X"), Texts.nodes(graph, "Y"), Deadline.NONE);
  }

  private static List<NodeSet> sets(AdjustmentSets answer) {
    return switch (answer) {
      case Found(var sets, var truncated) -> sets;
      case None none -> List.of();
      case NoOptimum none -> List.of();
    };
  }

  private static List<String> names(MixedGraph graph, AdjustmentSets answer) {
    List<String> names = new ArrayList<>();
    sets(answer).forEach(set -> names.add(String.join(" ", graph.names(set))));
    return names;
  }
}
