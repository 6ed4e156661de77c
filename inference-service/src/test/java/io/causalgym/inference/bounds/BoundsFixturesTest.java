package io.causalgym.inference.bounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.causalgym.graph.Deadline;
import io.causalgym.inference.counterfactual.ModelFixture;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Bounds whose ends an independent linear program, or a formula of the literature, has found.
class BoundsFixturesTest {
  private static final CausalBounds BOUNDS = new CausalBounds(BoundsLimits.DEFAULT);

  static List<ModelFixture> bounds() {
    return ModelFixture.all(BoundsFixturesTest.class, "bounds.json");
  }

  static Stream<ModelFixture> natural() {
    return ModelFixture.all(ModelFixture.class, "counterfactual.json").stream()
        .filter(one -> one.json().has("natural_bounds_obs_only"));
  }

  @ParameterizedTest
  @MethodSource("bounds")
  void boundsAreTheKnownOnesWhereTheseAreSharpAndNeverWiderElsewhere(ModelFixture fixture) {
    EffectBounds found =
        effects(
            Optional.of(fixture), new Evidence(Optional.of(fixture.observational()), List.of()));
    boolean sharp = fixture.json().at("/expected/sharp").asBoolean();

    fixture
        .json()
        .at("/expected/sharp_bounds")
        .properties()
        .forEach(expected -> {
          Bound.Interval interval = interval(quantity(found, expected.getKey()));
          JsonNode known = expected.getValue();
          double truth = known.get("truth").asDouble();
          assertThat(interval.lower()).isLessThanOrEqualTo(truth + 1e-9);
          assertThat(interval.upper()).isGreaterThanOrEqualTo(truth - 1e-9);
          assertThat(interval.lower()).isGreaterThanOrEqualTo(known.get("lower").asDouble() - 1e-6);
          assertThat(interval.upper()).isLessThanOrEqualTo(known.get("upper").asDouble() + 1e-6);
          if (sharp) {
            assertThat(interval.sharp()).as(expected.getKey()).isTrue();
            assertThat(interval.lower()).isCloseTo(known.get("lower").asDouble(), within(1e-6));
            assertThat(interval.upper()).isCloseTo(known.get("upper").asDouble(), within(1e-6));
          }
        });
  }

  @ParameterizedTest
  @MethodSource("natural")
  void withoutAGraphTheBoundsAreTheNaturalOnes(ModelFixture fixture) {
    EffectBounds found =
        effects(Optional.empty(), new Evidence(Optional.of(fixture.observational()), List.of()));

    fixture
        .json()
        .get("natural_bounds_obs_only")
        .properties()
        .forEach(expected -> same(quantity(found, expected.getKey()), expected.getValue()));
  }

  @ParameterizedTest
  @MethodSource("natural")
  void withAnExperimentTheBoundsAreThoseOfTianAndPearl(ModelFixture fixture) {
    JsonNode experimental = fixture.json().get("experimental");
    double treated = experimental.get("P_Y1_do_X1").asDouble();
    double untreated = experimental.get("P_Y1_do_X0").asDouble();
    Experiment experiment =
        new Experiment(
            List.of("X"),
            io.causalgym.model.Table.of(
                List.of("X", "Y"),
                new int[] {2, 2},
                new double[] {1 - untreated, untreated, 1 - treated, treated}));
    EffectBounds found =
        effects(
            Optional.empty(),
            new Evidence(Optional.of(fixture.observational()), List.of(experiment)));

    fixture
        .json()
        .get("tian_pearl_bounds_obs_and_exp")
        .properties()
        .forEach(expected -> same(quantity(found, expected.getKey()), expected.getValue()));
  }

  private static void same(Bound bound, JsonNode expected) {
    assertThat(interval(bound).lower()).isCloseTo(expected.get(0).asDouble(), within(1e-6));
    assertThat(interval(bound).upper()).isCloseTo(expected.get(1).asDouble(), within(1e-6));
  }

  private static EffectBounds effects(Optional<ModelFixture> graph, Evidence evidence) {
    EffectBoundsQuery query = EffectBoundsQuery.binary("X", "Y");
    return switch (BOUNDS.effects(graph.map(ModelFixture::graph), evidence, query, Deadline.NONE)) {
      case BoundsAnswer.Bounded<EffectBounds>(EffectBounds found) -> found;
      case BoundsAnswer.Contradicted<EffectBounds> contradicted ->
          throw new AssertionError(contradicted.message());
    };
  }

  private static Bound quantity(EffectBounds found, String name) {
    Map<String, Bound> byName =
        Map.of(
            "P(Y_1=1)", found.treated(),
            "P(Y_0=1)", found.untreated(),
            "ACE", found.ace(),
            "PNS", found.pns(),
            "PN", found.pn(),
            "PS", found.ps(),
            "ETT P(Y_0=1|X=1)", found.ett());
    return Optional.ofNullable(byName.get(name)).orElseThrow();
  }

  private static Bound.Interval interval(Bound bound) {
    return switch (bound) {
      case Bound.Interval interval -> interval;
      case Bound.Undefined(String reason) -> throw new AssertionError(reason);
    };
  }
}
