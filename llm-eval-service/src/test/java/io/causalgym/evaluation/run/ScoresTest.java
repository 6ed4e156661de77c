package io.causalgym.evaluation.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.client.Json;
import io.causalgym.contract.EvaluatedModel;
import io.causalgym.evaluation.elicitation.ParseMethod;
import io.causalgym.evaluation.elicitation.Parsed;
import io.causalgym.evaluation.item.Answer;
import io.causalgym.evaluation.item.Item;
import io.causalgym.evaluation.item.Outcome;
import io.causalgym.evaluation.item.Strategy;
import io.causalgym.evaluation.run.store.Evaluation;
import io.causalgym.evaluation.run.store.EvaluationStore.StoredModel;
import io.causalgym.evaluation.run.store.StoredReply;
import io.causalgym.runtime.compute.ComputePool;
import io.causalgym.runtime.compute.PoolSettings;
import io.causalgym.runtime.database.Database;
import io.causalgym.runtime.metrics.Metrics;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Scores of what is stored are those that the agents must have.
@ExtendWith(SharedDatabase.class)
class ScoresTest {
  private final Vertx vertx;
  private final Kept kept;

  ScoresTest(Vertx vertx, Database database) {
    this.vertx = vertx;
    this.kept = Kept.in(database, "ref/oracle", "ref/associational", "ref/refuser");
  }

  private void answer(int model, Function<Item, Optional<Answer>> answer) {
    List<StoredReply> replies =
        kept.items().stream().map(item -> reply(model, item, answer.apply(item))).toList();
    kept.answers().addReplies(replies).await();
  }

  private StoredReply reply(int model, Item item, Optional<Answer> answer) {
    Parsed parsed =
        new Parsed(
            answer.isPresent() ? Outcome.OK : Outcome.REFUSAL,
            answer,
            ParseMethod.ANSWER_LINE,
            false,
            "");
    return new StoredReply(
        kept.key(),
        item.number(),
        model,
        0,
        parsed,
        "",
        OptionalLong.of(1),
        OptionalLong.of(1),
        0.,
        1,
        false,
        1,
        1);
  }

  private static Optional<Answer> strategy(Item item, Strategy strategy) {
    return Optional.ofNullable(item.strategies().get(strategy));
  }

  private List<StoredModel> scored() {
    try (Metrics metrics = new Metrics();
        ComputePool pool =
            new ComputePool(vertx, PoolSettings.interactive(1, 10), metrics.registry())) {
      new Scores(kept.store(), kept.answers(), pool).score(kept.evaluation()).await();
    }
    return kept.store().models(kept.key()).await();
  }

  private static EvaluatedModel score(StoredModel model) {
    return Json.readAnswer(EvaluatedModel.class, Buffer.buffer(model.score().orElseThrow()));
  }

  @Test
  void everyModelHasItsScoreAndTheEvaluationItsEnd() {
    answer(
        0,
        item ->
            strategy(
                item, item.part().equals("do") ? Strategy.INTERVENTION : Strategy.ASSOCIATION));
    answer(1, item -> strategy(item, Strategy.ASSOCIATION));
    answer(2, item -> Optional.empty());

    List<StoredModel> models = scored();

    assertThat(score(models.get(0)).causalScore())
        .satisfies(score -> assertThat(score.value()).isCloseTo(100, within(1e-9)));
    assertThat(score(models.get(0)).interventionSlope())
        .satisfies(slope -> assertThat(slope.value()).isCloseTo(1, within(1e-9)));
    assertThat(score(models.get(1)).interventionSlope())
        .satisfies(slope -> assertThat(slope.value()).isCloseTo(0, within(1e-9)));
    assertThat(score(models.get(2)).outcomes())
        .containsEntry("refusal", (long) kept.items().size());
    Evaluation over = kept.store().find(kept.evaluation().id()).await().orElseThrow();
    assertThat(over.finishedAt()).isPresent();
    assertThat(over.comparisons())
        .hasValueSatisfying(json -> assertThat(json).contains("ref/associational"));
  }

  @Test
  void anEvaluationWithoutAnyReplyEndsWithoutScores() {
    List<StoredModel> models = scored();

    assertThat(models).allSatisfy(model -> assertThat(score(model).causalScore()).isNull());
    assertThat(kept.store().find(kept.evaluation().id()).await().orElseThrow().finishedAt())
        .isPresent();
  }
}
