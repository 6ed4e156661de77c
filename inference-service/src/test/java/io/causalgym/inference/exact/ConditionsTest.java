package io.causalgym.inference.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causalgym.graph.Deadline;
import io.causalgym.model.ModelException;
import io.causalgym.model.Table;
import io.causalgym.model.network.BayesianNetwork;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConditionsTest {
  private static final BayesianNetwork ASIA = FixtureNetworks.named("asia");

  @Test
  void aVariableThatIsSetAndObservedTheSameIsNoContradiction() {
    Conditions both = Conditions.observed(Map.of("smoke", 1), Map.of("smoke", 1));
    assertThat(ask(List.of("lung"), both))
        .usingRecursiveComparison()
        .isEqualTo(ask(List.of("lung"), Conditions.done(Map.of("smoke", 1))));
  }

  @Test
  void aVariableThatIsSetToOneStateAndObservedInAnotherIsImpossible() {
    Conditions both = Conditions.observed(Map.of("smoke", 0), Map.of("smoke", 1));
    assertThat(ask(List.of("lung"), both))
        .isInstanceOfSatisfying(
            Impossible.class,
            impossible ->
                assertThat(impossible.reason())
                    .isEqualTo("'smoke' is set to state 1 and observed in state 0"));
  }

  @Test
  void evidenceOfProbabilityZeroIsImpossible() {
    // 'either' is the logical or of 'lung' and 'tub'.
    Conditions evidence = Conditions.observed(Map.of("lung", 0, "either", 1));
    ExactInference inference = ExactInference.of(ASIA);
    assertThat(ask(List.of("smoke"), evidence)).isInstanceOf(Impossible.class);
    assertThat(inference.calibrate(evidence, Budget.DEFAULT, Deadline.NONE))
        .isInstanceOf(Impossible.class);
    assertThat(inference.mostProbable(evidence, Budget.DEFAULT, Deadline.NONE))
        .isInstanceOf(Impossible.class);
  }

  @Test
  void unknownNamesAndStatesAreRefusedByField() {
    refused(List.of("nobody"), Conditions.NONE, "query[0]", "no variable 'nobody'");
    refused(List.of("lung", "lung"), Conditions.NONE, "query[1]", "twice");
    refused(List.of(), Conditions.observed(Map.of("nobody", 0)), "evidence.nobody", "'nobody'");
    refused(List.of(), Conditions.observed(Map.of("lung", 2)), "evidence.lung", "give 0 to 1");
    refused(List.of(), Conditions.done(Map.of("lung", -1)), "do.lung", "no state -1");
  }

  @Test
  void replacementsThatAreNoMechanismAreRefused() {
    Table coin = Table.of(List.of("lung"), new int[] {2}, new double[] {0.5, 0.5});
    replacementRefused("lung", Map.of("lung", 1), coin, "set and replaced");
    replacementRefused("tub", Map.of(), coin, "is not over it");
    replacementRefused("lung", Map.of(), coin.scaled(2), "must sum to 1");
    Table other =
        Table.of(List.of("xray", "lung"), new int[] {2, 2}, new double[] {0.5, 0.5, 0.5, 0.5});
    replacementRefused("lung", Map.of(), other, "no parent of 'lung'");
    Table three = Table.of(List.of("lung"), new int[] {3}, new double[] {0.5, 0.5, 0});
    replacementRefused("lung", Map.of(), three, "must agree");
  }

  private static void replacementRefused(
      String name, Map<String, Integer> set, Table table, String message) {
    refused(
        List.of(), new Conditions(Map.of(), set, Map.of(name, table)), "replaced." + name, message);
  }

  private static void refused(
      List<String> query, Conditions conditions, String field, String message) {
    assertThatThrownBy(() -> ask(query, conditions))
        .isInstanceOfSatisfying(
            ModelException.class,
            refusal -> {
              assertThat(refusal.field()).isEqualTo(field);
              assertThat(refusal).hasMessageContaining(message);
            });
  }

  private static Posterior ask(List<String> query, Conditions conditions) {
    return ExactInference.of(ASIA).posterior(query, conditions, Budget.DEFAULT, Deadline.NONE);
  }
}
