package io.causalgym.inference.counterfactual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causalgym.graph.Deadline;
import io.causalgym.inference.exact.Budget;
import io.causalgym.model.ModelException;
import io.causalgym.model.scm.DiscreteScm;
import io.causalgym.model.scm.ScmBuilder;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CounterfactualQueryTest {
  private static final DiscreteScm MODEL =
      DiscreteScm.builder()
          .noise("U", new double[] {0.25, 0.75})
          .equation("X", List.of(), List.of("U"), new int[] {0, 1})
          .equation("Z", List.of("X"), List.of(), new int[] {0, 2})
          .equation("Y", List.of("X"), List.of("U"), new int[] {0, 1, 1, 0})
          .build();

  @ParameterizedTest
  @EnumSource(Engine.class)
  void aVariableHasTheStateThatItsOwnWorldSets(Engine engine) {
    PotentialResponse set = PotentialResponse.under("X", Map.of("X", 0));

    assertThat(probability(engine, CounterfactualQuery.of(set.is(0)))).isEqualTo(1);
    assertThat(probability(engine, CounterfactualQuery.of(set.is(1)))).isEqualTo(0);
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void eventsThatContradictEachOtherHaveProbability0(Engine engine) {
    PotentialResponse response = PotentialResponse.under("Y", Map.of("X", 0));

    assertThat(probability(engine, CounterfactualQuery.of(response.is(0), response.is(1))))
        .isEqualTo(0);
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void aConditionOfProbability0LeavesTheQuestionUndefined(Engine engine) {
    CounterfactualQuery query =
        new CounterfactualQuery(
            List.of(CounterfactualEvent.observed("Y", 1)),
            List.of(CounterfactualEvent.observed("X", 1), CounterfactualEvent.observed("Z", 0)));

    assertThat(engine().probability(query, engine, Deadline.NONE)).isInstanceOf(Undefined.class);
  }

  @Test
  void unknownVariablesStatesAndTooFewStatesAreRefusedByField() {
    assertRefused(PotentialResponse.factual("Q").is(0), "events[0].var", "'Q'");
    assertRefused(PotentialResponse.factual("Y").is(2), "events[0].value", "give 0 to 1");
    assertRefused(
        PotentialResponse.under("Y", Map.of("X", 9)).is(0), "events[0].do.X", "no state 9");
    Setting tooMany = new Setting.Natural(PotentialResponse.factual("Z"));
    assertRefused(new PotentialResponse("Y", Map.of("X", tooMany)).is(0), "events[0].do.X", "3");
  }

  private static void assertRefused(CounterfactualEvent event, String field, String message) {
    assertThatThrownBy(() -> engine().probability(CounterfactualQuery.of(event), Deadline.NONE))
        .isInstanceOfSatisfying(
            ModelException.class, problem -> assertThat(problem.field()).isEqualTo(field))
        .hasMessageContaining(message);
  }

  @Test
  void worldsNestedTooDeepAreRefused() {
    PotentialResponse response = PotentialResponse.factual("X");
    for (int depth = 1; depth < PotentialResponse.MOST_DEPTH; depth++) {
      response = new PotentialResponse("X", Map.of("X", new Setting.Natural(response)));
    }
    PotentialResponse deepest = response;

    assertThat(deepest.depth()).isEqualTo(16);
    assertThat(probability(Engine.TWIN_NETWORK, CounterfactualQuery.of(deepest.is(1))))
        .isEqualTo(0.75);
    assertThatThrownBy(() -> new PotentialResponse("X", Map.of("X", new Setting.Natural(deepest))))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("17 deep");
  }

  @Test
  void aQuestionThatNoEngineCanAffordIsRefusedWithItsEstimate() {
    Budget tiny = new Budget(1, 1, 1);

    assertThat(refusal(new CounterfactualBudget(tiny, 1, 1000)))
        .contains("operations", "the limits are 1 and 1", "fewer worlds");
  }

  @Test
  void aQuestionAboutTooManyVariablesIsRefused() {
    assertThat(refusal(new CounterfactualBudget(Budget.DEFAULT, 1000, 2)))
        .contains("more than 2 variables", "fewer worlds");
  }

  private static String refusal(CounterfactualBudget budget) {
    CounterfactualQuery query =
        CounterfactualQuery.of(
            CounterfactualEvent.observed("Y", 1), CounterfactualEvent.observed("Z", 1));
    CounterfactualAnswer answer =
        new Counterfactuals(MODEL, budget).probability(query, Deadline.NONE);
    return answer instanceof TooExpensive refused ? refused.message() : answer.toString();
  }

  @Test
  void enumerationStopsAtItsDeadline() {
    ScmBuilder builder = DiscreteScm.builder();
    List<String> noises = new java.util.ArrayList<>();
    for (int noise = 0; noise < 14; noise++) {
      builder.noise("U" + noise, new double[] {0.5, 0.5});
      noises.add("U" + noise);
    }
    DiscreteScm model = builder.equation("X", List.of(), noises, new int[1 << 14]).build();

    assertThatThrownBy(() ->
            new Counterfactuals(model, CounterfactualBudget.DEFAULT)
                .probability(
                    CounterfactualQuery.of(CounterfactualEvent.observed("X", 0)),
                    Engine.NOISE_ENUMERATION,
                    Deadline.when(() -> true)))
        .isInstanceOf(CancellationException.class);
  }

  private static double probability(Engine engine, CounterfactualQuery query) {
    return engine().probability(query, engine, Deadline.NONE)
            instanceof CounterfactualAnswer.Found found
        ? found.probability()
        : Double.NaN;
  }

  private static Counterfactuals engine() {
    return new Counterfactuals(MODEL, CounterfactualBudget.DEFAULT);
  }
}
