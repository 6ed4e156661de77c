package io.causalgym.evaluation.run.single;

import io.causalgym.client.Json;
import io.causalgym.client.ServiceBus;
import io.causalgym.contract.CallContext;
import io.causalgym.contract.EvaluateAnswer;
import io.causalgym.contract.EvaluateQuery;
import io.causalgym.contract.EvaluationOperations;
import io.causalgym.contract.GraphDocument;
import io.causalgym.contract.GraphReference;
import io.causalgym.contract.InferenceOperations;
import io.causalgym.contract.OutcomeName;
import io.causalgym.contract.ProblemException;
import io.causalgym.contract.Provenance;
import io.causalgym.contract.StoredGraph;
import io.causalgym.contract.TokenCounts;
import io.causalgym.contract.VerdictName;
import io.causalgym.evaluation.chat.ChatReply;
import io.causalgym.evaluation.chat.ChatRequest;
import io.causalgym.evaluation.chat.Usage;
import io.causalgym.evaluation.dispatch.Lanes;
import io.causalgym.evaluation.elicitation.Elicitation;
import io.causalgym.evaluation.elicitation.Parsed;
import io.causalgym.evaluation.elicitation.ReplyParser;
import io.causalgym.evaluation.elicitation.Style;
import io.causalgym.evaluation.item.Answer;
import io.causalgym.evaluation.item.Item;
import io.causalgym.evaluation.provider.price.PriceList;
import io.causalgym.evaluation.reference.ChatBody;
import io.causalgym.evaluation.reference.Completion;
import io.causalgym.evaluation.reference.ReferenceAgent;
import io.causalgym.evaluation.run.ModelPlan;
import io.causalgym.evaluation.run.Models;
import io.causalgym.runtime.answer.Answers;
import io.causalgym.runtime.bus.EncodedAnswer;
import io.causalgym.runtime.compute.ComputePool;
import io.causalgym.runtime.metrics.Metrics;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Answers what one model believes about one intervention.
///
/// A reference model says the same each time, so its answers are kept as every computation's are. A
/// provider's model is asked: what it said before comes from the cache of replies.
public final class SingleEvaluations {
  private static final Elicitation OF_REFERENCES =
      new Elicitation(
          Style.COT, true, OptionalDouble.of(0), OptionalLong.empty(), OptionalInt.empty(), false);

  private final Vertx vertx;
  private final ServiceBus bus;
  private final Answers answers;
  private final ComputePool pool;
  private final KnownModels known;
  private final SourceQuestions sources;
  private final ModelQuestions questions;
  private final Metrics metrics;
  private final double usualBudget;

  /// @param usualBudget US dollars, of questions that do not name one
  public SingleEvaluations(
      Vertx vertx,
      ServiceBus bus,
      Answers answers,
      ComputePool pool,
      Models models,
      Lanes lanes,
      Metrics metrics,
      double usualBudget) {
    this.vertx = vertx;
    this.bus = bus;
    this.answers = answers;
    this.pool = pool;
    this.known = new KnownModels(models, PriceList.published());
    this.sources = new SourceQuestions(bus);
    this.questions = new ModelQuestions(lanes);
    this.metrics = metrics;
    this.usualBudget = usualBudget;
  }

  /// Asks, and counts that it was asked.
  public Future<EncodedAnswer> evaluate(EvaluateQuery query, CallContext call) {
    return Future.succeededFuture()
        .compose(go -> {
          KnownModels.Known model = known.find(query.model());
          return resolved(query, call).compose(whole -> answered(model, whole, call));
        })
        .onComplete((answer, failure) -> count(query.model(), failure));
  }

  private void count(String model, @Nullable Throwable failure) {
    String result =
        switch (failure) {
          case null -> "ok";
          case ProblemException refused -> refused.problem().kind().slug();
          default -> "internal";
        };
    metrics.count("llm.evaluations", "model_name", known.counted(model), "result", result);
  }

  /// The same question with the graph itself in place of the id of a stored one.
  private Future<EvaluateQuery> resolved(EvaluateQuery query, CallContext call) {
    GraphDocument graph = query.graph();
    return graph == null || graph.id() == null
        ? Future.succeededFuture(query)
        : bus.request(InferenceOperations.READ_GRAPH, new GraphReference(graph.id(), null), call)
            .map(reply -> query.about(stored(reply.answer())));
  }

  private static GraphDocument stored(StoredGraph graph) {
    return GraphDocument.of(
        Objects.requireNonNull(graph.nodes(), "a graph is read with its nodes"),
        Objects.requireNonNull(graph.edges(), "a graph is read with its edges"),
        graph.kind());
  }

  private Future<EncodedAnswer> answered(
      KnownModels.Known model, EvaluateQuery query, CallContext call) {
    return switch (model) {
      case KnownModels.Known.Reference(ReferenceAgent agent) -> answered(agent, query, call);
      case KnownModels.Known.Provided(ModelPlan plan) ->
          question(query, call).compose(asked -> asked(plan, asked, query, call));
    };
  }

  private Future<EncodedAnswer> answered(
      ReferenceAgent agent, EvaluateQuery query, CallContext call) {
    boolean slow = agent.manner() == ReferenceAgent.Manner.SLOW && agent.strength() >= 1;
    return slow
        ? vertx
            .timer((long) agent.strength(), TimeUnit.MILLISECONDS)
            .compose(waited -> computed(agent, query, call))
        : computed(agent, query, call);
  }

  private Future<EncodedAnswer> computed(
      ReferenceAgent agent, EvaluateQuery query, CallContext call) {
    if (query.source() == null) {
      return answers.answer(
          EvaluationOperations.ASK,
          query,
          call,
          computing -> said(agent, DrawnQuestions.of(query), query.model()));
    }
    return sources
        .of(query, call)
        .compose(question ->
            answers.answer(
                EvaluationOperations.ASK,
                query,
                call,
                computing -> said(agent, question, query.model())));
  }

  private Future<SingleQuestion> question(EvaluateQuery query, CallContext call) {
    return query.source() == null
        ? pool.submit(call, stopped -> DrawnQuestions.of(query))
        : sources.of(query, call);
  }

  private static EvaluateAnswer said(ReferenceAgent agent, SingleQuestion question, String model) {
    Item item = question.item();
    ChatRequest request = OF_REFERENCES.request(item, "", model);
    ChatReply reply = new Completion(agent, ChatBody.of(request), item, "evaluate", 0).reply();
    return answer(question, OF_REFERENCES, reply, 0.0);
  }

  private Future<EncodedAnswer> asked(
      ModelPlan plan, SingleQuestion question, EvaluateQuery query, CallContext call) {
    double budget = query.budgetUsd() == null ? usualBudget : query.budgetUsd();
    return questions
        .ask(plan, question, budget, call)
        .map(paid ->
            new EncodedAnswer(
                Json.write(answer(question, plan.elicitation(), paid.reply(), paid.dollars())),
                new Provenance(Provenance.Tier.MISS, 0, "jvm")));
  }

  private static EvaluateAnswer answer(
      SingleQuestion question, Elicitation elicitation, ChatReply reply, @Nullable Double dollars) {
    Item item = question.item();
    Parsed parsed = ReplyParser.parse(item.form(), false, elicitation.style(), reply);
    Double belief = parsed.answer().orElse(null) instanceof Answer.Value(double p) ? p : null;
    Readings readings = question.readings();
    List<VerdictName> consistent = belief == null ? List.of() : readings.consistentWith(belief);
    SingleQuestion.World world = question.drawn().orElse(null);
    return new EvaluateAnswer(
        belief,
        readings.doing(),
        readings.seeing().isPresent() ? Double.valueOf(readings.seeing().getAsDouble()) : null,
        readings.prior(),
        belief == null ? null : (belief - readings.doing()) * (belief - readings.doing()),
        consistent.isEmpty() ? VerdictName.OTHER : consistent.getFirst(),
        consistent,
        question.outcome(),
        question.event(),
        OutcomeName.valueOf(parsed.outcome().name()),
        parsed.reason().isEmpty() ? null : parsed.reason(),
        tokens(reply.usage()),
        dollars,
        reply.text(),
        question.text(),
        world == null ? null : world.model(),
        world == null ? null : world.hidden(),
        world == null ? null : world.seed());
  }

  private static @Nullable TokenCounts tokens(Usage usage) {
    return usage.prompt().isPresent() && usage.completion().isPresent()
        ? new TokenCounts(usage.prompt().getAsLong(), usage.completion().getAsLong())
        : null;
  }
}
