package io.causalgym.evaluation.run;

import io.causalgym.client.Json;
import io.causalgym.contract.EvaluationQuery;
import io.causalgym.contract.EvaluationStarted;
import io.causalgym.evaluation.dispatch.Lanes;
import io.causalgym.evaluation.dispatch.cache.ReplyCache;
import io.causalgym.evaluation.dispatch.time.Loop;
import io.causalgym.evaluation.dispatch.time.VertxLoop;
import io.causalgym.evaluation.item.Family;
import io.causalgym.evaluation.provider.catalog.Origins;
import io.causalgym.evaluation.provider.catalog.ProviderSettings;
import io.causalgym.evaluation.provider.catalog.Providers;
import io.causalgym.evaluation.provider.http.ClientLimits;
import io.causalgym.evaluation.provider.http.ProviderClient;
import io.causalgym.evaluation.provider.price.PriceList;
import io.causalgym.evaluation.question.structure.SeparationAuthor;
import io.causalgym.evaluation.run.store.AnswerStore;
import io.causalgym.evaluation.run.store.BatchStore;
import io.causalgym.evaluation.run.store.Evaluation;
import io.causalgym.evaluation.run.store.EvaluationStore;
import io.causalgym.runtime.compute.ComputePool;
import io.causalgym.runtime.compute.PoolSettings;
import io.causalgym.runtime.database.Database;
import io.causalgym.runtime.jobs.DatabaseClock;
import io.causalgym.runtime.jobs.Job;
import io.causalgym.runtime.jobs.JobEngine;
import io.causalgym.runtime.jobs.JobSettings;
import io.causalgym.runtime.jobs.JobState;
import io.causalgym.runtime.metrics.Metrics;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.UUID;

/// A node that does evaluations over a real database, asks real addresses, and waits for nothing
/// longer than it must.
final class EvaluatingNode implements AutoCloseable {
  static final String OWNER = "owner";
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Vertx vertx = Vertx.vertx();
  private final Metrics metrics = new Metrics();
  private final ComputePool pool =
      new ComputePool(vertx, PoolSettings.interactive(2, 1_000), metrics.registry());
  final JobEngine engine;
  final EvaluationWorks works;

  EvaluatingNode(Database database) {
    this(database, ReplyCache.NONE, BatchDesk.LARGEST);
  }

  /// @param largest questions of a batch
  EvaluatingNode(Database database, ReplyCache cache, int largest) {
    engine =
        new JobEngine(
            vertx,
            database,
            new JobSettings(
                "node-" + UUID.randomUUID(),
                Duration.ofSeconds(1),
                Duration.ofMillis(20),
                3,
                Duration.ofMillis(10),
                Duration.ofDays(1),
                1_000),
            DatabaseClock.following(database, Clock.systemUTC()).await(),
            (failure, attempts) -> "{\"detail\": \"" + failure + "\"}");
    Loop loop = VertxLoop.of(vertx);
    works =
        EvaluationWorks.of(
            vertx,
            new EvaluationStore(database, Long.MAX_VALUE),
            new AnswerStore(database),
            new SuiteWorlds(
                pool,
                new SecondEngine(new EngineBus()),
                Map.of(Family.SEPARATION, new SeparationAuthor())),
            new Models(
                new Origins(ProviderSettings.of(Map.of(ProviderSettings.ALLOWED, "loopback"))),
                new Providers(new ProviderClient(vertx, ClientLimits.DEFAULT)),
                PriceList.published()),
            new Lanes(() -> loop, cache, Duration.ofHours(1), 1),
            new BatchDesk(
                new BatchStore(database),
                cache,
                Duration.ofHours(1),
                new Pauses(Duration.ofMillis(1), Duration.ofMillis(20)),
                largest),
            engine,
            pool,
            OptionalDouble.empty(),
            evaluation -> {});
    engine
        .register(EvaluationHandler.KIND, works.handler(), 2)
        .register(EvaluationHandler.BATCH_KIND, works.handler(), 2)
        .start()
        .await();
  }

  EvaluationStarted start(String json) {
    EvaluationQuery query = Json.readRequest(EvaluationQuery.class, Buffer.buffer(json));
    return works
        .evaluations()
        .start(OWNER, query, new Evaluations.Secrets(5, false, "salt", "token"))
        .await();
  }

  /// Once it is over.
  Job end(EvaluationStarted started) {
    return engine
        .await(OWNER, started.job(), job -> job.state().finished(), PATIENCE)
        .await()
        .filter(job -> job.state().finished())
        .orElseThrow();
  }

  Evaluation run(String json) {
    EvaluationStarted started = start(json);
    Job job = end(started);
    if (job.state() != JobState.SUCCEEDED) {
      throw new AssertionError(job.toString());
    }
    return read(started);
  }

  Evaluation read(EvaluationStarted started) {
    return works.store().find(started.evaluation()).await().orElseThrow();
  }

  /// As `kill -9` does it: nothing is given back.
  void kill() {
    vertx.close().await();
    pool.close();
    metrics.close();
  }

  /// As an orderly stop does it.
  @Override
  public void close() {
    engine.stop().await();
    kill();
  }
}
