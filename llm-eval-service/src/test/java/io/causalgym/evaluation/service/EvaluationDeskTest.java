package io.causalgym.evaluation.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causalgym.client.Json;
import io.causalgym.contract.CallContext;
import io.causalgym.contract.Estimated;
import io.causalgym.contract.EvaluatedModel;
import io.causalgym.contract.EvaluatedModel.Coverage;
import io.causalgym.contract.EvaluationReference;
import io.causalgym.contract.EvaluationResumeQuery;
import io.causalgym.contract.EvaluationsAnswer;
import io.causalgym.contract.EvaluationsQuery;
import io.causalgym.contract.LeaderboardAnswer;
import io.causalgym.contract.LeaderboardQuery;
import io.causalgym.contract.ProblemException;
import io.causalgym.contract.TokenCounts;
import io.causalgym.evaluation.dispatch.Lanes;
import io.causalgym.evaluation.dispatch.cache.ReplyCache;
import io.causalgym.evaluation.dispatch.time.VertxLoop;
import io.causalgym.evaluation.provider.catalog.Origins;
import io.causalgym.evaluation.provider.catalog.ProviderSettings;
import io.causalgym.evaluation.provider.catalog.Providers;
import io.causalgym.evaluation.provider.http.ClientLimits;
import io.causalgym.evaluation.provider.http.ProviderClient;
import io.causalgym.evaluation.provider.price.PriceList;
import io.causalgym.evaluation.run.BatchDesk;
import io.causalgym.evaluation.run.EngineBus;
import io.causalgym.evaluation.run.Evaluated;
import io.causalgym.evaluation.run.EvaluationWorks;
import io.causalgym.evaluation.run.Models;
import io.causalgym.evaluation.run.Pauses;
import io.causalgym.evaluation.run.SecondEngine;
import io.causalgym.evaluation.run.SharedDatabase;
import io.causalgym.evaluation.run.SuiteWorlds;
import io.causalgym.evaluation.run.store.AnswerStore;
import io.causalgym.evaluation.run.store.BatchStore;
import io.causalgym.evaluation.run.store.Evaluation;
import io.causalgym.evaluation.run.store.EvaluationStore;
import io.causalgym.evaluation.run.store.ExpiredRows;
import io.causalgym.runtime.bus.EncodedAnswer;
import io.causalgym.runtime.compute.ComputePool;
import io.causalgym.runtime.compute.PoolSettings;
import io.causalgym.runtime.database.Database;
import io.causalgym.runtime.jobs.Job;
import io.causalgym.runtime.jobs.JobEngine;
import io.causalgym.runtime.jobs.JobRequest;
import io.causalgym.runtime.jobs.JobSettings;
import io.causalgym.runtime.jobs.PartSpec;
import io.causalgym.runtime.metrics.Metrics;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.assertj.core.api.ThrowingConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What the desk answers about evaluations in a real database, to an owner of its own each time.
@ExtendWith(SharedDatabase.class)
class EvaluationDeskTest {
  private static final Coverage TENTH = new Coverage(7, 70);

  private final String owner = "owner-" + UUID.randomUUID();
  private final EvaluationStore store;
  private final Metrics metrics = new Metrics();
  private final ComputePool pool;
  private final JobEngine engine;
  private final ExpiredRows expired;
  private final EvaluationDesk desk;

  EvaluationDeskTest(Vertx vertx, Database database) {
    store = new EvaluationStore(database, Long.MAX_VALUE);
    pool = new ComputePool(vertx, PoolSettings.interactive(1, 10), metrics.registry());
    expired = new ExpiredRows(database);
    engine =
        new JobEngine(
            vertx,
            database,
            JobSettings.defaults("desk"),
            InstantSource.system(),
            (failure, attempts) -> "{}");
    desk = new EvaluationDesk(works(vertx, database), () -> {});
  }

  private EvaluationWorks works(Vertx vertx, Database database) {
    return EvaluationWorks.of(
        vertx,
        store,
        new AnswerStore(database),
        new SuiteWorlds(pool, new SecondEngine(new EngineBus()), Map.of()),
        new Models(
            new Origins(ProviderSettings.of(Map.of())),
            new Providers(new ProviderClient(vertx, ClientLimits.DEFAULT)),
            PriceList.published()),
        new Lanes(() -> VertxLoop.of(vertx), ReplyCache.NONE, Duration.ofHours(1), 1),
        new BatchDesk(
            new BatchStore(database), ReplyCache.NONE, Duration.ofHours(1), Pauses.OF_BATCHES, 100),
        engine,
        pool,
        OptionalDouble.of(0),
        evaluation -> {});
  }

  @AfterEach
  void stop() {
    pool.close();
    metrics.close();
  }

  private CallContext call() {
    return new CallContext(Long.MAX_VALUE, null, owner);
  }

  private Evaluation kept(String model) {
    return Evaluated.kept(store, Evaluated.pairsOf(owner, false, model));
  }

  private Evaluation scored(String model, double score, @Nullable Coverage partial) {
    Evaluation evaluation = kept(model);
    EvaluatedModel document =
        new EvaluatedModel(
            model,
            new Estimated(score, null, null),
            null,
            null,
            null,
            null,
            Map.of(),
            Map.of(),
            Map.of("ok", 7L),
            new TokenCounts(1, 1),
            null,
            7,
            null,
            null,
            partial,
            null);
    store.score(evaluation.key(), 0, Json.write(document).toString(), Optional.of(score)).await();
    return evaluation;
  }

  private Evaluation over(String model, double score, @Nullable Coverage partial) {
    Evaluation evaluation = scored(model, score, partial);
    store.finish(evaluation.key(), "[]").await();
    return evaluation;
  }

  private List<LeaderboardAnswer.Entry> leaderboard(int limit) {
    return answer(
            LeaderboardAnswer.class, desk.leaderboard(new LeaderboardQuery("test", limit), call()))
        .models();
  }

  private static <A> A answer(Class<A> type, Future<EncodedAnswer> answer) {
    return Json.readAnswer(type, answer.await().json());
  }

  @Test
  void theLeaderboardHasTheBestFirst() {
    over("ref/prior", 20, null);
    over("ref/oracle", 100, null);
    over("ref/uniform", -300, null);

    assertThat(leaderboard(10))
        .extracting(LeaderboardAnswer.Entry::id)
        .containsExactly("ref/oracle", "ref/prior", "ref/uniform");
    assertThat(leaderboard(10)).allMatch(entry -> entry.partial() == null);
  }

  @Test
  void aPartOfTheQuestionsRanksBehindAllOfThemAndSaysSo() {
    over("ref/oracle", 100, TENTH);
    over("ref/prior", 20, null);
    over("ref/constant", 60, TENTH);

    List<LeaderboardAnswer.Entry> models = leaderboard(10);

    assertThat(models)
        .extracting(LeaderboardAnswer.Entry::id)
        .containsExactly("ref/prior", "ref/oracle", "ref/constant");
    assertThat(models)
        .extracting(LeaderboardAnswer.Entry::partial)
        .containsExactly(null, TENTH, TENTH);
    assertThat(leaderboard(1)).extracting(LeaderboardAnswer.Entry::id).containsExactly("ref/prior");
  }

  @Test
  void aNewerPartDoesNotTakeThePlaceOfAnOlderWhole() {
    Evaluation whole = over("ref/prior", 20, null);
    over("ref/prior", 90, TENTH);

    assertThat(leaderboard(10))
        .singleElement()
        .satisfies(entry -> {
          assertThat(entry.evaluation()).isEqualTo(whole.id());
          assertThat(entry.causalScore().value()).isEqualTo(20);
          assertThat(entry.partial()).isNull();
        });
  }

  @Test
  void ofTwoWholesTheNewerCounts() {
    over("ref/prior", 90, null);
    Evaluation newer = over("ref/prior", 20, null);

    assertThat(leaderboard(10))
        .extracting(LeaderboardAnswer.Entry::evaluation)
        .containsExactly(newer.id());
  }

  @Test
  void whatIsNotOverOrSomebodyElsesHasNoPlace() {
    scored("ref/oracle", 100, TENTH);

    assertThat(leaderboard(10)).isEmpty();
    over("ref/oracle", 100, null);
    assertThat(
            answer(
                    LeaderboardAnswer.class,
                    desk.leaderboard(
                        new LeaderboardQuery(null, null),
                        new CallContext(Long.MAX_VALUE, null, "another-" + owner)))
                .models())
        .isEmpty();
  }

  @Test
  void anEvaluationIsShownToItsOwnerOnly() {
    Evaluation evaluation = kept("ref/oracle");
    EvaluationReference reference = new EvaluationReference(evaluation.id());

    assertThat(desk.read(reference, call()).await().json().toString()).contains(evaluation.id());
    assertThatThrownBy(
            () -> desk.read(reference, new CallContext(Long.MAX_VALUE, null, "other")).await())
        .isInstanceOfSatisfying(
            ProblemException.class,
            refused -> assertThat(refused.problem().status()).isEqualTo(404));
  }

  private void delete(Evaluation evaluation) {
    desk.delete(new EvaluationReference(evaluation.id()), call()).await();
  }

  private static ThrowingConsumer<ProblemException> status(int status) {
    return refused -> assertThat(refused.problem().status()).isEqualTo(status);
  }

  @Test
  void whatIsDeletedIsNowhereAtOnceAndItsRowsGoLater() {
    Evaluation gone = over("ref/oracle", 100, null);
    Evaluation stays = over("ref/prior", 20, null);

    delete(gone);

    EvaluationReference reference = new EvaluationReference(gone.id());
    assertThatThrownBy(() -> desk.read(reference, call()).await())
        .isInstanceOfSatisfying(ProblemException.class, status(404));
    assertThatThrownBy(() -> delete(gone))
        .isInstanceOfSatisfying(ProblemException.class, status(404));
    assertThatThrownBy(
            () -> desk.resume(new EvaluationResumeQuery(gone.id(), null), call()).await())
        .isInstanceOfSatisfying(ProblemException.class, status(404));
    assertThat(leaderboard(10))
        .extracting(LeaderboardAnswer.Entry::evaluation)
        .containsExactly(stays.id());
    assertThat(
            answer(EvaluationsAnswer.class, desk.list(new EvaluationsQuery(10, null), call()))
                .evaluations())
        .extracting(EvaluationsAnswer.Entry::id)
        .containsExactly(stays.id());
    assertThat(store.models(gone.key()).await()).hasSize(1);
    assertThat(expired.forgetDeleted(Instant.now()).await()).isPositive();
    assertThat(store.models(gone.key()).await()).isEmpty();
    assertThat(store.models(stays.key()).await()).hasSize(1);
  }

  @Test
  void whatIsUnderWayIsNotDeletedUntilItsJobIsCancelled() {
    Evaluation evaluation = kept("ref/oracle");
    // Nobody works on it: the engine was not started.
    Job job =
        engine
            .submit(
                new JobRequest(
                    owner, "test", Optional.empty(), "{}", List.of(new PartSpec("{}", 1)), ""))
            .await();
    store.assign(evaluation.key(), job.id()).await();

    assertThatThrownBy(() -> delete(evaluation))
        .isInstanceOfSatisfying(
            ProblemException.class,
            refused -> {
              assertThat(refused.problem().status()).isEqualTo(409);
              assertThat(refused).hasMessageContaining("DELETE /api/v1/jobs/" + job.id());
            });

    engine.cancel(owner, job.id()).await();
    delete(evaluation);
    assertThat(store.find(evaluation.id()).await()).isEmpty();
  }

  @Test
  void onlyItsOwnerDeletesAnEvaluation() {
    Evaluation evaluation = over("ref/oracle", 100, null);

    assertThatThrownBy(() ->
            desk.delete(
                    new EvaluationReference(evaluation.id()),
                    new CallContext(Long.MAX_VALUE, null, "other"))
                .await())
        .isInstanceOfSatisfying(ProblemException.class, status(404));
    assertThat(store.find(evaluation.id()).await()).isPresent();
  }

  @Test
  void pageByPageEveryEvaluationIsListedOnceAndTheNewestFirst() {
    List<String> kept = new ArrayList<>();
    for (int evaluation = 0; evaluation < 5; evaluation++) {
      kept.addFirst(kept("ref/oracle").id());
    }

    List<String> listed = new ArrayList<>();
    String next = null;
    do {
      EvaluationsAnswer page =
          answer(EvaluationsAnswer.class, desk.list(new EvaluationsQuery(2, next), call()));
      page.evaluations().forEach(entry -> listed.add(entry.id()));
      next = page.next();
    } while (next != null);

    assertThat(listed).isEqualTo(kept);
  }

  @Test
  void aPageThatBeginsNowhereIsRefused() {
    assertThatThrownBy(() -> desk.list(new EvaluationsQuery(2, "ev-1"), call()))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("take the 'next' of the page before");
  }
}
