package io.causalgym.evaluation.run;

import io.causalgym.contract.CallContext;
import io.causalgym.contract.ModelComparison;
import io.causalgym.evaluation.question.Suite;
import io.causalgym.evaluation.run.store.AnswerStore;
import io.causalgym.evaluation.run.store.Evaluation;
import io.causalgym.evaluation.run.store.EvaluationStore;
import io.causalgym.evaluation.scoring.ConfusionClaims;
import io.causalgym.evaluation.scoring.ModelScore;
import io.causalgym.evaluation.scoring.Response;
import io.causalgym.evaluation.scoring.Scoring;
import io.causalgym.evaluation.statistics.Comparisons;
import io.causalgym.evaluation.statistics.ModelScores;
import io.causalgym.runtime.compute.ComputePool;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Scores evaluations from what is stored, some worlds at a time: memory does not grow with the
/// number of questions but by a few numbers for each.
final class Scores implements Scorekeeper {
  private static final int WORLDS_AT_A_TIME = 50;
  private static final long SEED = 3;
  private static final Duration PATIENCE = Duration.ofHours(1);

  private final EvaluationStore evaluations;
  private final AnswerStore answers;
  private final ComputePool pool;

  Scores(EvaluationStore evaluations, AnswerStore answers, ComputePool pool) {
    this.evaluations = evaluations;
    this.answers = answers;
    this.pool = pool;
  }

  @Override
  public Future<Void> score(Evaluation evaluation) {
    return score(evaluation, true);
  }

  @Override
  public Future<Void> scoreSoFar(Evaluation evaluation) {
    return answers
        .tally(evaluation.key())
        .compose(
            tallies -> tallies.isEmpty() ? Future.succeededFuture() : score(evaluation, false));
  }

  /// @param over whether all parts are done
  private Future<Void> score(Evaluation evaluation, boolean over) {
    return evaluations
        .models(evaluation.key())
        .compose(models -> {
          List<ModelScore> scores = new ArrayList<>();
          Future<Void> all = Future.succeededFuture();
          for (EvaluationStore.StoredModel model : models) {
            all =
                all.compose(before -> scored(evaluation, model.number()))
                    .map(score -> {
                      scores.add(score);
                      return null;
                    });
          }
          return all.compose(done -> compared(evaluation, over, models, scores));
        });
  }

  private Future<ModelScore> scored(Evaluation evaluation, int model) {
    Scoring scoring = new Scoring();
    return read(evaluation, model, 0, scoring).compose(read -> compute(scoring::score));
  }

  private Future<Void> read(Evaluation evaluation, int model, int world, Scoring scoring) {
    if (world >= evaluation.worlds()) {
      return Future.succeededFuture();
    }
    int to = Math.min(evaluation.worlds(), world + WORLDS_AT_A_TIME);
    return answers
        .responses(
            evaluation.key(), model, world * Suite.MOST_OF_A_WORLD, to * Suite.MOST_OF_A_WORLD)
        .compose(responses -> compute(() -> add(scoring, responses)))
        .compose(added -> read(evaluation, model, to, scoring));
  }

  private static boolean add(Scoring scoring, List<Response> responses) {
    Map<Integer, List<Response>> worlds = new LinkedHashMap<>();
    for (Response response : responses) {
      worlds.computeIfAbsent(response.item().world(), absent -> new ArrayList<>()).add(response);
    }
    worlds.forEach(scoring::add);
    return true;
  }

  private <T> Future<T> compute(Supplier<T> work) {
    long deadline = System.currentTimeMillis() + PATIENCE.toMillis();
    return pool.submit(new CallContext(deadline, null, "evaluation"), stopped -> work.get());
  }

  private Future<Void> compared(
      Evaluation evaluation,
      boolean over,
      List<EvaluationStore.StoredModel> models,
      List<ModelScore> scores) {
    return compute(() -> comparisons(evaluation, scores))
        .compose(comparisons ->
            over
                ? kept(evaluation, true, models, scores, comparisons)
                // Whoever resumed it in the meantime has the last word.
                : evaluations
                    .ofJob(evaluation.job())
                    .compose(still ->
                        still.isEmpty()
                            ? Future.succeededFuture()
                            : kept(evaluation, false, models, scores, comparisons)));
  }

  private static Comparisons comparisons(Evaluation evaluation, List<ModelScore> scores) {
    double[][] table = new double[scores.size()][evaluation.worlds()];
    for (int model = 0; model < table.length; model++) {
      Arrays.fill(table[model], Double.NaN);
      for (Map.Entry<Integer, Double> world : scores.get(model).worldScores().entrySet()) {
        table[model][world.getKey()] = world.getValue();
      }
    }
    return io.causalgym.evaluation.statistics.ModelComparison.of(SEED)
        .compare(ModelScores.of(table), Scoring.CONFIDENCE);
  }

  private Future<Void> kept(
      Evaluation evaluation,
      boolean over,
      List<EvaluationStore.StoredModel> models,
      List<ModelScore> scores,
      Comparisons comparisons) {
    return answers
        .written(evaluation.key(), Suite.MOST_OF_A_WORLD)
        .compose(written ->
            answers
                .tally(evaluation.key())
                .compose(tallies ->
                    kept(
                        evaluation,
                        models,
                        scores,
                        comparisons,
                        tallies,
                        planned(evaluation, over, written))))
        .compose(pairs ->
            over
                ? evaluations.finish(evaluation.key(), pairs)
                : evaluations.compare(evaluation.key(), pairs));
  }

  /// Questions to each model. Of worlds that nobody has written yet, as many as of the others.
  static long planned(Evaluation evaluation, boolean over, AnswerStore.Written written) {
    double all =
        over || written.worlds() == 0
            ? written.questions()
            : written.questions() * (double) evaluation.worlds() / written.worlds();
    return Math.round(all) * EvaluationPlan.samples(EvaluationPlan.query(evaluation));
  }

  /// @return the comparisons as JSON
  private Future<String> kept(
      Evaluation evaluation,
      List<EvaluationStore.StoredModel> models,
      List<ModelScore> scores,
      Comparisons comparisons,
      List<AnswerStore.Tally> tallies,
      long planned) {
    List<Optional<ConfusionClaims.Claim>> claims = ConfusionClaims.of(scores);
    List<Future<Void>> kept = new ArrayList<>();
    for (EvaluationStore.StoredModel model : models) {
      ModelScore score = scores.get(model.number());
      kept.add(
          evaluations.score(
              evaluation.key(),
              model.number(),
              EvaluationHandler.text(
                  ScoreDocuments.of(
                      model,
                      score,
                      comparisons.ranks().get(model.number()),
                      tallies,
                      claims.get(model.number()),
                      planned)),
              score.causalScore().value().isPresent()
                  ? Optional.of(score.causalScore().value().getAsDouble())
                  : Optional.empty()));
    }
    List<ModelComparison> pairs =
        comparisons.pairs().stream()
            .map(pair ->
                new ModelComparison(
                    models.get(pair.first()).id(),
                    models.get(pair.second()).id(),
                    pair.difference(),
                    pair.pValue(),
                    pair.maxT(),
                    pair.worlds()))
            .toList();
    return Future.all(kept).map(done -> EvaluationHandler.text(pairs));
  }
}
