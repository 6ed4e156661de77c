package io.causalgym.evaluation.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.causalgym.contract.EvaluatedModel;
import io.causalgym.evaluation.item.Answer;
import io.causalgym.evaluation.item.AnswerForm;
import io.causalgym.evaluation.item.Difficulty;
import io.causalgym.evaluation.item.Family;
import io.causalgym.evaluation.item.InformationMode;
import io.causalgym.evaluation.item.Item;
import io.causalgym.evaluation.item.Outcome;
import io.causalgym.evaluation.item.Skin;
import io.causalgym.evaluation.item.Strategy;
import io.causalgym.evaluation.item.Truth;
import io.causalgym.evaluation.run.store.AnswerStore;
import io.causalgym.evaluation.run.store.EvaluationStore;
import io.causalgym.evaluation.scoring.ConfusionClaims;
import io.causalgym.evaluation.scoring.ModelScore;
import io.causalgym.evaluation.scoring.Response;
import io.causalgym.evaluation.scoring.Scoring;
import io.causalgym.evaluation.statistics.Comparisons;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What is known is written, and nothing else.
class ScoreDocumentsTest {
  private static final int WORLDS = 20;

  private static Response response(int world, String part) {
    double t = .1 + .03 * world;
    double o = .3 + 7 * world % 20 / 40.0;
    double truth = part.equals("do") ? t : o;
    Item item =
        new Item(
            1024 * world,
            world,
            Family.SEE_DO,
            0,
            part,
            Skin.LETTERS,
            0,
            InformationMode.TABLES,
            "",
            new AnswerForm.Probability(),
            false,
            new Truth.Exact(new Answer.Value(truth)),
            Map.of(
                Strategy.INTERVENTION, new Answer.Value(t),
                Strategy.ASSOCIATION, new Answer.Value(o),
                Strategy.PRIOR, new Answer.Value(.2),
                Strategy.OVER_ADJUSTMENT, new Answer.Value(.7),
                Strategy.REVERSAL, new Answer.Value(.4)),
            new Difficulty(3, 3, 0, 1, 0, 2, 2, 0, 0));
    return new Response(item, 0, Outcome.OK, Optional.of(new Answer.Value(truth)));
  }

  private static EvaluatedModel document(Scoring scoring, long planned) {
    ModelScore score = scoring.score();
    AnswerStore.Tally tally = new AnswerStore.Tally(0, "ok", 2 * WORLDS, 9, 9, 0, 0, 2 * WORLDS);
    return ScoreDocuments.of(
        new EvaluationStore.StoredModel(0, "ref/oracle", Optional.empty(), Optional.empty()),
        score,
        new Comparisons.Rank(0, 1, 1),
        List.of(tally),
        ConfusionClaims.of(List.of(score)).getFirst(),
        planned);
  }

  private static JsonNode metrics(EvaluatedModel document) throws Exception {
    return new JsonMapper().readTree(Objects.requireNonNull(document.metrics()).json());
  }

  private static Scoring answered() {
    Scoring scoring = new Scoring();
    for (int world = 0; world < WORLDS; world++) {
      scoring.add(world, List.of(response(world, "see"), response(world, "do")));
    }
    return scoring;
  }

  @Test
  void whatWasAskedIsThere() throws Exception {
    JsonNode metrics = metrics(document(answered(), 2 * WORLDS));

    assertThat(metrics.at("/coherence/bounds/value").asDouble()).isZero();
    assertThat(metrics.at("/coherence/bounds/of").asInt()).isEqualTo(WORLDS);
    assertThat(metrics.at("/confusesSeeingWithDoing/claimed").asBoolean(true)).isFalse();
    assertThat(metrics.at("/askedDo/near/do").asDouble()).isEqualTo(1);
    assertThat(metrics.at("/decoyRegression/do/p").asDouble()).isEqualTo(1);
  }

  @Test
  void whatWasNotAskedIsNot() throws Exception {
    JsonNode metrics = metrics(document(answered(), 2 * WORLDS));

    assertThat(metrics.has("structures")).isFalse();
    assertThat(metrics.has("statedConfidence")).isFalse();
    assertThat(metrics.has("consistency")).isFalse();
    assertThat(metrics.has("backwardLeakage")).isFalse();
    assertThat(metrics.at("/coherence").has("complement")).isFalse();
  }

  @Test
  void nothingIsKnownOfWhoDidNotAnswer() throws Exception {
    String text = Objects.requireNonNull(document(new Scoring(), 0).metrics()).json();

    assertThat(text).doesNotContain("NaN").doesNotContain("Infinity").doesNotContain("coherence");
  }

  @Test
  void scoresOfAPartSayOfHowMuch() {
    assertThat(document(answered(), 2 * WORLDS).partial()).isNull();
    assertThat(document(answered(), 700).partial())
        .isEqualTo(new EvaluatedModel.Coverage(2 * WORLDS, 700));
  }
}
