package io.causalgym.evaluation.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.client.Json;
import io.causalgym.contract.Estimated;
import io.causalgym.contract.EvaluatedModel;
import io.causalgym.contract.EvaluatedModel.Coverage;
import io.causalgym.contract.EvaluationDocument;
import io.causalgym.contract.JobStateName;
import io.causalgym.contract.TokenCounts;
import io.causalgym.evaluation.run.Evaluated;
import io.causalgym.evaluation.run.store.AnswerStore.Tally;
import io.causalgym.evaluation.run.store.Evaluation;
import io.causalgym.evaluation.run.store.EvaluationStore.StoredModel;
import io.causalgym.runtime.jobs.Job;
import io.causalgym.runtime.jobs.JobProgress;
import io.causalgym.runtime.jobs.JobState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EvaluationDocumentsTest {
  private static final StoredModel UNSCORED =
      new StoredModel(0, "ref/oracle", Optional.empty(), Optional.empty());

  private static EvaluationDocument document(
      Evaluation evaluation, Optional<Job> job, StoredModel model, Tally... tallies) {
    return EvaluationDocuments.of(evaluation, job, List.of(model), List.of(tallies), List.of());
  }

  private static Evaluation over(Evaluation open) {
    return new Evaluation(
        open.key(),
        open.id(),
        open.owner(),
        open.request(),
        open.suite(),
        open.worlds(),
        open.seed(),
        open.hidden(),
        open.salt(),
        open.token(),
        open.job(),
        open.budget(),
        open.paused(),
        open.limits(),
        open.dropped(),
        Optional.of("[]"),
        open.createdAt(),
        Optional.of(Instant.parse("2026-01-01T01:00:00Z")));
  }

  private static Job job(JobState state) {
    return new Job(
        "job",
        "owner",
        "evaluation",
        state,
        2,
        new JobProgress(3, 12, "questions", "so far"),
        Instant.EPOCH,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  @Test
  void aHiddenSeedIsCommittedToWhileOpenAndRevealedAtTheEnd() {
    Evaluation open = Evaluated.pairs(true, "ref/oracle");

    EvaluationDocument before = document(open, Optional.empty(), UNSCORED);
    EvaluationDocument after = document(over(open), Optional.empty(), UNSCORED);

    assertThat(before.commitment()).isEqualTo(HiddenSeed.commitment(5, "salt"));
    assertThat(before.reveal()).isNull();
    assertThat(before.token()).as("it would open the answers").isNull();
    assertThat(after.commitment()).isEqualTo(before.commitment());
    assertThat(after.reveal()).isEqualTo("5:salt");
    assertThat(after.token()).isEqualTo(open.token());
  }

  @Test
  void aKnownSeedNeedsNoCommitment() {
    Evaluation open = Evaluated.pairs(false, "ref/oracle");

    EvaluationDocument document = document(open, Optional.empty(), UNSCORED);

    assertThat(document.commitment()).isNull();
    assertThat(document.reveal()).isNull();
    assertThat(document.token()).isEqualTo(open.token());
  }

  @ParameterizedTest
  @EnumSource
  void theStateIsTheJobs(JobState state) {
    EvaluationDocument document =
        document(Evaluated.pairs(false, "ref/oracle"), Optional.of(job(state)), UNSCORED);

    assertThat(document.state().name()).isEqualTo(state.name());
    assertThat(document.progress().done()).isEqualTo(3);
    assertThat(document.progress().total()).isEqualTo(12);
  }

  @Test
  void whoseJobIsKeptNoLongerIsOver() {
    EvaluationDocument document =
        document(Evaluated.pairs(false, "ref/oracle"), Optional.empty(), UNSCORED);

    assertThat(document.state()).isEqualTo(JobStateName.SUCCEEDED);
    assertThat(document.progress().unit()).isEqualTo("questions");
  }

  @Test
  void aScoreStandsWithTheCountsOfNow() {
    EvaluatedModel scored =
        new EvaluatedModel(
            "ref/oracle",
            new Estimated(50, null, null),
            null,
            null,
            null,
            null,
            Map.of(),
            Map.of(),
            Map.of("ok", 1L),
            new TokenCounts(1, 1),
            0.,
            1,
            null,
            null,
            new Coverage(1, 6),
            null);
    StoredModel stored =
        new StoredModel(
            0, "ref/oracle", Optional.of("quota"), Optional.of(Json.write(scored).toString()));

    EvaluatedModel shown =
        document(
                Evaluated.pairs(false, "ref/oracle"),
                Optional.empty(),
                stored,
                new Tally(0, "ok", 4, 40, 8, .5, 0, 5),
                new Tally(1, "ok", 9, 90, 9, 9, 0, 9))
            .models()
            .getFirst();

    assertThat(shown.causalScore()).isEqualTo(new Estimated(50, null, null));
    assertThat(shown.partial()).isEqualTo(new Coverage(1, 6));
    assertThat(shown.outcomes()).isEqualTo(Map.of("ok", 4L));
    assertThat(shown.tokens()).isEqualTo(new TokenCounts(40, 8));
    assertThat(shown.costUsd()).isEqualTo(.5);
    assertThat(shown.requests()).isEqualTo(5);
    assertThat(shown.stopped()).isEqualTo("quota");
  }
}
