package io.causalgym.gateway;

import io.causalgym.gateway.http.Certificate;
import io.causalgym.gateway.http.Exchanges;
import io.causalgym.gateway.http.FrontDoor;
import io.causalgym.gateway.routes.Datasets;
import io.causalgym.gateway.routes.Environments;
import io.causalgym.gateway.routes.Evaluations;
import io.causalgym.gateway.routes.GatewayRouter;
import io.causalgym.gateway.routes.Guard;
import io.causalgym.gateway.routes.Jobs;
import io.causalgym.gateway.routes.Questions;
import io.causalgym.gateway.routes.RecordingRoutes;
import io.causalgym.gateway.routes.ReferenceModels;
import io.causalgym.gateway.routes.Relationships;
import io.causalgym.gateway.routes.Resources;
import io.causalgym.gateway.routes.RouteTable;
import io.causalgym.gateway.routes.Simulations;
import io.causalgym.gateway.routes.StoredGraphs;
import io.causalgym.gateway.routes.VitalsRoutes;
import io.causalgym.gateway.security.HostCheck;
import io.causalgym.gateway.security.TlsSettings;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One event loop of the gateway.
public final class GatewayVerticle extends VerticleBase {
  /// How long answers under way may take when the gateway stops.
  private static final long STOP_SECONDS = 3;

  private final Gateway gateway;
  private @Nullable Certificate certificate;
  private @Nullable HttpServer server;

  public GatewayVerticle(Gateway gateway) {
    this.gateway = gateway;
  }

  @Override
  public Future<HttpServer> start() {
    Exchanges exchanges = new Exchanges(vertx, gateway.limits, gateway.endings, gateway.pool);
    Questions questions = new Questions(gateway.bus, exchanges);
    RouteTable table =
        new RouteTable(
            questions,
            new Resources(
                new StoredGraphs(questions),
                new Simulations(questions),
                new Environments(questions),
                new Datasets(questions, gateway.upload),
                new Jobs(questions, gateway.places),
                new Relationships(questions),
                new Evaluations(questions, gateway.places),
                new ReferenceModels(questions)),
            new VitalsRoutes(gateway.health, gateway.metrics),
            new RecordingRoutes(gateway.recordings),
            gateway.pages);
    FrontDoor door = new FrontDoor(exchanges, new HostCheck(gateway.settings.host()));
    Guard guard = new Guard(gateway.access, gateway.rates);
    exchanges.start();
    return vertx
        .createHttpServer(options())
        .connectionHandler(exchanges.connections()::opened)
        .invalidRequestHandler(exchanges::refuse)
        .requestHandler(new GatewayRouter(door, guard, table.endpoints()).build(vertx))
        .listen(port(), gateway.settings.host())
        .onSuccess(this::listening);
  }

  private void listening(HttpServer listening) {
    server = listening;
    if (certificate != null) {
      certificate.follow(listening);
    }
    gateway.listening(listening.actualPort());
  }

  /// Takes no more connections and lets open requests end.
  @Override
  public Future<?> stop() {
    return server == null
        ? Future.succeededFuture()
        : server.shutdown(STOP_SECONDS, TimeUnit.SECONDS);
  }

  // For Vert.x -1 is any free port that all instances share; with 0 each would take another.
  private int port() {
    return gateway.settings.port() == 0 ? -1 : gateway.settings.port();
  }

  private HttpServerOptions options() {
    HttpServerOptions options = new HttpServerOptions();
    TlsSettings tls = gateway.settings.security().tls();
    if (tls != null) {
      certificate = new Certificate(vertx, tls);
      options.setSsl(true).setKeyCertOptions(certificate.read());
    }
    return options
        // HTTP/1.1 only: clocks, places and pauses are those of connections with one request.
        .setHttp2ClearTextEnabled(false)
        // A reader that stalls is let go, but not one that waits for its answer.
        .setIdleTimeout((int) gateway.settings.patience().toMillis())
        .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
        .setMaxInitialLineLength(8 << 10)
        .setMaxHeaderSize(16 << 10)
        // Larger pieces of a large body, fewer handler calls.
        .setMaxChunkSize(64 << 10);
  }
}
