package io.causalgym.evaluation.run;

import io.causalgym.contract.EvaluationEstimate;
import io.causalgym.contract.EvaluationQuery;
import io.causalgym.contract.EvaluationStarted;
import io.causalgym.contract.ModelLimits;
import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemType;
import io.causalgym.contract.SuiteDocument;
import io.causalgym.contract.TokenCounts;
import io.causalgym.evaluation.chat.ChatRequest;
import io.causalgym.evaluation.dispatch.limit.TokenEstimate;
import io.causalgym.evaluation.item.Item;
import io.causalgym.evaluation.question.SuiteSpecification;
import io.causalgym.evaluation.run.store.Evaluation;
import io.causalgym.runtime.jobs.Job;
import io.causalgym.runtime.jobs.JobEngine;
import io.causalgym.runtime.jobs.JobRequest;
import io.causalgym.runtime.jobs.PartSpec;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;

/// Starts evaluations, goes on with them, and changes them while they run.
public final class Evaluations {
  /// Questions of a part, about: enough that a part is more than its overhead, few enough to share
  /// among nodes and to hold in memory.
  private static final int QUESTIONS_OF_A_PART = 400;

  /// Where models are asked in batches: few large batches are done sooner than many small ones.
  /// With some 3 kB a question.
  private static final int QUESTIONS_OF_A_BATCH_PART = 5_000;

  private static final int MOST_PARTS = 5_000;
  private static final int SAMPLED_WORLDS = 5;
  private static final double NANODOLLARS = 1e9;

  private final Desk desk;
  private final JobEngine engine;
  private final EvaluationHandler handler;
  private final OptionalDouble usualBudget;

  /// @param usualBudget US dollars, of evaluations that do not name one
  Evaluations(Desk desk, JobEngine engine, EvaluationHandler handler, OptionalDouble usualBudget) {
    this.desk = desk;
    this.engine = engine;
    this.handler = handler;
    this.usualBudget = usualBudget;
  }

  /// Where an evaluation's seed, salt and token come from.
  ///
  /// @param hidden whether the seed is shown after the end only
  public record Secrets(long seed, boolean hidden, String salt, String token) {}

  /// Starts one.
  public Future<EvaluationStarted> start(String owner, EvaluationQuery query, Secrets secrets) {
    desk.models().requireOpenTo(owner, query.models());
    List<ModelPlan> plans = desk.models().plans(query.models(), secrets.token());
    Optional<Double> budget =
        Optional.ofNullable(query.budgetUsd())
            .or(() ->
                usualBudget.isPresent()
                    ? Optional.of(usualBudget.getAsDouble())
                    : Optional.empty());
    String id = UUID.randomUUID().toString();
    SuiteDocument suite = Objects.requireNonNull(query.suite(), "filled in");
    SuiteSpecification specification = EvaluationPlan.suite(suite, secrets.seed());
    return questions(specification)
        .compose(perWorld -> {
          Evaluation evaluation =
              new Evaluation(
                  0,
                  id,
                  owner,
                  EvaluationHandler.text(query),
                  Objects.requireNonNull(suite.name(), "filled in"),
                  specification.worlds(),
                  secrets.seed(),
                  secrets.hidden(),
                  secrets.salt(),
                  // The id says whose questions it opens.
                  id + "." + secrets.token(),
                  "",
                  budget,
                  false,
                  "{}",
                  0,
                  Optional.empty(),
                  Instant.now(),
                  Optional.empty());
          return engine
              .requireRoom(owner)
              .compose(room ->
                  desk.evaluations()
                      .create(
                          evaluation,
                          plans.stream().map(ModelPlan::id).toList(),
                          (long) Math.ceil(specification.worlds() * asked(query, perWorld))))
              .compose(key -> submit(owner, id, key, query, specification, perWorld));
        });
  }

  private Future<EvaluationStarted> submit(
      String owner,
      String id,
      long key,
      EvaluationQuery query,
      SuiteSpecification suite,
      double perWorld) {
    double asked = asked(query, perWorld);
    boolean batches = EvaluationPlan.batches(query);
    int together = batches ? QUESTIONS_OF_A_BATCH_PART : QUESTIONS_OF_A_PART;
    return engine
        .submit(
            new JobRequest(
                owner,
                batches ? EvaluationHandler.BATCH_KIND : EvaluationHandler.KIND,
                Optional.empty(),
                EvaluationHandler.text(new RunRequest(id)),
                parts(suite.worlds(), together, perWorld, asked),
                "questions"))
        .compose(job ->
            desk.evaluations()
                .assign(key, job.id())
                .compose(there ->
                    there
                        ? Future.succeededFuture(new EvaluationStarted(job.id(), id))
                        // It was deleted while it was to be resumed.
                        : engine.cancel(owner, job.id()).compose(over -> gone(id))));
  }

  /// Put to all models in all samples, of a world.
  private static double asked(EvaluationQuery query, double perWorld) {
    return perWorld * query.models().size() * EvaluationPlan.samples(query);
  }

  private static <T> Future<T> gone(String id) {
    return Future.failedFuture(
        Problem.of(ProblemType.NOT_FOUND, "there is no evaluation '" + id + "'", "id", id)
            .exception());
  }

  /// Slices of worlds. There are two at least, so that there is a combination, which scores.
  ///
  /// @param questions of a slice, about
  private static List<PartSpec> parts(
      int worlds, int questions, double perWorld, double askedPerWorld) {
    int of = (int) Math.max(1, questions / Math.max(1, perWorld));
    of = Math.max(of, Math.ceilDiv(worlds, MOST_PARTS));
    List<PartSpec> parts = new ArrayList<>();
    for (int from = 0; from < worlds; from += of) {
      int to = Math.min(worlds, from + of);
      parts.add(
          new PartSpec(
              EvaluationHandler.text(new PartInput(from, to)),
              Math.round((to - from) * askedPerWorld)));
    }
    if (parts.size() == 1) {
      parts.add(new PartSpec(EvaluationHandler.text(new PartInput(worlds, worlds)), 0));
    }
    return parts;
  }

  /// Questions of a world, on average over the first few.
  private Future<Double> questions(SuiteSpecification suite) {
    return sampled(suite)
        .map(items -> items.size() / (double) Math.min(SAMPLED_WORLDS, suite.worlds()));
  }

  private Future<List<Item>> sampled(SuiteSpecification suite) {
    List<Future<SuiteWorlds.Written>> worlds = new ArrayList<>();
    for (int world = 0; world < Math.min(SAMPLED_WORLDS, suite.worlds()); world++) {
      worlds.add(desk.worlds().world(suite, world));
    }
    return Future.all(worlds)
        .map(all -> worlds.stream().flatMap(world -> world.result().items().stream()).toList());
  }

  /// What an evaluation would take, from the questions of its first worlds.
  public Future<EvaluationEstimate> estimate(EvaluationQuery query, Secrets secrets) {
    List<ModelPlan> plans = desk.models().plans(query.models(), secrets.token());
    SuiteDocument suite = Objects.requireNonNull(query.suite(), "filled in");
    SuiteSpecification specification = EvaluationPlan.suite(suite, secrets.seed());
    double scale =
        EvaluationPlan.samples(query)
            * (double) specification.worlds()
            / Math.min(SAMPLED_WORLDS, specification.worlds());
    return sampled(specification)
        .map(items -> {
          List<EvaluationEstimate.Model> models =
              plans.stream().map(plan -> estimate(plan, items, scale)).toList();
          return new EvaluationEstimate(
              models.stream().mapToLong(EvaluationEstimate.Model::requests).sum(),
              new TokenCounts(
                  models.stream().mapToLong(model -> model.tokens().prompt()).sum(),
                  models.stream().mapToLong(model -> model.tokens().completion()).sum()),
              models.stream().mapToDouble(model -> Objects.requireNonNull(model.costUsd())).sum(),
              models);
        });
  }

  private static EvaluationEstimate.Model estimate(ModelPlan plan, List<Item> items, double scale) {
    TokenEstimate estimate = new TokenEstimate();
    double prompt = 0;
    long completion = 0;
    for (Item item : items) {
      ChatRequest request = plan.elicitation().request(item, "Case " + "0".repeat(26), plan.id());
      prompt += estimate.prompt(request);
      completion += request.sampling().maxTokens();
    }
    long prompts = Math.round(prompt * scale);
    long completions = Math.round(completion * scale);
    return new EvaluationEstimate.Model(
        plan.id(),
        Math.round(items.size() * scale),
        new TokenCounts(prompts, completions),
        plan.price().nanodollars(prompts, completions) / NANODOLLARS);
  }

  /// Goes on with one that is over: what has no reply is asked again.
  public Future<EvaluationStarted> resume(Evaluation evaluation, Optional<Double> budget) {
    return engine
        .get(evaluation.owner(), evaluation.job())
        .compose(job -> {
          if (job.filter(found -> !found.state().finished()).isPresent()) {
            return Future.succeededFuture(new EvaluationStarted(evaluation.job(), evaluation.id()));
          }
          EvaluationQuery query = EvaluationPlan.query(evaluation);
          SuiteSpecification suite = EvaluationPlan.suite(evaluation);
          desk.models().plans(query.models(), evaluation.token());
          return desk.answers()
              .forgetErrors(evaluation.key())
              .compose(forgotten ->
                  desk.evaluations().reopen(evaluation.key(), budget.or(evaluation::budget)))
              .compose(reopened -> questions(suite))
              .compose(perWorld ->
                  submit(
                      evaluation.owner(),
                      evaluation.id(),
                      evaluation.key(),
                      query,
                      suite,
                      perWorld));
        });
  }

  /// Pauses one, lets it go on, or changes its limits.
  public Future<Void> tune(
      Evaluation evaluation, Optional<Boolean> paused, Map<String, ModelLimits> limits) {
    EvaluationQuery query = EvaluationPlan.query(evaluation);
    for (String id : limits.keySet()) {
      if (query.models().stream().noneMatch(model -> model.id().equals(id))) {
        return Future.failedFuture(
            Problem.of(
                    ProblemType.INVALID_VALUE,
                    "the evaluation has no model '" + id + "'; use one of its ids",
                    "limits",
                    id)
                .exception());
      }
    }
    Future<Void> first =
        paused
            .map(value -> desk.evaluations().pause(evaluation.key(), value))
            .orElse(Future.succeededFuture());
    return first
        .compose(done ->
            limits.isEmpty()
                ? Future.succeededFuture()
                : desk.evaluations()
                    .limit(evaluation.key(), Tunings.with(evaluation.limits(), limits)))
        .onSuccess(changed -> {
          handler.changed(evaluation.id());
          desk.news().accept(evaluation.id());
        });
  }

  /// Deletes one that has ended: at once for whoever asks for it, row by row behind that.
  ///
  /// @return false where it was deleted or resumed in the same moment
  public Future<Boolean> delete(Evaluation evaluation) {
    return job(evaluation)
        .compose(job ->
            job.filter(found -> !found.state().finished()).isPresent()
                ? Future.failedFuture(
                    Problem.of(
                            ProblemType.CONFLICT,
                            "the evaluation is under way; cancel its job first (DELETE /api/v1/jobs/"
                                + evaluation.job()
                                + ")")
                        .with("job", evaluation.job())
                        .exception())
                : desk.evaluations().delete(evaluation.key(), evaluation.job(), Instant.now()));
  }

  /// Another node changed one, or began to work on it.
  public void changed(String evaluation) {
    handler.changed(evaluation);
  }

  /// The job that does an evaluation.
  public Future<Optional<Job>> job(Evaluation evaluation) {
    return engine.get(evaluation.owner(), evaluation.job());
  }
}
