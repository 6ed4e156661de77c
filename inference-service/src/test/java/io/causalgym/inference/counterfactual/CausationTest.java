package io.causalgym.inference.counterfactual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.causalgym.graph.Deadline;
import io.causalgym.model.ModelException;
import io.causalgym.model.scm.DiscreteScm;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class CausationTest {

  @Test
  void theNamedQuantitiesAreThoseOfTheFixtures() {
    int compared = 0;
    for (ModelFixture fixture : ModelFixture.all(CausationTest.class, "counterfactual.json")) {
      if (fixture.json().has("experimental")) {
        CausationQuestion question = new CausationQuestion("X", 1, 0, "Y", 1, List.of());
        ProbabilitiesOfCausation found = quantities(fixture.model(), question);
        Map<String, Quantity> named =
            Map.of(
                "P(Y_1=1)", found.active(),
                "P(Y_0=1)", found.baseline(),
                "PN", found.pn(),
                "PS", found.ps(),
                "PNS", found.pns(),
                "PE harm", found.harm(),
                "ETT P(Y_0=1|X=1)", found.ett(),
                "ETU P(Y_1=1|X=0)", found.etu());
        for (JsonNode query : fixture.json().get("queries")) {
          Quantity quantity = named.get(query.get("name").asText());
          if (quantity != null) {
            assertClose(quantity, query.get("value").asDouble(), fixture + " " + query.get("name"));
            compared++;
          }
        }
      }
    }
    assertThat(compared).isEqualTo(18 * 8);
  }

  @Test
  void eachQuantityIsItsDefinitionOn100ModelsOfSeed3() {
    SplittableRandom random = new SplittableRandom(3);
    for (int at = 0; at < 100; at++) {
      DiscreteScm scm = RandomScms.of(random);
      int x1 = random.nextInt(scm.card(0));
      int x0 = (x1 + 1) % scm.card(0);
      int y = random.nextInt(scm.card(1));
      List<CounterfactualEvent> given =
          scm.size() > 2 && random.nextBoolean()
              ? List.of(CounterfactualEvent.observed(scm.name(2), random.nextInt(scm.card(2))))
              : List.of();
      ProbabilitiesOfCausation found =
          quantities(scm, new CausationQuestion(scm.name(0), x1, x0, scm.name(1), y, given));
      Definition truth = new Definition(scm, given, x1, x0, y);
      assertClose(found.active(), truth.of(w -> 1, truth::y1), "active");
      assertClose(
          found.ace(), truth.of(w -> 1, w -> truth.y1(w) - truth.y0(w)), "average causal effect");
      assertClose(
          found.pn(), truth.of(w -> truth.x(w, x1) * truth.y(w), w -> 1 - truth.y0(w)), "PN");
      assertClose(found.ps(), truth.of(w -> truth.x(w, x0) * (1 - truth.y(w)), truth::y1), "PS");
      assertClose(found.pns(), truth.of(w -> 1, w -> truth.y1(w) * (1 - truth.y0(w))), "PNS");
      assertClose(found.harm(), truth.of(w -> 1, w -> truth.y0(w) * (1 - truth.y1(w))), "harm");
      assertClose(
          found.effectOnTreated(),
          truth.of(w -> truth.x(w, x1), w -> truth.y1(w) - truth.y0(w)),
          "effect on the treated");
      assertClose(
          found.effectOnUntreated(),
          truth.of(w -> truth.x(w, x0), w -> truth.y1(w) - truth.y0(w)),
          "effect on the untreated");
    }
  }

  /// Indicators of variables 0 and 1 of a model.
  private record Definition(
      DiscreteScm scm, List<CounterfactualEvent> given, int x1, int x0, int state) {
    double of(ToDoubleFunction<EveryWorld> condition, ToDoubleFunction<EveryWorld> what) {
      double mass = EveryWorld.expectation(scm, given, condition);
      return EveryWorld.expectation(
              scm, given, world -> condition.applyAsDouble(world) * what.applyAsDouble(world))
          / mass;
    }

    double x(EveryWorld world, int level) {
      return world.happens(CounterfactualEvent.observed(scm.name(0), level)) ? 1 : 0;
    }

    double y(EveryWorld world) {
      return world.happens(CounterfactualEvent.observed(scm.name(1), state)) ? 1 : 0;
    }

    double y1(EveryWorld world) {
      return under(world, x1);
    }

    double y0(EveryWorld world) {
      return under(world, x0);
    }

    private double under(EveryWorld world, int level) {
      PotentialResponse response = PotentialResponse.under(scm.name(1), Map.of(scm.name(0), level));
      return world.happens(response.is(state)) ? 1 : 0;
    }
  }

  @Test
  void aQuantityWhoseConditionNeverHappensHasAReasonAndTheOthersHaveValues() {
    DiscreteScm model =
        DiscreteScm.builder()
            .noise("U", new double[] {0.5, 0.5})
            .equation("X", List.of(), List.of(), new int[] {1})
            .equation("Y", List.of("X"), List.of("U"), new int[] {0, 1, 0, 0})
            .build();

    ProbabilitiesOfCausation found =
        quantities(model, new CausationQuestion("X", 1, 0, "Y", 1, List.of()));

    assertThat(found.pn()).isInstanceOf(Undefined.class);
    assertThat(found.ps()).isInstanceOf(Undefined.class);
    assertThat(found.etu()).isInstanceOf(Undefined.class);
    assertClose(found.ett(), 0.5, "ETT");
    assertClose(found.ace(), -0.5, "ACE");
  }

  @Test
  void equalLevelsAreRefused() {
    DiscreteScm model = RandomScms.of(new SplittableRandom(1));

    assertThatThrownBy(
            () -> quantities(model, new CausationQuestion("V0", 1, 1, "V1", 1, List.of())))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("both 1");
  }

  private static ProbabilitiesOfCausation quantities(DiscreteScm model, CausationQuestion asked) {
    return Causation.of(
        new Counterfactuals(model, CounterfactualBudget.DEFAULT), asked, Deadline.NONE);
  }

  private static void assertClose(Quantity quantity, double truth, String what) {
    switch (quantity) {
      case Quantity.Known(double value) ->
          assertThat(value).as(what).isCloseTo(truth, within(1e-9));
      case Undefined undefined -> assertThat(truth).as(what).isNaN();
      case Quantity.NotIdentified unknown -> throw new AssertionError(unknown.reason());
      case TooExpensive refused -> throw new AssertionError(refused.message());
    }
  }
}
