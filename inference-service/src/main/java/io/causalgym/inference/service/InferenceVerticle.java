package io.causalgym.inference.service;

import io.causalgym.contract.GraphQuestion;
import io.causalgym.contract.InferenceOperations;
import io.causalgym.contract.Operation;
import io.causalgym.graph.Deadline;
import io.causalgym.runtime.answer.Answers;
import io.causalgym.runtime.bus.RuntimeBus;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.List;
import java.util.function.BiFunction;

/// Serves the inference operations: each is cache, pool, reply.
public final class InferenceVerticle extends VerticleBase {
  private final RuntimeBus bus;
  private final Answers answers;
  private final StoredGraphs stored;
  private final GraphQuestions graphs;
  private final EffectQuestions effects;

  InferenceVerticle(
      RuntimeBus bus,
      Answers answers,
      StoredGraphs stored,
      GraphQuestions graphs,
      EffectQuestions effects) {
    this.bus = bus;
    this.answers = answers;
    this.stored = stored;
    this.graphs = graphs;
    this.effects = effects;
  }

  @Override
  public Future<?> start() {
    return Future.join(
        List.of(
            bus.serve(InferenceOperations.STORE_GRAPH, stored::store),
            bus.serve(InferenceOperations.READ_GRAPH, stored::read),
            serve(InferenceOperations.SEPARATION, graphs::separation),
            serve(InferenceOperations.PATHS, graphs::paths),
            serve(InferenceOperations.ADJUSTMENT_SETS, graphs::adjustmentSets),
            serve(InferenceOperations.ADJUSTMENT_CHECK, graphs::adjustmentCheck),
            serve(InferenceOperations.IDENTIFY, effects::identify),
            serve(InferenceOperations.DO, effects::effect)));
  }

  /// Serves a question about a graph; a stored graph is fetched first, so that what is cached is
  /// about the graph and not about whose it is.
  private <Q extends GraphQuestion<Q>, A> Future<Void> serve(
      Operation<Q, A> operation, BiFunction<Q, Deadline, A> answerer) {
    return bus.serve(
        operation,
        (question, call) ->
            stored
                .resolved(question.graph(), call)
                .map(question::about)
                .compose(asked ->
                    answers.answer(
                        operation,
                        asked,
                        call,
                        stopped ->
                            Refusals.answerOrProblem(
                                () -> answerer.apply(asked, Deadline.when(stopped))))));
  }
}
