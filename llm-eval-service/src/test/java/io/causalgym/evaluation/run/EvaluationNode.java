package io.causalgym.evaluation.run;

import io.causalgym.evaluation.dispatch.LaneStatus;
import io.causalgym.evaluation.dispatch.Lanes;
import io.causalgym.evaluation.dispatch.cache.ReplyCache;
import io.causalgym.evaluation.dispatch.time.VertxLoop;
import io.causalgym.evaluation.item.Family;
import io.causalgym.evaluation.provider.catalog.Origins;
import io.causalgym.evaluation.provider.catalog.ProviderSettings;
import io.causalgym.evaluation.provider.catalog.Providers;
import io.causalgym.evaluation.provider.http.ClientLimits;
import io.causalgym.evaluation.provider.http.ProviderClient;
import io.causalgym.evaluation.provider.price.PriceList;
import io.causalgym.evaluation.run.store.AnswerStore;
import io.causalgym.evaluation.run.store.BatchStore;
import io.causalgym.evaluation.run.store.EvaluationStore;
import io.causalgym.runtime.compute.ComputePool;
import io.causalgym.runtime.compute.PoolSettings;
import io.causalgym.runtime.database.Database;
import io.causalgym.runtime.database.DatabaseAddress;
import io.causalgym.runtime.database.DatabaseLocation;
import io.causalgym.runtime.database.DatabaseSettings;
import io.causalgym.runtime.database.DatabaseSystem;
import io.causalgym.runtime.database.DatabaseTimeouts;
import io.causalgym.runtime.jobs.JobEngine;
import io.causalgym.runtime.jobs.JobSettings;
import io.causalgym.runtime.metrics.Metrics;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/// A node that works on evaluations, one part at a time, and shares nothing with others but the
/// database server: what a JVM of the evaluation service is, without its doors. Its key for the
/// model is its name.
final class EvaluationNode implements AutoCloseable {
  final String name;
  final EvaluationWorks works;
  final JobEngine engine;
  private final Vertx vertx = Vertx.vertx();
  private final Metrics metrics = new Metrics();
  private final ComputePool pool =
      new ComputePool(vertx, PoolSettings.interactive(1, 1_000), metrics.registry());
  private final DatabaseSystem database;
  private final Lanes lanes =
      new Lanes(() -> VertxLoop.of(vertx), ReplyCache.NONE, Duration.ofHours(1), 1);
  private boolean alive = true;

  /// @param model where it is asked
  /// @param news of evaluations, for all nodes
  EvaluationNode(String name, DatabaseAddress address, String model, Consumer<String> news) {
    this.name = name;
    this.database =
        DatabaseSystem.open(
                vertx,
                new DatabaseSettings(
                    new DatabaseLocation.External(address),
                    5,
                    DatabaseSettings.DEFAULT_WAIT_QUEUE_SIZE,
                    DatabaseTimeouts.DEFAULT))
            .await();
    this.engine =
        new JobEngine(
            vertx,
            database.database(),
            new JobSettings(
                name,
                Duration.ofMinutes(5),
                Duration.ofMillis(50),
                3,
                Duration.ofMillis(100),
                Duration.ofDays(1),
                1_000),
            InstantSource.system(),
            (failure, attempts) -> "{}");
    this.works = works(database.database(), model, news);
    engine.register(EvaluationHandler.KIND, works.handler(), 1).start().await();
  }

  private EvaluationWorks works(Database tables, String model, Consumer<String> news) {
    ProviderSettings settings =
        ProviderSettings.of(Map.of("CAUSALGYM_VLLM_KEY", name, "CAUSALGYM_VLLM_URL", model));
    return EvaluationWorks.of(
        vertx,
        new EvaluationStore(tables, Long.MAX_VALUE),
        new AnswerStore(tables),
        new SuiteWorlds(
            pool, new SecondEngine(new EngineBus()), Map.of(Family.SEE_DO, new UncheckedPairs())),
        new Models(
            new Origins(settings),
            new Providers(new ProviderClient(vertx, ClientLimits.DEFAULT)),
            PriceList.published()),
        lanes,
        new BatchDesk(
            new BatchStore(tables), ReplyCache.NONE, Duration.ofHours(1), Pauses.OF_BATCHES, 100),
        engine,
        pool,
        OptionalDouble.of(0),
        news);
  }

  /// Of its lane to the only model.
  LaneStatus lane() {
    return lanes.all().iterator().next().status().await();
  }

  /// Falls silent in the middle of whatever it does, and says nothing to anybody.
  void die() {
    alive = false;
    vertx.close().await();
  }

  @Override
  public void close() {
    if (alive) {
      engine.stop().await();
      database.close().await();
      vertx.close().await();
    }
    pool.close();
    metrics.close();
  }
}
