package io.causalgym.evaluation.service;

import io.causalgym.contract.EvaluationOperations;
import io.causalgym.evaluation.run.experiment.ExperimentHandler;
import io.causalgym.evaluation.run.single.SingleEvaluations;
import io.causalgym.runtime.bus.RuntimeBus;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.List;

/// Serves the evaluation operations.
public final class EvaluationVerticle extends VerticleBase {
  private final RuntimeBus bus;
  private final EvaluationDesk desk;
  private final EvaluationPages pages;
  private final ExperimentHandler experiments;
  private final SingleEvaluations single;
  private final ReferenceDoor reference;

  EvaluationVerticle(
      RuntimeBus bus,
      EvaluationDesk desk,
      EvaluationPages pages,
      ExperimentHandler experiments,
      SingleEvaluations single,
      ReferenceDoor reference) {
    this.bus = bus;
    this.desk = desk;
    this.pages = pages;
    this.experiments = experiments;
    this.single = single;
    this.reference = reference;
  }

  @Override
  public Future<?> start() {
    return Future.join(
        List.of(
            bus.serve(EvaluationOperations.EVALUATE, desk::evaluate),
            bus.serve(EvaluationOperations.ASK, single::evaluate),
            bus.serve(EvaluationOperations.ESTIMATE, desk::estimate),
            bus.serve(EvaluationOperations.RESUME, desk::resume),
            bus.serve(EvaluationOperations.TUNE, desk::tune),
            bus.serve(EvaluationOperations.EVALUATIONS, desk::list),
            bus.serve(EvaluationOperations.EVALUATION, desk::read),
            bus.serve(EvaluationOperations.DELETE_EVALUATION, desk::delete),
            bus.serve(EvaluationOperations.LEADERBOARD, desk::leaderboard),
            bus.serve(EvaluationOperations.ITEMS, pages::items),
            bus.serve(EvaluationOperations.EXPORT, pages::export),
            bus.serve(EvaluationOperations.SUITE_ITEMS, pages::suite),
            bus.serve(
                EvaluationOperations.EXPERIMENT,
                (query, call) ->
                    experiments.start(call.principal(), query).map(EvaluationDesk.Answer::of)),
            bus.serve(EvaluationOperations.REFERENCE, reference::answer)));
  }
}
