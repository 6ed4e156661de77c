package io.causalgym.evaluation.question.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.evaluation.item.Answer;
import io.causalgym.evaluation.item.Skin;
import io.causalgym.evaluation.item.Truth;
import io.causalgym.evaluation.question.Check;
import io.causalgym.evaluation.question.Draft;
import io.causalgym.model.enumeration.NetworkEnumeration;
import io.causalgym.model.network.BayesianNetwork;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What a second engine is asked about questions that may have no answer, checked by enumeration.
class AbstentionChecksTest {
  private static final int WORLDS = 200;

  private static double probability(Check.Probability claim) {
    BayesianNetwork network = claim.network();
    double[] joint = new NetworkEnumeration(network).joint(Map.of());
    int asked = network.variable(claim.variable());
    double both = 0;
    double evidence = 0;
    for (int cell = 0; cell < joint.length; cell++) {
      int[] states = {cell / 2, cell % 2};
      boolean fits =
          claim.evidence().entrySet().stream()
              .allMatch(seen -> states[network.variable(seen.getKey())] == seen.getValue());
      evidence += fits ? joint[cell] : 0;
      both += fits && states[asked] == claim.state() ? joint[cell] : 0;
    }
    return both / evidence;
  }

  @Test
  void whatHasAnAnswerIsConfirmedByAModelOfTheFacts() {
    for (int world = 0; world < WORLDS; world++) {
      Draft draft = draft(world);
      for (Check check : draft.checks()) {
        if (check instanceof Check.Probability claim
            && draft.truth() instanceof Truth.Exact(Answer.Value(double truth))) {
          assertThat(claim.expected()).isCloseTo(truth, within(1e-12));
          assertThat(probability(claim)).isCloseTo(truth, within(1e-12));
        }
      }
    }
  }

  @Test
  void aMissingNumberIsMissedByTwoModelsThatDisagreeOnTheAnswer() {
    for (int world = 0; world < WORLDS; world++) {
      Draft draft = draft(world);
      if (draft.part().equals("missing") && cannot(draft)) {
        double one = ((Check.Probability) draft.checks().get(0)).expected();
        double other = ((Check.Probability) draft.checks().get(1)).expected();
        assertThat(Math.abs(one - other)).isGreaterThan(.05);
        assertThat(draft.checks())
            .allSatisfy(check -> {
              Check.Probability claim = (Check.Probability) check;
              assertThat(probability(claim)).isCloseTo(claim.expected(), within(1e-12));
            });
      }
    }
  }

  @Test
  void onlyContradictionsHaveNothingToBeAsked() {
    for (int world = 0; world < WORLDS; world++) {
      Draft draft = draft(world);
      assertThat(draft.checks().isEmpty())
          .as(draft.part())
          .isEqualTo(draft.part().equals("contradiction") && cannot(draft));
      if (draft.part().equals("confounding")) {
        assertThat(((Check.Identifiable) draft.checks().getFirst()).expected())
            .isEqualTo(!cannot(draft));
      }
    }
  }

  private static Draft draft(int world) {
    return new AbstentionAuthor().write(StructureTest.occasion(world, Skin.LETTERS)).getFirst();
  }

  private static boolean cannot(Draft draft) {
    return draft.truth().equals(new Truth.Exact(new Answer.Cannot()));
  }
}
