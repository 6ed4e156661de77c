package io.causalgym.gateway;

import io.causalgym.client.ServiceBus;
import io.causalgym.gateway.http.AuditLog;
import io.causalgym.gateway.http.Ending;
import io.causalgym.gateway.http.FailedKeys;
import io.causalgym.gateway.http.Journal;
import io.causalgym.gateway.http.Limits;
import io.causalgym.gateway.http.Upload;
import io.causalgym.gateway.routes.JobEvents;
import io.causalgym.gateway.routes.Pages;
import io.causalgym.gateway.security.AccessControl;
import io.causalgym.gateway.security.RateLimits;
import io.causalgym.runtime.blob.BlobStore;
import io.causalgym.runtime.compute.ComputePool;
import io.causalgym.runtime.health.Health;
import io.causalgym.runtime.metrics.Metrics;
import io.causalgym.runtime.recording.Recordings;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;

/// What the event loops of the gateway share, and their deployment.
public final class Gateway {
  private final Vertx vertx;
  final GatewaySettings settings;
  final ServiceBus bus;
  final ComputePool pool;
  final Health health;
  final Metrics metrics;
  final Limits limits;
  final List<Ending> endings;
  final AccessControl access;
  final RateLimits rates;
  final Upload upload;
  final Recordings recordings = new Recordings();
  final JobEvents.Places places = new JobEvents.Places();
  final Pages pages = new Pages();
  private volatile int port;

  /// @param blobs where datasets go
  /// @param pool where large bodies are parsed and large answers compressed
  public Gateway(
      Vertx vertx,
      GatewaySettings settings,
      ServiceBus bus,
      BlobStore blobs,
      ComputePool pool,
      Health health,
      Metrics metrics) {
    this.vertx = vertx;
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
    this.rates = new RateLimits(settings.security().rates());
    this.endings =
        List.of(
            new Journal(metrics.registry(), limits),
            new AuditLog(!settings.security().isOpen()),
            new FailedKeys(rates));
    this.upload = new Upload(blobs, settings.maxDataset());
    this.access = AccessControl.of(vertx, settings.security());
  }

  /// The port that it listens on, once deployed.
  public int port() {
    return port;
  }

  void listening(int actualPort) {
    port = actualPort;
  }

  /// Deploys a verticle for each core: an event loop beyond that adds nothing.
  public Future<String> deploy() {
    int cores = Runtime.getRuntime().availableProcessors();
    return vertx.deployVerticle(
        () -> new GatewayVerticle(this), new DeploymentOptions().setInstances(cores));
  }
}
