package io.causalgym.gateway.routes;

import io.causalgym.gateway.http.Exchange;
import io.causalgym.gateway.http.Exchanges;
import io.causalgym.gateway.http.MediaTypes;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;

/// Health and measurements. Open to everybody, and under no limit: who watches over an overloaded
/// server must be answered.
public final class VitalsRoutes {
  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

  private final Vitals vitals;
  private final Exchanges exchanges;

  public VitalsRoutes(Vitals vitals, Exchanges exchanges) {
    this.vitals = vitals;
    this.exchanges = exchanges;
  }

  void live(RoutingContext routing) {
    Exchange.of(routing).answer(200, MediaTypes.JSON, vitals.live());
  }

  void ready(RoutingContext routing) {
    Exchange exchange = Exchange.of(routing);
    vitals
        .ready()
        .onComplete(
            state -> exchange.answer(state.ready() ? 200 : 503, MediaTypes.JSON, state.report()),
            exchange::fail);
  }

  void metrics(RoutingContext routing) {
    Exchange exchange = Exchange.of(routing);
    exchanges
        .offload(vitals::metrics)
        .onComplete(text -> exchange.answer(200, PROMETHEUS, Buffer.buffer(text)), exchange::fail);
  }
}
