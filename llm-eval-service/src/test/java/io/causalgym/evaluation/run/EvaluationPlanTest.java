package io.causalgym.evaluation.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.evaluation.item.Family;
import io.causalgym.evaluation.item.Skin;
import io.causalgym.evaluation.question.SuiteSpecification;
import io.causalgym.evaluation.run.store.Evaluation;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluationPlanTest {
  private static final String MODELS = "[{\"id\": \"ref/oracle\"}]";

  @Test
  void theSuiteIsTheRequestsWithTheSeedThatIsKept() {
    Evaluation evaluation =
        Evaluated.of(
            MODELS,
            "{\"name\": \"x\", \"worlds\": 7, \"families\": [\"see-do\", \"bad-control\"],"
                + " \"skins\": [\"anti-commonsense\"], \"variants\": 2, \"seed\": 1}",
            false);

    assertThat(EvaluationPlan.suite(evaluation))
        .isEqualTo(
            new SuiteSpecification(
                7,
                5,
                List.of(Family.SEE_DO, Family.BAD_CONTROL),
                List.of(Skin.ANTI_COMMONSENSE),
                2));
  }

  @Test
  void whatTheRequestLeavesOutIsTheDefault() {
    Evaluation evaluation = Evaluated.of(MODELS, "{\"name\": \"quick\"}", false);

    SuiteSpecification suite = EvaluationPlan.suite(evaluation);

    assertThat(suite.worlds()).isEqualTo(100);
    assertThat(suite.families()).isEmpty();
    assertThat(suite.skins()).isEmpty();
    assertThat(suite.variants()).isEqualTo(1);
    assertThat(EvaluationPlan.samples(EvaluationPlan.query(evaluation))).isEqualTo(1);
  }

  @Test
  void referencesAreEqualForEqualSuitesAndTellNothingToOthers() {
    SuiteSpecification suite = EvaluationPlan.suite(Evaluated.pairs(false, "ref/oracle"));
    SuiteSpecification other =
        new SuiteSpecification(
            suite.worlds(), suite.seed() + 1, suite.families(), suite.skins(), suite.variants());
    String line = EvaluationPlan.references(suite).line(1025);

    assertThat(EvaluationPlan.references(EvaluationPlan.suite(Evaluated.pairs(true, "ref/coin"))))
        .satisfies(again -> assertThat(again.line(1025)).isEqualTo(line));
    assertThat(EvaluationPlan.references(suite).find("Before.\n" + line + "\nAfter."))
        .hasValue(1025);
    assertThat(EvaluationPlan.references(other).find(line)).isEmpty();
  }
}
