package io.causalgym.inference.adjustment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causalgym.graph.Deadline;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.NodeSet;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FrontdoorSetsTest {

  static Stream<Fixture> fixtures() {
    return Fixture.in("frontdoor_instruments.json");
  }

  static LongStream seeds() {
    return LongStream.range(0, 400);
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void theEnumerationFindsTheKnownSets(Fixture fixture) {
    NodeSet treatments = fixture.nodes(fixture.json().at("/query/do"));
    NodeSet outcomes = fixture.nodes(fixture.json().at("/query/outcome"));
    FrontdoorSets sets = new FrontdoorSets(fixture.graph(), treatments, outcomes);

    List<NodeSet> found = listed(sets, NodeSet.EMPTY, fixture.graph().all());

    assertThat(found)
        .containsExactlyInAnyOrderElementsOf(
            fixture.sets(fixture.json().at("/expected/frontdoor_sets")));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void searchAndEnumerationAgreeWithTheDefinition(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    MixedGraph graph =
        RandomGraphs.draw(random, random.nextInt(4, 7), 0.4, random.nextDouble() * 0.3);
    NodeSet treatments = RandomGraphs.some(random, graph.all(), 1, 2);
    NodeSet outcomes = RandomGraphs.some(random, graph.all().minus(treatments), 1, 2);
    NodeSet rest = graph.all().minus(treatments).minus(outcomes);
    NodeSet include = RandomGraphs.some(random, rest, 0, 1);
    NodeSet allowed = RandomGraphs.some(random, rest, 1, 5).union(include);
    FrontdoorSets sets = new FrontdoorSets(graph, treatments, outcomes);
    FrontdoorOracle oracle = new FrontdoorOracle(graph, treatments, outcomes);

    List<NodeSet> expected = oracle.all(include, allowed);

    assertThat(listed(sets, include, allowed)).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(sets.largest(include, allowed).isPresent()).isEqualTo(!expected.isEmpty());
    sets.largest(include, allowed)
        .ifPresent(largest -> assertThat(expected).allMatch(largest::containsAll));
    sets.minimal(include, allowed)
        .ifPresent(minimal -> assertThat(AdjustmentOracle.minimal(expected)).contains(minimal));
    assertThat(PathOracle.subsets(rest))
        .allSatisfy(set -> assertThat(sets.valid(set)).isEqualTo(oracle.valid(set)));
  }

  @Test
  void givenAPassedDeadline_whenListing_thenItStops() {
    Fixture fixture = fixtures().findFirst().orElseThrow();
    FrontdoorSets sets =
        new FrontdoorSets(
            fixture.graph(),
            fixture.graph().nodes(List.of("X")),
            fixture.graph().nodes(List.of("Y")));

    assertThatThrownBy(() -> sets.all(NodeSet.EMPTY, fixture.graph().all(), () -> true))
        .isInstanceOf(CancellationException.class);
  }

  private static List<NodeSet> listed(FrontdoorSets sets, NodeSet include, NodeSet allowed) {
    List<NodeSet> found = new ArrayList<>();
    Iterator<NodeSet> all = sets.all(include, allowed, Deadline.NONE);
    while (all.hasNext()) {
      found.add(all.next());
    }
    return found;
  }
}
