package io.causalgym.inference.service;

import io.causalgym.contract.GraphDocument;
import io.causalgym.contract.GraphQuestion;
import io.causalgym.contract.InferenceOperations;
import io.causalgym.contract.Operation;
import io.causalgym.graph.Deadline;
import io.causalgym.numeric.backend.KernelRun;
import io.causalgym.numeric.parallel.ParallelLoop;
import io.causalgym.runtime.answer.Answers;
import io.causalgym.runtime.answer.Computing;
import io.causalgym.runtime.bus.RuntimeBus;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Serves the inference operations: each is cache, pool, reply.
public final class InferenceVerticle extends VerticleBase {
  private final RuntimeBus bus;
  private final Answers answers;
  private final StoredGraphs stored;
  private final Answerers of;

  InferenceVerticle(RuntimeBus bus, Answers answers, StoredGraphs stored, Answerers answerers) {
    this.bus = bus;
    this.answers = answers;
    this.stored = stored;
    this.of = answerers;
  }

  @Override
  public Future<?> start() {
    return Future.join(
        List.of(
            bus.serve(InferenceOperations.STORE_GRAPH, stored::store),
            bus.serve(InferenceOperations.READ_GRAPH, stored::read),
            bus.serve(InferenceOperations.DELETE_GRAPH, stored::delete),
            serve(InferenceOperations.SEPARATION, of.graphs()::separation),
            serve(InferenceOperations.PATHS, of.graphs()::paths),
            serve(InferenceOperations.ADJUSTMENT_SETS, of.graphs()::adjustmentSets),
            serve(InferenceOperations.ADJUSTMENT_CHECK, of.graphs()::adjustmentCheck),
            serve(InferenceOperations.IDENTIFY, of.effects()::identify),
            serve(InferenceOperations.DO, withKernels(of.effects()::effect)),
            serve(InferenceOperations.COUNTERFACTUALS, of.counterfactuals()::counterfactual),
            ask(InferenceOperations.CAUSATION, of.causation()::causation),
            ask(InferenceOperations.ATTRIBUTION, of.causation()::attribution),
            serve(InferenceOperations.MEDIATION, of.mediation()::mediation),
            serve(InferenceOperations.BOUNDS, of.bounds()::bounds),
            ask(InferenceOperations.LINEAR, withKernels(of.linear()::linear)),
            serve(InferenceOperations.LINEAR_IDENTIFY, of.linear()::identify),
            ask(InferenceOperations.POSTERIOR, of.networks()::posterior),
            ask(InferenceOperations.MARGINALS, of.networks()::marginals),
            ask(InferenceOperations.EXPLANATION, of.networks()::explanation),
            ask(InferenceOperations.CONVERT, of.networks()::convert),
            ask(InferenceOperations.SIMULATE, withKernels(of.simulation()::summary)),
            bus.serve(
                InferenceOperations.SIMULATE_ROWS,
                (part, call) ->
                    answers.compute(
                        InferenceOperations.SIMULATE_ROWS,
                        call,
                        plain(of.simulation()::rows).of(part))),
            serve(InferenceOperations.PARAMETERS, of.learning()::parameters),
            ask(InferenceOperations.ENVIRONMENTS, of.environments()::all),
            ask(InferenceOperations.ENVIRONMENT, of.environments()::one)));
  }

  /// Serves a question that may be about a graph.
  private <Q extends GraphQuestion<Q>, A> Future<Void> serve(
      Operation<Q, A> operation, BiFunction<Q, Deadline, A> answerer) {
    return serve(operation, plain(answerer));
  }

  /// Serves a question that has everything in it.
  private <Q, A> Future<Void> ask(Operation<Q, A> operation, BiFunction<Q, Deadline, A> answerer) {
    return ask(operation, plain(answerer));
  }

  /// A stored graph is fetched first, so that what is cached is about the graph and not about whose
  /// it is.
  private <Q extends GraphQuestion<Q>, A> Future<Void> serve(
      Operation<Q, A> operation, Answering<Q, A> answering) {
    return bus.serve(
        operation,
        (question, call) -> {
          GraphDocument graph = question.graph();
          Future<Q> asked =
              graph == null
                  ? Future.succeededFuture(question)
                  : stored.resolved(graph, call).map(question::about);
          return asked.compose(
              resolved -> answers.answer(operation, resolved, call, answering.of(resolved)));
        });
  }

  private <Q, A> Future<Void> ask(Operation<Q, A> operation, Answering<Q, A> answering) {
    return bus.serve(
        operation,
        (question, call) -> answers.answer(operation, question, call, answering.of(question)));
  }

  /// What the pool is given to answer a question.
  private interface Answering<Q, A> {
    Function<Computing, A> of(Q question);
  }

  private static <Q, A> Answering<Q, A> plain(BiFunction<Q, Deadline, A> answerer) {
    return question ->
        computing ->
            Refusals.answerOrProblem(
                () -> answerer.apply(question, Deadline.when(computing::isStopped)));
  }

  /// Answers with kernels that a device may run, on the one thread that the pool gives a question.
  private interface KernelAnswerer<Q, A> {
    A answer(Q question, Deadline deadline, KernelRun run);
  }

  private static <Q, A> Answering<Q, A> withKernels(KernelAnswerer<Q, A> answerer) {
    return question ->
        computing -> {
          KernelRun run = new KernelRun(ParallelLoop.sequential(), computing::isStopped);
          Deadline deadline = Deadline.when(computing::isStopped);
          A answer = Refusals.answerOrProblem(() -> answerer.answer(question, deadline, run));
          computing.doneBy(run.backend());
          return answer;
        };
  }
}
