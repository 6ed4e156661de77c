package io.causalgym.evaluation.run;

import io.causalgym.evaluation.dispatch.Lanes;
import io.causalgym.evaluation.run.store.AnswerStore;
import io.causalgym.evaluation.run.store.EvaluationStore;
import io.causalgym.runtime.compute.ComputePool;
import io.causalgym.runtime.jobs.JobEngine;
import io.vertx.core.Vertx;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/// Everything that runs evaluations on one node.
///
/// @param worlds questions, for whoever else needs them
/// @param handler for the job engine
/// @param partialScores to hear of jobs that end early
public record EvaluationWorks(
    EvaluationStore store,
    AnswerStore answers,
    SuiteWorlds worlds,
    Models models,
    Evaluations evaluations,
    EvaluationHandler handler,
    PartialScores partialScores) {

  /// @param pool for scores
  /// @param usualBudget US dollars, of evaluations that do not name one
  /// @param news tells the other nodes of an evaluation that something about it has changed; they
  ///   call {@link Evaluations#changed}
  public static EvaluationWorks of(
      Vertx vertx,
      EvaluationStore store,
      AnswerStore answers,
      SuiteWorlds worlds,
      Models models,
      Lanes lanes,
      BatchDesk batches,
      JobEngine engine,
      ComputePool pool,
      OptionalDouble usualBudget,
      Consumer<String> news) {
    Desk desk =
        new Desk(
            vertx,
            store,
            answers,
            worlds,
            models,
            lanes,
            new ReplyJournal(vertx, answers),
            batches,
            engine,
            news);
    Scores scores = new Scores(store, answers, pool);
    EvaluationHandler handler = new EvaluationHandler(desk, scores);
    return new EvaluationWorks(
        store,
        answers,
        worlds,
        models,
        new Evaluations(desk, engine, handler, usualBudget),
        handler,
        new PartialScores(vertx, store, scores));
  }
}
