package io.causalgym.evaluation.run.single;

import io.causalgym.client.Reply;
import io.causalgym.client.ServiceBus;
import io.causalgym.contract.Bindings;
import io.causalgym.contract.CallContext;
import io.causalgym.contract.DoAnswer;
import io.causalgym.contract.DoQuery;
import io.causalgym.contract.EvaluateQuery;
import io.causalgym.contract.InferenceOperations;
import io.causalgym.contract.ModelDocument;
import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemException;
import io.causalgym.contract.ProblemType;
import io.causalgym.contract.TableDocument;
import io.causalgym.graph.MixedGraph;
import io.vertx.core.Future;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/// Questions about probabilities that somebody gives: the inference service says what is true, or
/// that nobody can tell.
final class SourceQuestions {
  private static final int ASKED = 1;

  private final ServiceBus bus;

  SourceQuestions(ServiceBus bus) {
    this.bus = bus;
  }

  Future<SingleQuestion> of(EvaluateQuery query, CallContext call) {
    GivenWorld world = GivenWorld.of(query);
    MixedGraph graph = world.graph();
    Target target = Target.of(graph, query);
    String cause = graph.name(target.cause());
    String outcome = graph.name(target.outcome());
    String state = world.label("intervention." + cause, cause, target.state());
    String asked = world.label("outcome", outcome, ASKED);
    Bindings set = Bindings.values(query.intervention());
    return probability(query, outcome, set, Bindings.NONE, call)
        .compose(doing ->
            seeing(query, outcome, set, call)
                .compose(seeing ->
                    probability(query, outcome, Bindings.NONE, Bindings.NONE, call)
                        .map(prior ->
                            new SingleQuestion(
                                outcome,
                                SingleQuestion.event(cause, state, outcome, asked),
                                world.text(SingleQuestion.asking(cause, state, outcome, asked)),
                                new Readings(doing, seeing, prior),
                                Optional.empty()))));
  }

  private Future<OptionalDouble> seeing(
      EvaluateQuery query, String outcome, Bindings set, CallContext call) {
    return probability(query, outcome, Bindings.NONE, set, call)
        .map(OptionalDouble::of)
        .recover(failure ->
            failure instanceof ProblemException refused
                    && refused.problem().kind() == ProblemType.UNDEFINED
                ? Future.succeededFuture(OptionalDouble.empty())
                : Future.failedFuture(failure));
  }

  private Future<Double> probability(
      EvaluateQuery query, String outcome, Bindings set, Bindings given, CallContext call) {
    EvaluateQuery.Source source = Objects.requireNonNull(query.source(), "it has one");
    ModelDocument model = source.model();
    DoQuery question =
        new DoQuery(
            query.graph(), source.distribution(), model, List.of(outcome), set, given, null);
    return bus.request(InferenceOperations.DO, question, call)
        .map(Reply::answer)
        .map(answer -> number(answer, outcome));
  }

  private static double number(DoAnswer answer, String outcome) {
    return switch (answer) {
      case DoAnswer.NotIdentified(var hedge, String reason, var bounds) ->
          throw Problem.of(
                  ProblemType.UNSUPPORTED,
                  "the effect cannot be computed from this distribution, so there is no truth to"
                      + " compare with: "
                      + reason,
                  "source.distribution",
                  null)
              .with("hedge", hedge)
              .exception();
      case DoAnswer.Effect effect ->
          number(Objects.requireNonNull(effect.distribution(), "one intervention"), outcome);
    };
  }

  /// The table's last block: fixed variables before the outcome have one value.
  private static double number(TableDocument table, String outcome) {
    if (table.undefined() != null && !table.undefined().isEmpty()) {
      throw Problem.of(
              ProblemType.UNDEFINED,
              "the probability of '"
                  + outcome
                  + "' is not defined: "
                  + table.undefined().getFirst().reason(),
              "source",
              null)
          .exception();
    }
    return table.p().get(ASKED);
  }
}
