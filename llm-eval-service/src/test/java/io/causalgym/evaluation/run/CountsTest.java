package io.causalgym.evaluation.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.contract.EvaluatedModel;
import io.causalgym.contract.TokenCounts;
import io.causalgym.evaluation.run.store.AnswerStore.Latency;
import io.causalgym.evaluation.run.store.AnswerStore.Tally;
import io.causalgym.evaluation.run.store.EvaluationStore.StoredModel;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CountsTest {
  private static final StoredModel MODEL =
      new StoredModel(1, "m", Optional.of("quota: none left"), Optional.empty());

  private static Tally tally(int model, String outcome, long questions, long unpriced) {
    return new Tally(model, outcome, questions, 10 * questions, questions, .5, unpriced, questions);
  }

  @Test
  void whatOneModelDidIsAddedUpAndNothingOfTheOthers() {
    EvaluatedModel counted =
        Counts.of(
            MODEL,
            List.of(tally(0, "ok", 7, 0), tally(1, "ok", 3, 0), tally(1, "refusal", 2, 0)),
            List.of(new Latency(0, 9, 9, 9), new Latency(1, 1, 2, 3)));

    assertThat(counted.id()).isEqualTo("m");
    assertThat(counted.outcomes()).containsEntry("ok", 3L).containsEntry("refusal", 2L).hasSize(2);
    assertThat(counted.tokens()).isEqualTo(new TokenCounts(50, 5));
    assertThat(counted.costUsd()).isEqualTo(1);
    assertThat(counted.requests()).isEqualTo(5);
    assertThat(counted.addedLatencyMillis()).isEqualTo(new EvaluatedModel.LatencyDocument(1, 2, 3));
    assertThat(counted.stopped()).isEqualTo("quota: none left");
    assertThat(counted.causalScore()).isNull();
  }

  @Test
  void aCostOfWhichAPartIsUnknownIsUnknown() {
    assertThat(Counts.of(MODEL, List.of(tally(1, "ok", 3, 1)), List.of()).costUsd()).isNull();
  }

  @Test
  void whoWasAskedNothingCostNothingAndHasNoLatency() {
    EvaluatedModel counted = Counts.of(MODEL, List.of(), List.of());

    assertThat(counted.costUsd()).isZero();
    assertThat(counted.outcomes()).isEmpty();
    assertThat(counted.addedLatencyMillis()).isNull();
  }
}
