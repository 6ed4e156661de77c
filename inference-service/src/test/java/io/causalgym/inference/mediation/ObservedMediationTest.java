package io.causalgym.inference.mediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.causalgym.graph.Deadline;
import io.causalgym.graph.MixedGraph;
import io.causalgym.inference.counterfactual.CounterfactualBudget;
import io.causalgym.inference.counterfactual.Counterfactuals;
import io.causalgym.inference.counterfactual.EveryWorld;
import io.causalgym.inference.counterfactual.ModelFixture;
import io.causalgym.inference.counterfactual.PotentialResponse;
import io.causalgym.inference.counterfactual.Quantity;
import io.causalgym.inference.counterfactual.RandomScms;
import io.causalgym.inference.counterfactual.Undefined;
import io.causalgym.inference.evaluation.Budget;
import io.causalgym.inference.evaluation.EffectEvaluator;
import io.causalgym.inference.identification.Identifier;
import io.causalgym.model.Table;
import io.causalgym.model.scm.DiscreteScm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ObservedMediationTest {

  @Test
  void whatIsIdentifiedAndItsValueAreThoseOfTheFixtures() {
    for (ModelFixture fixture : ModelFixture.all(ObservedMediationTest.class, "mediation.json")) {
      JsonNode query = fixture.json().get("query");
      JsonNode expected = fixture.json().get("expected");
      JsonNode identified = expected.get("identifiable_from_observational");
      MediationQuestion question =
          new MediationQuestion(
              Contrast.of(query.get("treatment").asText(), query.get("outcome").asText()),
              ModelFixture.texts(query.get("mediators")));

      MediationEffects found =
          mediation(fixture.graph(), fixture.observational()).effects(question, Deadline.NONE);

      assertQuantity(found.total(), expected.get("TE"), identified.get("TE"), fixture);
      assertQuantity(found.naturalDirect(), expected.get("NDE"), identified.get("NDE"), fixture);
      assertQuantity(found.naturalIndirect(), expected.get("NIE"), identified.get("NIE"), fixture);
      for (MediationEffects.Controlled one : found.controlledDirect()) {
        assertQuantity(
            one.effect(), expected.get("CDE").get(one.key()), identified.get("CDE"), fixture);
      }
      if (identified.get("TE").asBoolean() && identified.get("NDE").asBoolean()) {
        assertValue(found.reverseNaturalIndirect(), expected.get("reverse_NIE").asDouble());
      }
    }
  }

  private static void assertQuantity(
      Quantity quantity, JsonNode value, JsonNode identified, ModelFixture fixture) {
    if (identified.asBoolean()) {
      assertValue(quantity, value.asDouble());
    } else {
      assertThat(quantity).as(fixture.toString()).isInstanceOf(Quantity.NotIdentified.class);
    }
  }

  @Test
  void whatIsIdentifiedIsTheValueInTheModelOn400ModelsOfSeed8() {
    SplittableRandom random = new SplittableRandom(8);
    Map<Class<?>, Integer> outcomes = new LinkedHashMap<>();
    for (int at = 0; at < 400; at++) {
      DiscreteScm scm = RandomScms.of(random, 3 + random.nextInt(3), 0.6, 0.15);
      int[] order = scm.topologicalOrder();
      int x = order[random.nextInt(order.length - 2)];
      int y = order[order.length - 1];
      int m = order[order.length - 2];
      MediationQuestion question =
          new MediationQuestion(
              new Contrast(scm.name(x), 1, 0, scm.name(y), List.of()), List.of(scm.name(m)));

      List<Quantity> found =
          quantities(mediation(scm.graph(), observed(scm)).effects(question, Deadline.NONE));
      List<Quantity> truth =
          quantities(
              new ModelMediation(new Counterfactuals(scm, CounterfactualBudget.DEFAULT))
                  .effects(question, Deadline.NONE));

      for (int quantity = 0; quantity < truth.size(); quantity++) {
        outcomes.merge(found.get(quantity).getClass(), 1, Integer::sum);
        if (found.get(quantity) instanceof Quantity.Known(double value)) {
          assertValue(truth.get(quantity), value);
        }
      }
    }
    assertThat(outcomes.get(Quantity.Known.class)).isGreaterThan(500);
    assertThat(outcomes.get(Quantity.NotIdentified.class)).isGreaterThan(200);
    assertThat(outcomes.get(Undefined.class)).isGreaterThan(50);
  }

  private static List<Quantity> quantities(MediationEffects effects) {
    List<Quantity> all =
        new ArrayList<>(
            List.of(
                effects.total(),
                effects.naturalDirect(),
                effects.naturalIndirect(),
                effects.reverseNaturalIndirect()));
    effects.controlledDirect().forEach(one -> all.add(one.effect()));
    return all;
  }

  /// P(V) by adding up all worlds.
  static Table observed(DiscreteScm scm) {
    int[] cards = new int[scm.size()];
    int cells = 1;
    for (int variable = 0; variable < cards.length; variable++) {
      cards[variable] = scm.card(variable);
      cells *= cards[variable];
    }
    double[] p = new double[cells];
    EveryWorld.expectation(
        scm,
        List.of(),
        world -> {
          int cell = 0;
          for (int variable = 0; variable < cards.length; variable++) {
            cell =
                cell * cards[variable] + world.state(PotentialResponse.factual(scm.name(variable)));
          }
          p[cell] += world.weight();
          return 0;
        });
    return Table.of(scm.names(), cards, p);
  }

  static ObservedMediation mediation(MixedGraph graph, Table distribution) {
    return new ObservedMediation(
        graph, distribution, Identifier.withAllCriteria(), new EffectEvaluator(Budget.DEFAULT));
  }

  private static void assertValue(Quantity quantity, double truth) {
    assertThat(quantity)
        .isInstanceOfSatisfying(
            Quantity.Known.class,
            known -> assertThat(known.value()).isCloseTo(truth, within(1e-9)));
  }
}
