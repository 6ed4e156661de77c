package io.causalgym.gateway.routes;

import io.causalgym.client.Json;
import io.causalgym.gateway.http.Exchange;
import io.causalgym.gateway.http.MediaTypes;
import io.causalgym.runtime.health.Health;
import io.causalgym.runtime.health.HealthReport;
import io.causalgym.runtime.metrics.Metrics;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;

/// Health, open to everybody, and measurements. Under no limit of the moment: who watches over an
/// overloaded server must be answered.
public final class VitalsRoutes {

  private final Health health;
  private final Metrics metrics;

  public VitalsRoutes(Health health, Metrics metrics) {
    this.health = health;
    this.metrics = metrics;
  }

  void live(RoutingContext routing) {
    Exchange exchange = Exchange.of(routing);
    health.live().onComplete(report -> write(exchange, report), exchange::fail);
  }

  void ready(RoutingContext routing) {
    Exchange exchange = Exchange.of(routing);
    health.ready().onComplete(report -> write(exchange, report), exchange::fail);
  }

  void metrics(RoutingContext routing) {
    Exchange exchange = Exchange.of(routing);
    // Not on the compute pool, which refuses work when it is full.
    routing
        .vertx()
        .executeBlocking(metrics::scrape, false)
        .onComplete(
            text -> exchange.answer(200, Metrics.MEDIA_TYPE, Buffer.buffer(text)), exchange::fail);
  }

  private static void write(Exchange exchange, HealthReport report) {
    exchange.answer(report.httpStatus(), MediaTypes.JSON, Json.write(report));
  }
}
