package io.causalgym.discovery.service;

import io.causalgym.discovery.service.datasets.DatasetCatalog;
import io.causalgym.discovery.service.datasets.DatasetIngestion;
import io.causalgym.discovery.service.datasets.DatasetStore;
import io.causalgym.discovery.service.datasets.PostgresDatasetStore;
import io.causalgym.discovery.service.learning.DiscoveryHandler;
import io.causalgym.discovery.service.learning.DiscoveryJobs;
import io.causalgym.discovery.service.learning.FoundRelationships;
import io.causalgym.discovery.service.learning.GraphQuestions;
import io.causalgym.discovery.service.learning.Questions;
import io.causalgym.discovery.service.relationships.ExpiredRelationships;
import io.causalgym.discovery.service.relationships.PostgresRelationshipStore;
import io.causalgym.discovery.service.relationships.RelationshipDesk;
import io.causalgym.discovery.service.relationships.RelationshipStore;
import io.causalgym.numeric.backend.KernelBackend;
import io.causalgym.runtime.blob.BlobLedger;
import io.causalgym.runtime.blob.BlobStore;
import io.causalgym.runtime.compute.ComputePool;
import io.causalgym.runtime.jobs.JobEngine;
import io.causalgym.runtime.launch.Service;
import io.causalgym.runtime.launch.ServiceContext;
import io.causalgym.runtime.metrics.Metrics;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import java.util.function.Function;

/// The discovery service as a part of a JVM.
public final class DiscoveryService implements Service {
  private final DiscoverySettings settings;
  private final Function<Metrics, KernelBackend> kernels;

  /// @param kernels those of this JVM, which tell the metrics what they do; whoever gives them
  ///   closes them
  public DiscoveryService(DiscoverySettings settings, Function<Metrics, KernelBackend> kernels) {
    this.settings = settings;
    this.kernels = kernels;
  }

  @Override
  public String role() {
    return "discovery";
  }

  @Override
  public boolean needsDatabase() {
    return true;
  }

  @Override
  public Future<String> start(ServiceContext context) {
    KernelBackend shared = kernels.apply(context.metrics());
    BlobStore blobs = context.blobs();
    BlobLedger ledger = new BlobLedger(context.requiredDatabase(), blobs);
    JobEngine jobs = context.requiredJobs();
    ComputePool batch = context.batch();
    DatasetStore store = new PostgresDatasetStore(context.requiredDatabase());
    DatasetCatalog datasets =
        new DatasetCatalog(context.vertx(), store, blobs, ledger, context.interactive());
    DatasetIngestion ingestion =
        new DatasetIngestion(jobs, store, blobs, ledger, batch, settings.quota());
    RelationshipStore relationships =
        new PostgresRelationshipStore(context.requiredDatabase(), settings.relationships());
    Questions questions = new Questions(context.bus(), datasets);
    jobs.register(DatasetIngestion.KIND, ingestion, batch.threads());
    jobs.register(
        DiscoveryJobs.KIND,
        new DiscoveryHandler(datasets, batch, shared, new FoundRelationships(relationships)),
        batch.threads());
    Answerers answerers =
        new Answerers(
            datasets,
            ingestion,
            new DiscoveryJobs(jobs, context.interactive(), questions),
            new GraphQuestions(context.answers(), shared, questions, datasets),
            new RelationshipDesk(relationships));
    new Housekeeping(
            context.vertx(),
            ledger,
            new ExpiredRelationships(context.requiredDatabase()),
            settings.retention())
        .begin();
    Warming.begin(batch);
    int loops = Runtime.getRuntime().availableProcessors();
    return context
        .vertx()
        .deployVerticle(
            () -> new DiscoveryVerticle(context.bus(), answerers),
            new DeploymentOptions().setInstances(loops));
  }
}
