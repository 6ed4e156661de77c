package io.causalgym.inference.mediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causalgym.graph.Deadline;
import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.MixedGraph;
import io.causalgym.inference.counterfactual.CounterfactualBudget;
import io.causalgym.inference.counterfactual.Counterfactuals;
import io.causalgym.inference.counterfactual.Quantity;
import io.causalgym.inference.mediation.PathSelection.CausalEdge;
import io.causalgym.model.ModelException;
import io.causalgym.model.Table;
import io.causalgym.model.scm.DiscreteScm;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MediationQuestionTest {
  private static final DiscreteScm MODEL =
      DiscreteScm.builder()
          .noise("U", new double[] {0.5, 0.5})
          .equation("X", List.of(), List.of("U"), new int[] {0, 1})
          .equation("M", List.of("X"), List.of("U"), new int[] {0, 1, 1, 0})
          .equation("Y", List.of("M"), List.of(), new int[] {0, 1})
          .build();

  @Test
  void whatCannotBeIsRefusedWithItsValue() {
    assertRefused(Contrast.of("Q", "Y"), List.of("M"), "no variable 'Q'");
    assertRefused(new Contrast("X", 2, 0, "Y", List.of()), List.of("M"), "no state 2");
    assertRefused(new Contrast("X", 1, 1, "Y", List.of()), List.of("M"), "both 1");
    assertRefused(Contrast.of("X", "X"), List.of("M"), "'X' is the treatment");
    assertRefused(Contrast.of("X", "Y"), List.of(), "no mediators");
    assertRefused(Contrast.of("X", "Y"), List.of("M", "M"), "'M' is a mediator already");
    assertRefused(Contrast.of("X", "Y"), List.of("Y"), "the treatment or the outcome");
    assertRefused(new Contrast("X", 1, 0, "Y", List.of(1.0)), List.of("M"), "2 finite numbers");
  }

  private static void assertRefused(Contrast contrast, List<String> mediators, String message) {
    ModelMediation mediation =
        new ModelMediation(new Counterfactuals(MODEL, CounterfactualBudget.DEFAULT));

    assertThatThrownBy(
            () -> mediation.effects(new MediationQuestion(contrast, mediators), Deadline.NONE))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aKeyJoinsTheStatesOfTheMediators() {
    Quantity none = new Quantity.Known(0);

    assertThat(new MediationEffects.Controlled(List.of(0, 1), none).key()).isEqualTo("01");
    assertThat(new MediationEffects.Controlled(List.of(0, 11), none).key()).isEqualTo("0,11");
  }

  @Test
  void aRecantingWitnessIsNamed() {
    MixedGraph graph =
        MixedGraph.builder()
            .edge("X", "W", EdgeKind.DIRECTED)
            .edge("W", "Z", EdgeKind.DIRECTED)
            .edge("W", "Y", EdgeKind.DIRECTED)
            .edge("Z", "Y", EdgeKind.DIRECTED)
            .build();
    double[] p = new double[16];
    Arrays.fill(p, 1.0 / 16);
    Table table = Table.of(List.of("X", "W", "Z", "Y"), new int[] {2, 2, 2, 2}, p);
    Set<CausalEdge> direct = Set.of(new CausalEdge("X", "W"), new CausalEdge("W", "Y"));

    PathEffect found =
        ObservedMediationTest.mediation(graph, table)
            .along(Contrast.of("X", "Y"), new PathSelection.Edges(direct), Deadline.NONE);

    assertThat(found.witnesses()).containsExactly("W");
    assertThat(found.effect())
        .isInstanceOfSatisfying(
            Quantity.NotIdentified.class,
            unknown -> assertThat(unknown.reason()).contains("[W]", "recanting"));
  }

  @Test
  void anEffectAlongNoPathIs0EvenWhereTheOutcomeIsConfounded() {
    MixedGraph graph =
        MixedGraph.builder()
            .edge("X", "M", EdgeKind.DIRECTED)
            .edge("M", "Y", EdgeKind.DIRECTED)
            .edge("M", "Y", EdgeKind.BIDIRECTED)
            .build();
    double[] p = {0.1, 0.2, 0.1, 0.1, 0.05, 0.15, 0.2, 0.1};
    Table table = Table.of(List.of("X", "M", "Y"), new int[] {2, 2, 2}, p);

    MediationEffects found =
        ObservedMediationTest.mediation(graph, table)
            .effects(new MediationQuestion(Contrast.of("X", "Y"), List.of("M")), Deadline.NONE);

    assertThat(found.naturalDirect()).isEqualTo(new Quantity.Known(0));
    assertThat(found.controlledDirect())
        .allSatisfy(one -> assertThat(one.effect()).isEqualTo(new Quantity.Known(0)));
    assertThat(found.total()).isInstanceOf(Quantity.Known.class);
    assertThat(found.reverseNaturalIndirect()).isInstanceOf(Quantity.Known.class);
  }
}
