package io.causalgym.evaluation.service;

import io.causalgym.evaluation.dispatch.Lanes;
import io.causalgym.evaluation.dispatch.cache.RedisReplyCache;
import io.causalgym.evaluation.dispatch.cache.ReplyCache;
import io.causalgym.evaluation.dispatch.time.Loop;
import io.causalgym.evaluation.dispatch.time.VertxLoop;
import io.causalgym.evaluation.provider.catalog.Origins;
import io.causalgym.evaluation.provider.catalog.Providers;
import io.causalgym.evaluation.provider.http.ClientLimits;
import io.causalgym.evaluation.provider.http.ProviderClient;
import io.causalgym.evaluation.provider.price.PriceList;
import io.causalgym.evaluation.run.BatchDesk;
import io.causalgym.evaluation.run.EvaluationHandler;
import io.causalgym.evaluation.run.EvaluationWorks;
import io.causalgym.evaluation.run.Models;
import io.causalgym.evaluation.run.Pauses;
import io.causalgym.evaluation.run.SecondEngine;
import io.causalgym.evaluation.run.SuiteWorlds;
import io.causalgym.evaluation.run.experiment.ExperimentHandler;
import io.causalgym.evaluation.run.single.SingleEvaluations;
import io.causalgym.evaluation.run.store.AnswerStore;
import io.causalgym.evaluation.run.store.BatchStore;
import io.causalgym.evaluation.run.store.EvaluationStore;
import io.causalgym.evaluation.run.store.ExpiredRows;
import io.causalgym.evaluation.run.store.PostgresReplyCache;
import io.causalgym.runtime.compute.ComputePool;
import io.causalgym.runtime.database.Database;
import io.causalgym.runtime.jobs.JobEngine;
import io.causalgym.runtime.launch.Service;
import io.causalgym.runtime.launch.ServiceContext;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The evaluation service as a part of a JVM.
public final class EvaluationService implements Service {
  private static final Logger LOG = LoggerFactory.getLogger(EvaluationService.class);
  private static final long HOUR_MILLIS = 3_600_000;

  /// On which nodes tell each other which evaluation to look at again.
  private static final String TOPIC = "evaluations";

  private final EvaluationSettings settings;

  public EvaluationService(EvaluationSettings settings) {
    this.settings = settings;
  }

  @Override
  public String role() {
    return "evaluation";
  }

  @Override
  public boolean needsDatabase() {
    return true;
  }

  @Override
  public Future<String> start(ServiceContext context) {
    Vertx vertx = context.vertx();
    ReplyCache cache = cache(vertx, context.requiredDatabase());
    Lanes lanes =
        new Lanes(loops(vertx), cache, settings.replyTime(), new SecureRandom().nextLong());
    EvaluationWorks works = works(context, lanes, cache);
    ExperimentHandler experiments =
        new ExperimentHandler(
            context.bus(), context.requiredJobs(), works.models(), lanes, settings.budgetUsd());
    SingleEvaluations single =
        new SingleEvaluations(
            vertx,
            context.bus(),
            context.answers(),
            context.interactive(),
            works.models(),
            lanes,
            context.metrics(),
            settings.budgetUsd());
    ReferenceDoor reference =
        new ReferenceDoor(vertx, works.store(), works.worlds(), settings.reference());
    ExpiredRows expired = new ExpiredRows(context.requiredDatabase());
    EvaluationDesk desk =
        new EvaluationDesk(works, () -> told(expired.forgetDeleted(Instant.now())));
    EvaluationPages pages = new EvaluationPages(works, desk);
    context
        .requiredJobs()
        .register(EvaluationHandler.KIND, works.handler(), settings.parts())
        .register(EvaluationHandler.BATCH_KIND, works.handler(), settings.parts())
        .register(ExperimentHandler.KIND, experiments, settings.parts())
        .listen(works.partialScores());
    vertx.setPeriodic(HOUR_MILLIS, hour -> sweep(expired));
    int loops = Runtime.getRuntime().availableProcessors();
    return new ReferenceServer(vertx, reference)
        .start()
        .onSuccess(works.models()::referenceAt)
        .compose(address -> context.bus().hear(TOPIC, news -> changed(works, news)))
        .compose(hearing ->
            vertx.deployVerticle(
                () ->
                    new EvaluationVerticle(
                        context.bus(), desk, pages, experiments, single, reference),
                new DeploymentOptions().setInstances(loops)));
  }

  private static void changed(EvaluationWorks works, Buffer news) {
    works.evaluations().changed(news.toString());
  }

  private EvaluationWorks works(ServiceContext context, Lanes lanes, ReplyCache cache) {
    Vertx vertx = context.vertx();
    Database database = context.requiredDatabase();
    JobEngine jobs = context.requiredJobs();
    ComputePool pool = context.batch();
    ProviderClient client = new ProviderClient(vertx, ClientLimits.DEFAULT);
    MeterRegistry registry = context.metrics().registry();
    return EvaluationWorks.of(
        vertx,
        new EvaluationStore(database, settings.items()),
        new AnswerStore(database),
        new SuiteWorlds(pool, new SecondEngine(context.bus()), Authors.ALL),
        new Models(
            new Origins(settings.providers()),
            new Providers(client, provider -> new MeasuredProvider(provider, registry)),
            PriceList.published()),
        lanes,
        new BatchDesk(
            new BatchStore(database),
            cache,
            settings.replyTime(),
            Pauses.OF_BATCHES,
            BatchDesk.LARGEST),
        jobs,
        pool,
        OptionalDouble.of(settings.budgetUsd()),
        evaluation -> context.bus().announce(TOPIC, Buffer.buffer(evaluation)));
  }

  /// One loop for all lanes: it moves thousands of replies a second.
  private static Supplier<Loop> loops(Vertx vertx) {
    Loop one = VertxLoop.of(vertx);
    return () -> one;
  }

  private ReplyCache cache(Vertx vertx, Database database) {
    return settings
        .redis()
        .<ReplyCache>map(address -> RedisReplyCache.at(vertx, address))
        .orElseGet(() -> new PostgresReplyCache(database));
  }

  private void sweep(ExpiredRows expired) {
    Instant now = Instant.now();
    told(
        expired
            .forgetCached(now)
            .compose(gone -> expired.forgetDeleted(now))
            .compose(gone -> expired.forgetEvaluations(now.minus(settings.retention()))));
  }

  private static void told(Future<Integer> removed) {
    removed.onFailure(failure ->
        LOG.atWarn().setCause(failure).log("what is over or deleted could not be removed"));
  }
}
