package io.causalgym.evaluation.service;

import io.causalgym.client.Json;
import io.causalgym.contract.CallContext;
import io.causalgym.contract.EvaluatedModel;
import io.causalgym.contract.EvaluationDeleted;
import io.causalgym.contract.EvaluationDocument;
import io.causalgym.contract.EvaluationQuery;
import io.causalgym.contract.EvaluationReference;
import io.causalgym.contract.EvaluationResumeQuery;
import io.causalgym.contract.EvaluationTuneQuery;
import io.causalgym.contract.EvaluationsAnswer;
import io.causalgym.contract.EvaluationsQuery;
import io.causalgym.contract.JobStateName;
import io.causalgym.contract.LeaderboardAnswer;
import io.causalgym.contract.LeaderboardQuery;
import io.causalgym.contract.ModelUnderTest;
import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemType;
import io.causalgym.contract.Provenance;
import io.causalgym.contract.SuiteDocument;
import io.causalgym.evaluation.run.EvaluationWorks;
import io.causalgym.evaluation.run.Evaluations;
import io.causalgym.evaluation.run.store.Evaluation;
import io.causalgym.evaluation.run.store.EvaluationStore;
import io.causalgym.runtime.bus.EncodedAnswer;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Answers what is asked about evaluations.
final class EvaluationDesk {
  // What was easy may have come first: a part of the questions ranks behind all of them.
  private static final Comparator<LeaderboardAnswer.Entry> BEST_FIRST =
      Comparator.comparing((LeaderboardAnswer.Entry entry) -> entry.partial() != null)
          .thenComparingDouble(entry -> -entry.causalScore().value());

  private final EvaluationWorks works;
  private final Runnable sweep;

  /// @param sweep removes what was deleted, in the background
  EvaluationDesk(EvaluationWorks works, Runnable sweep) {
    this.works = works;
    this.sweep = sweep;
  }

  Future<EncodedAnswer> evaluate(EvaluationQuery query, CallContext call) {
    return works.evaluations().start(call.principal(), query, secrets(query)).map(Answer::of);
  }

  Future<EncodedAnswer> estimate(EvaluationQuery query, CallContext call) {
    return works.evaluations().estimate(query, secrets(query)).map(Answer::of);
  }

  private static Evaluations.Secrets secrets(EvaluationQuery query) {
    SuiteDocument suite = Objects.requireNonNull(query.suite(), "filled in");
    boolean hidden = Boolean.TRUE.equals(suite.hiddenSeed());
    return new Evaluations.Secrets(
        hidden ? HiddenSeed.seed() : Objects.requireNonNull(suite.seed(), "filled in"),
        hidden,
        HiddenSeed.salt(),
        HiddenSeed.salt());
  }

  Future<EncodedAnswer> resume(EvaluationResumeQuery query, CallContext call) {
    return found(query.id(), call)
        .compose(evaluation ->
            works.evaluations().resume(evaluation, Optional.ofNullable(query.budgetUsd())))
        .map(Answer::of);
  }

  Future<EncodedAnswer> tune(EvaluationTuneQuery query, CallContext call) {
    return found(query.id(), call)
        .compose(evaluation ->
            works
                .evaluations()
                .tune(
                    evaluation,
                    Optional.ofNullable(query.paused()),
                    Objects.requireNonNullElse(query.limits(), Map.of())))
        .compose(done -> found(query.id(), call))
        .compose(this::document)
        .map(Answer::of);
  }

  Future<EncodedAnswer> read(EvaluationReference query, CallContext call) {
    return found(query.id(), call).compose(this::document).map(Answer::of);
  }

  Future<EncodedAnswer> delete(EvaluationReference query, CallContext call) {
    return found(query.id(), call)
        .compose(works.evaluations()::delete)
        .compose(deleted -> {
          if (!deleted) {
            // Somebody else was faster: it is gone now, or under way.
            return delete(query, call);
          }
          sweep.run();
          return Future.succeededFuture(Answer.of(new EvaluationDeleted(query.id())));
        });
  }

  private Future<EvaluationDocument> document(Evaluation evaluation) {
    return works
        .evaluations()
        .job(evaluation)
        .compose(job ->
            works
                .store()
                .models(evaluation.key())
                .compose(models ->
                    works
                        .answers()
                        .tally(evaluation.key())
                        .compose(tallies ->
                            works
                                .answers()
                                .latencies(evaluation.key())
                                .map(latencies ->
                                    EvaluationDocuments.of(
                                        evaluation, job, models, tallies, latencies)))));
  }

  Future<Evaluation> found(String id, CallContext call) {
    return works
        .store()
        .find(call.principal(), id)
        .map(found ->
            found.orElseThrow(() ->
                Problem.of(ProblemType.NOT_FOUND, "there is no evaluation '" + id + "'", "id", id)
                    .exception()));
  }

  Future<EncodedAnswer> list(EvaluationsQuery query, CallContext call) {
    int limit = Objects.requireNonNull(query.limit(), "filled in");
    return works
        .store()
        .list(call.principal(), Cursor.key(query.before()), limit + 1)
        .compose(found -> {
          List<Evaluation> page = found.subList(0, Math.min(limit, found.size()));
          List<Future<EvaluationsAnswer.Entry>> entries = page.stream().map(this::entry).toList();
          String next = found.size() > limit ? Long.toString(page.getLast().key()) : null;
          return Future.all(entries)
              .map(all ->
                  Answer.of(
                      new EvaluationsAnswer(entries.stream().map(Future::result).toList(), next)));
        });
  }

  private Future<EvaluationsAnswer.Entry> entry(Evaluation evaluation) {
    EvaluationQuery query = EvaluationDocuments.query(evaluation);
    return works
        .evaluations()
        .job(evaluation)
        .map(job ->
            new EvaluationsAnswer.Entry(
                evaluation.id(),
                evaluation.job(),
                job.map(found -> EvaluationDocuments.state(found.state()))
                    .orElse(JobStateName.SUCCEEDED),
                evaluation.createdAt().toString(),
                evaluation.suite(),
                evaluation.worlds(),
                query.models().stream().map(ModelUnderTest::id).toList()));
  }

  Future<EncodedAnswer> leaderboard(LeaderboardQuery query, CallContext call) {
    int limit = Objects.requireNonNull(query.limit(), "filled in");
    return works
        .store()
        .leaders(call.principal(), Optional.ofNullable(query.suite()))
        .map(leaders ->
            Answer.of(
                new LeaderboardAnswer(
                    leaders.stream()
                        .map(EvaluationDesk::place)
                        .sorted(BEST_FIRST)
                        .limit(limit)
                        .toList())));
  }

  private static LeaderboardAnswer.Entry place(EvaluationStore.Leader leader) {
    EvaluatedModel score = Json.readAnswer(EvaluatedModel.class, Buffer.buffer(leader.score()));
    EvaluationQuery query = Json.readAnswer(EvaluationQuery.class, Buffer.buffer(leader.request()));
    return new LeaderboardAnswer.Entry(
        leader.model(),
        Objects.requireNonNull(query.models().get(leader.number()).provider(), "filled in"),
        leader.evaluation(),
        leader.suite(),
        leader.worlds(),
        leader.hidden(),
        Objects.requireNonNull(score.causalScore(), "it has a place"),
        score.skill(),
        score.interventionSlope(),
        score.outcomes(),
        score.tokens(),
        score.costUsd(),
        leader.finishedAt().toString(),
        score.partial());
  }

  /// Answers that are not cached.
  static final class Answer {
    private Answer() {}

    static EncodedAnswer of(Object document) {
      return new EncodedAnswer(
          Json.write(document), new Provenance(Provenance.Tier.MISS, 0, "jvm"));
    }
  }
}
