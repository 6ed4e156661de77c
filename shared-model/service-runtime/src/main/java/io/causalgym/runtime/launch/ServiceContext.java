package io.causalgym.runtime.launch;

import io.causalgym.runtime.answer.Answers;
import io.causalgym.runtime.blob.BlobStore;
import io.causalgym.runtime.bus.RuntimeBus;
import io.causalgym.runtime.compute.ComputePool;
import io.causalgym.runtime.database.Database;
import io.causalgym.runtime.health.Health;
import io.causalgym.runtime.jobs.JobEngine;
import io.causalgym.runtime.metrics.Metrics;
import io.vertx.core.Vertx;
import java.util.Optional;

/// What the services of one JVM share.
///
/// @param interactive the pool for answers that somebody waits for
/// @param batch the pool for jobs, which pauses while an answer waits
/// @param answers cache, then pool
/// @param blobs large contents, in a folder that all nodes see
/// @param database present if one of the services needs it
/// @param jobs long work, present with the database; a service registers what it does in {@link
///   Service#start}, and parts are claimed once all services have started
public record ServiceContext(
    Vertx vertx,
    RuntimeBus bus,
    Metrics metrics,
    Health health,
    ComputePool interactive,
    ComputePool batch,
    Answers answers,
    BlobStore blobs,
    Optional<Database> database,
    Optional<JobEngine> jobs) {

  /// The job engine of a service that said that it needs the database.
  public JobEngine requiredJobs() {
    return jobs.orElseThrow(
        () -> new IllegalStateException("a service has jobs and did not ask for the database"));
  }

  /// The database of a service that said that it needs one.
  public Database requiredDatabase() {
    return database.orElseThrow(
        () -> new IllegalStateException("a service uses the database and did not say so"));
  }
}
