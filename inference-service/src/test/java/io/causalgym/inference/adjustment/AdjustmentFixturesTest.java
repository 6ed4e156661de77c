package io.causalgym.inference.adjustment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.causalgym.graph.Deadline;
import io.causalgym.graph.NodeSet;
import io.causalgym.inference.adjustment.AdjustmentSets.Found;
import io.causalgym.inference.adjustment.AdjustmentSets.NoOptimum;
import io.causalgym.inference.adjustment.AdjustmentSets.None;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Known answers: textbook, published and random graphs, and large ones.
class AdjustmentFixturesTest {
  private static final int NO_LIMIT = 10_000;

  static Stream<Fixture> fixtures() {
    return Fixture.in("adjustment.json");
  }

  static Stream<Fixture> largeGraphs() {
    return Fixture.in("scale.json");
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void theKnownSetsAreFound(Fixture fixture) {
    JsonNode expected = fixture.json().get("expected");
    AdjustmentQuery query = query(fixture, fixture.json().get("query"));

    AdjustmentSets minimal = ask(query, AdjustmentKind.MINIMAL);

    if (!expected.get("exists").asBoolean()) {
      assertThat(minimal).isInstanceOf(None.class);
      return;
    }
    assertThat(ask(query, AdjustmentKind.CANONICAL))
        .isEqualTo(found(fixture, expected.get("canonical_set")));
    if (expected.has("all_minimal_sets")) {
      List<NodeSet> known = fixture.sets(expected.get("all_minimal_sets"));
      assertThat(((Found) ask(query, AdjustmentKind.ALL_MINIMAL)).sets())
          .containsExactlyInAnyOrderElementsOf(known);
      assertThat(known).containsAll(((Found) minimal).sets());
    }
    if (expected.has("optimal_set")) {
      assertThat(ask(query, AdjustmentKind.OPTIMAL))
          .isEqualTo(found(fixture, expected.get("optimal_set")));
    } else if (query.unmeasured().isEmpty()) {
      // The file leaves the O-set out wherever a node is unmeasured, in the O-set or not.
      assertThat(ask(query, AdjustmentKind.OPTIMAL)).isInstanceOf(NoOptimum.class);
    }
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void everySetThatIsFoundReproducesTheTruth(Fixture fixture) {
    if (!fixture.json().has("truth")) {
      assertThat(fixture.json().has("observational")).isFalse();
      return;
    }
    JsonNode question = fixture.json().get("query");
    AdjustmentQuery query = query(fixture, question);
    Set<NodeSet> sets = new LinkedHashSet<>();
    for (AdjustmentKind kind : AdjustmentKind.values()) {
      if (ask(query, kind) instanceof Found(var found, var truncated)) {
        sets.addAll(found);
      }
    }
    BinaryTable observational = BinaryTable.of(fixture.json().get("observational"));
    BinaryTable truth = BinaryTable.of(fixture.json().get("truth"));
    List<String> x = Fixture.strings(question.get("do"));
    List<String> y = Fixture.strings(question.get("outcome"));

    for (NodeSet set : sets) {
      List<String> z = fixture.graph().names(set);
      for (int cell = 0; cell < truth.p().size(); cell++) {
        assertThat(observational.adjusted(truth, cell, x, y, z))
            .as("%s, cell %d", z, cell)
            .isCloseTo(truth.p().get(cell), within(1e-9));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("largeGraphs")
  void inLargeGraphsTheMinimalSetIsValidAndNoMemberCanGo(Fixture fixture) {
    JsonNode question =
        StreamSupport.stream(fixture.json().get("queries").spliterator(), false)
            .filter(query -> query.get("type").asText().equals("adjustment"))
            .findFirst()
            .orElseThrow();
    AdjustmentQuery query = query(fixture, question);
    AdjustmentCriterion criterion =
        new AdjustmentCriterion(query.graph(), query.treatments(), query.outcomes());
    assertThat(question.get("exists").asBoolean()).isTrue();

    NodeSet minimal = ((Found) ask(query, AdjustmentKind.MINIMAL)).sets().getFirst();

    assertThat(criterion.valid(minimal)).isTrue();
    assertThat(minimal.stream().mapToObj(minimal::without)).noneMatch(criterion::valid);
    assertThat(ask(query, AdjustmentKind.CANONICAL))
        .isEqualTo(found(fixture, question.get("canonical_set")));
    assertThat(criterion.valid(fixture.nodes(question.get("one_minimal_set")))).isTrue();
    assertThat(
            ((Found) AdjustmentSearch.find(query, AdjustmentKind.ALL_MINIMAL, 20, Deadline.NONE))
                .sets())
        .isNotEmpty()
        .doesNotHaveDuplicates()
        .allMatch(criterion::valid)
        .allSatisfy(
            set -> assertThat(set.stream().mapToObj(set::without)).noneMatch(criterion::valid));
  }

  private static AdjustmentSets ask(AdjustmentQuery query, AdjustmentKind kind) {
    return AdjustmentSearch.find(query, kind, NO_LIMIT, Deadline.NONE);
  }

  private static Found found(Fixture fixture, JsonNode names) {
    return new Found(List.of(fixture.nodes(names)), false);
  }

  private static AdjustmentQuery query(Fixture fixture, JsonNode question) {
    NodeSet unmeasured =
        question.has("not_measurable")
            ? fixture.nodes(question.get("not_measurable"))
            : NodeSet.EMPTY;
    return new AdjustmentQuery(
        fixture.graph(),
        fixture.nodes(question.get("do")),
        fixture.nodes(question.get("outcome")),
        unmeasured,
        NodeSet.EMPTY);
  }
}
