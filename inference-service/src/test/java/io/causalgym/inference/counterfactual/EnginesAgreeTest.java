package io.causalgym.inference.counterfactual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.graph.Deadline;
import io.causalgym.inference.exact.Budget;
import io.causalgym.inference.exact.Conditions;
import io.causalgym.inference.exact.ExactInference;
import io.causalgym.inference.exact.Posterior;
import io.causalgym.model.scm.DiscreteScm;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EnginesAgreeTest {

  @Test
  void twinNetworkAndEnumerationAreTheDefinitionOn500ModelsOfSeed1() {
    SplittableRandom random = new SplittableRandom(1);
    int defined = 0;
    int nested = 0;
    for (int model = 0; model < 500; model++) {
      DiscreteScm scm = RandomScms.of(random);
      Counterfactuals engine = new Counterfactuals(scm, CounterfactualBudget.DEFAULT);
      for (int question = 0; question < 4; question++) {
        CounterfactualQuery query = RandomScms.query(random, scm);
        double truth = EveryWorld.probability(scm, query);
        for (Engine one : Engine.values()) {
          assertAnswer(engine.probability(query, one, Deadline.NONE), truth, query);
        }
        defined += truth > 0 && truth < 1 ? 1 : 0;
        nested += query.events().stream().anyMatch(event -> event.response().depth() > 1) ? 1 : 0;
      }
    }
    assertThat(defined).as("questions with an answer between 0 and 1").isGreaterThan(500);
    assertThat(nested).as("nested questions").isGreaterThan(200);
  }

  private static void assertAnswer(
      CounterfactualAnswer answer, double truth, CounterfactualQuery query) {
    switch (answer) {
      case CounterfactualAnswer.Found found ->
          assertThat(found.probability()).as(query.toString()).isCloseTo(truth, within(1e-9));
      case Undefined undefined -> assertThat(truth).as(query.toString()).isNaN();
      case TooExpensive refused -> throw new AssertionError(refused.message());
    }
  }

  @Test
  void inOneWorldTheAnswerIsThePosteriorOfTheMutilatedNetworkOn500ModelsOfSeed2() {
    SplittableRandom random = new SplittableRandom(2);
    for (int model = 0; model < 500; model++) {
      DiscreteScm scm = RandomScms.of(random);
      Counterfactuals engine = new Counterfactuals(scm, CounterfactualBudget.DEFAULT);
      Map<String, Integer> intervention = states(random, scm, random.nextInt(3));
      Map<String, Integer> evidence = states(random, scm, random.nextInt(3));
      String outcome = scm.name(random.nextInt(scm.size()));
      evidence.keySet().removeAll(intervention.keySet());
      Posterior posterior =
          ExactInference.of(scm.network())
              .posterior(
                  List.of(outcome),
                  Conditions.observed(evidence, intervention),
                  Budget.DEFAULT,
                  Deadline.NONE);
      List<CounterfactualEvent> given =
          evidence.entrySet().stream()
              .map(one -> PotentialResponse.under(one.getKey(), intervention).is(one.getValue()))
              .toList();
      for (int state = 0; state < scm.card(scm.variable(outcome)); state++) {
        CounterfactualQuery query =
            new CounterfactualQuery(
                List.of(PotentialResponse.under(outcome, intervention).is(state)), given);
        double expected =
            posterior instanceof Posterior.Found found
                ? found.distribution().value(state)
                : Double.NaN;
        assertAnswer(engine.probability(query, Deadline.NONE), expected, query);
      }
    }
  }

  private static Map<String, Integer> states(SplittableRandom random, DiscreteScm scm, int count) {
    Map<String, Integer> states = new LinkedHashMap<>();
    for (int at = 0; at < count; at++) {
      int variable = random.nextInt(scm.size());
      states.put(scm.name(variable), random.nextInt(scm.card(variable)));
    }
    return states;
  }

  @Test
  void everyEngineAnswersTheFixtures() {
    int questions = 0;
    for (ModelFixture fixture : ModelFixture.all(EnginesAgreeTest.class, "counterfactual.json")) {
      Counterfactuals engine = new Counterfactuals(fixture.model(), CounterfactualBudget.DEFAULT);
      for (var asked : fixture.json().get("queries")) {
        CounterfactualQuery query = ModelFixture.query(asked);
        for (Engine one : Engine.values()) {
          assertAnswer(
              engine.probability(query, one, Deadline.NONE), asked.get("value").asDouble(), query);
        }
        questions++;
      }
    }
    assertThat(questions).isEqualTo(304);
  }
}
