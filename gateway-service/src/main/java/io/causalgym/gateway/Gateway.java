package io.causalgym.gateway;

import io.causalgym.client.ServiceBus;
import io.causalgym.gateway.http.Journal;
import io.causalgym.gateway.http.Limits;
import io.causalgym.gateway.http.Upload;
import io.causalgym.gateway.routes.JobEvents;
import io.causalgym.gateway.routes.Pages;
import io.causalgym.gateway.security.AccessControl;
import io.causalgym.gateway.security.Keys;
import io.causalgym.runtime.blob.BlobStore;
import io.causalgym.runtime.compute.ComputePool;
import io.causalgym.runtime.health.Health;
import io.causalgym.runtime.metrics.Metrics;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/// What the event loops of the gateway share, and their deployment.
public final class Gateway {
  final GatewaySettings settings;
  final ServiceBus bus;
  final ComputePool pool;
  final Health health;
  final Metrics metrics;
  final Limits limits;
  final Journal journal;
  final AccessControl access;
  final Upload upload;
  final JobEvents.Places places = new JobEvents.Places();
  final Pages pages = new Pages();
  private volatile int port;

  /// @param blobs where datasets go
  /// @param pool where large bodies are parsed and large answers compressed
  public Gateway(
      GatewaySettings settings,
      ServiceBus bus,
      BlobStore blobs,
      ComputePool pool,
      Health health,
      Metrics metrics) {
    this.settings = settings;
    this.bus = bus;
    this.pool = pool;
    this.health = health;
    this.metrics = metrics;
    this.limits =
        new Limits(
            settings.maxBody(),
            settings.maxBodies(),
            settings.maxConcurrent(),
            settings.receiveTimeout(),
            settings.answerTimeout(),
            settings.idleTimeout());
    this.journal = new Journal(metrics.registry(), limits);
    this.upload = new Upload(blobs, settings.maxDataset());
    this.access =
        new AccessControl(settings.keys() == null ? Keys.NONE : Keys.read(settings.keys()));
  }

  /// The port that it listens on, once deployed.
  public int port() {
    return port;
  }

  void listening(int actualPort) {
    port = actualPort;
  }

  /// Deploys a verticle for each core: an event loop beyond that adds nothing.
  public Future<String> deploy(Vertx vertx) {
    int cores = Runtime.getRuntime().availableProcessors();
    return vertx.deployVerticle(
        () -> new GatewayVerticle(this), new DeploymentOptions().setInstances(cores));
  }
}
