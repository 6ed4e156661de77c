package io.causalgym.evaluation.run.experiment;

import io.causalgym.client.Json;
import io.causalgym.client.Reply;
import io.causalgym.client.ServiceBus;
import io.causalgym.contract.Assignment;
import io.causalgym.contract.CallContext;
import io.causalgym.contract.ExperimentQuery;
import io.causalgym.contract.InferenceOperations;
import io.causalgym.contract.JobStarted;
import io.causalgym.contract.ModelDocument;
import io.causalgym.contract.PosteriorQuery;
import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemException;
import io.causalgym.contract.ProblemType;
import io.causalgym.contract.ProviderName;
import io.causalgym.contract.State;
import io.causalgym.evaluation.dispatch.Delivered;
import io.causalgym.evaluation.dispatch.Lanes;
import io.causalgym.evaluation.dispatch.Line;
import io.causalgym.evaluation.dispatch.SendOptions;
import io.causalgym.evaluation.dispatch.Undelivered;
import io.causalgym.evaluation.dispatch.cost.Billing;
import io.causalgym.evaluation.dispatch.cost.Budget;
import io.causalgym.evaluation.dispatch.retry.RetryPolicy;
import io.causalgym.evaluation.elicitation.Parsed;
import io.causalgym.evaluation.elicitation.ReplyParser;
import io.causalgym.evaluation.item.Answer;
import io.causalgym.evaluation.item.AnswerForm;
import io.causalgym.evaluation.item.Difficulty;
import io.causalgym.evaluation.item.Family;
import io.causalgym.evaluation.item.InformationMode;
import io.causalgym.evaluation.item.Item;
import io.causalgym.evaluation.item.Skin;
import io.causalgym.evaluation.item.Truth;
import io.causalgym.evaluation.run.ModelPlan;
import io.causalgym.evaluation.run.Models;
import io.causalgym.model.network.BayesianNetwork;
import io.causalgym.runtime.jobs.Job;
import io.causalgym.runtime.jobs.JobEngine;
import io.causalgym.runtime.jobs.JobHandler;
import io.causalgym.runtime.jobs.JobProgress;
import io.causalgym.runtime.jobs.JobRequest;
import io.causalgym.runtime.jobs.PartContext;
import io.causalgym.runtime.jobs.PartResult;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Starts experiments and does them: one question for each step, each with all that happened
/// before, so that the steps that were asked in an earlier experiment come from the cache of
/// replies.
public final class ExperimentHandler implements JobHandler {
  public static final String KIND = "experiment";

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ServiceBus bus;
  private final JobEngine engine;
  private final Models models;
  private final Lanes lanes;
  private final double usualBudget;

  /// @param usualBudget US dollars, of experiments that do not name one
  public ExperimentHandler(
      ServiceBus bus, JobEngine engine, Models models, Lanes lanes, double usualBudget) {
    this.bus = bus;
    this.engine = engine;
    this.models = models;
    this.lanes = lanes;
    this.usualBudget = usualBudget;
  }

  /// Checks an experiment and makes it a job.
  public Future<JobStarted> start(String owner, ExperimentQuery query) {
    if (query.model().provider() == ProviderName.REFERENCE) {
      throw Problem.of(
              ProblemType.INVALID_VALUE,
              "reference models answer the questions of evaluations only; name another model",
              "model.id",
              query.model().id())
          .exception();
    }
    models.requireOpenTo(owner, List.of(query.model()));
    if (models.plan(0, query.model(), "").batch().isPresent()) {
      throw Problem.of(
              ProblemType.INVALID_VALUE,
              "each step of an experiment needs the reply before it; leave 'batch' out",
              "model.parameters.batch",
              true)
          .exception();
    }
    WorldText world = new WorldText(network(query));
    world.prompt(steps(query), query.beliefs());
    return engine
        .submit(JobRequest.single(owner, KIND, Optional.empty(), text(query)))
        .map(Job::id)
        .map(JobStarted::new);
  }

  private static BayesianNetwork network(ExperimentQuery query) {
    return io.causalgym.mapping.Models.network(io.causalgym.mapping.Models.read(model(query)));
  }

  private static ModelDocument model(ExperimentQuery query) {
    return query.world() != null
        ? query.world()
        : new ModelDocument(null, null, null, query.environment());
  }

  private static List<ExperimentQuery.Step> steps(ExperimentQuery query) {
    return Objects.requireNonNull(query.steps(), "the record fills in the default");
  }

  private static String text(Object document) {
    return new String(Json.canonical(document), StandardCharsets.UTF_8);
  }

  @Override
  public Future<PartResult> run(PartContext part) {
    ExperimentQuery query = Json.readAnswer(ExperimentQuery.class, Buffer.buffer(part.request()));
    return Future.succeededFuture()
        .compose(go -> {
          Walk walk = new Walk(part, query);
          return walk.from(0, new ArrayList<>()).onComplete(ended -> walk.line.leave());
        })
        .<PartResult>map(path -> new PartResult.Succeeded(text(path)))
        .recover(failure ->
            failure instanceof ProblemException refused
                ? Future.succeededFuture(new PartResult.Failed(text(refused.problem())))
                : Future.failedFuture(failure));
  }

  /// One experiment under way.
  private final class Walk {
    private final PartContext part;
    private final ExperimentQuery query;
    private final ModelPlan plan;
    private final WorldText world;
    private final Line line;
    private final Budget budget;

    private Walk(PartContext part, ExperimentQuery query) {
      this.part = part;
      this.query = query;
      this.plan = models.plan(0, query.model(), "");
      this.world = new WorldText(network(query));
      this.line = lanes.lane(plan.lane(), plan.provider()).join(plan.limits());
      this.budget = Budget.of(query.budgetUsd() == null ? usualBudget : query.budgetUsd(), 0);
      part.cancellation().onSuccess(go -> line.cancel());
    }

    private Future<BeliefPath> from(int step, List<BeliefPath.At> before) {
      if (step > steps(query).size() || part.cancelled()) {
        return Future.succeededFuture(BeliefPath.of(plan.id(), before, budget.spentDollars()));
      }
      part.progress(new JobProgress(step, steps(query).size() + 1, "questions", ""));
      List<ExperimentQuery.Step> soFar = steps(query).subList(0, step);
      return exact(soFar)
          .compose(exact -> asked(step, soFar, exact))
          .compose(at -> {
            before.add(at);
            return from(step + 1, before);
          });
    }

    private Future<BeliefPath.At> asked(
        int step, List<ExperimentQuery.Step> soFar, @Nullable Map<String, Double> exact) {
      Item item = item(soFar);
      return line.send(
              plan.elicitation().request(item, "", plan.lane().model()),
              new SendOptions(
                  RetryPolicy.STANDARD, plan.cached(), new Billing(budget, plan.price()), 0))
          .map(delivered -> read(step, item, exact, delivered))
          .recover(failure ->
              failure instanceof Undelivered why
                  ? Future.succeededFuture(
                      new BeliefPath.At(
                          step, exact, null, "error", String.valueOf(why.getMessage()), "", false))
                  : Future.failedFuture(failure));
    }

    private Item item(List<ExperimentQuery.Step> soFar) {
      return new Item(
          0,
          0,
          Family.TRAJECTORY,
          0,
          "step-" + soFar.size(),
          Skin.LETTERS,
          0,
          InformationMode.TABLES,
          world.prompt(soFar, query.beliefs()),
          new AnswerForm.Beliefs(query.beliefs()),
          false,
          new Truth.Exact(new Answer.Cannot()),
          Map.of(),
          new Difficulty(0, 0, 0, 0, 0, 0, 0, 0, 0));
    }

    private BeliefPath.At read(
        int step, Item item, @Nullable Map<String, Double> exact, Delivered delivered) {
      Parsed parsed =
          ReplyParser.parse(item.form(), false, plan.elicitation().style(), delivered.reply());
      Map<String, Double> believed = null;
      if (parsed.answer().orElse(null) instanceof Answer.Beliefs(var values)) {
        believed = new LinkedHashMap<>();
        for (int k = 0; k < values.size(); k++) {
          believed.put(query.beliefs().get(k), values.get(k));
        }
      }
      return new BeliefPath.At(
          step,
          exact,
          believed,
          parsed.outcome().text(),
          parsed.reason().isEmpty() ? null : parsed.reason(),
          delivered.reply().text(),
          delivered.cached());
    }

    /// The exact beliefs; null where what was observed has no probability.
    private Future<@Nullable Map<String, Double>> exact(List<ExperimentQuery.Step> soFar) {
      Map<String, State> seen = new LinkedHashMap<>();
      Map<String, State> set = new LinkedHashMap<>();
      for (ExperimentQuery.Step step : soFar) {
        if (step.observe() != null) {
          seen.putAll(step.observe().states());
        }
        if (step.intervene() != null) {
          set.putAll(step.intervene().states());
        }
      }
      set.keySet().forEach(seen::remove);
      Map<String, Double> exact = new LinkedHashMap<>();
      Future<@Nullable Map<String, Double>> all = Future.succeededFuture(exact);
      for (String variable : query.beliefs()) {
        all =
            all.compose(so -> posterior(variable, seen, set))
                .map(p -> {
                  exact.put(variable, p);
                  return exact;
                });
      }
      return all;
    }

    private Future<Double> posterior(
        String variable, Map<String, State> seen, Map<String, State> set) {
      State known = set.getOrDefault(variable, seen.get(variable));
      if (known != null) {
        boolean believed = index(variable, known) == WorldText.believed();
        return Future.succeededFuture(believed ? 1.0 : 0.0);
      }
      PosteriorQuery posterior =
          new PosteriorQuery(
              model(query),
              List.of(variable),
              new Assignment(seen),
              new Assignment(set),
              null,
              null);
      long deadline = System.currentTimeMillis() + PATIENCE.toMillis();
      return bus.request(
              InferenceOperations.POSTERIOR,
              posterior,
              new CallContext(deadline, null, part.owner()))
          .map(Reply::answer)
          .map(answer -> answer.distribution().p().get(WorldText.believed()));
    }

    private int index(String variable, State state) {
      return switch (state) {
        case State.Index(int index) -> index;
        case State.Label(String label) -> {
          BayesianNetwork network = network(query);
          yield network.state(network.variable(variable), label);
        }
      };
    }
  }
}
