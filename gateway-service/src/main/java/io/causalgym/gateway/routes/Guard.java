package io.causalgym.gateway.routes;

import io.causalgym.contract.ProblemException;
import io.causalgym.gateway.http.Exchange;
import io.causalgym.gateway.security.Access;
import io.causalgym.gateway.security.AccessControl;
import io.causalgym.gateway.security.Principal;
import io.causalgym.gateway.security.RateLimits;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/// Stands before every endpoint and lets in who may use it, before anything of the request is read.
public final class Guard {
  private final AccessControl access;
  private final RateLimits rates;

  public Guard(AccessControl access, RateLimits rates) {
    this.access = access;
    this.rates = rates;
  }

  Handler<RoutingContext> before(Endpoint endpoint) {
    return routing -> admit(endpoint, routing);
  }

  private void admit(Endpoint endpoint, RoutingContext routing) {
    Exchange exchange = Exchange.of(routing).route(endpoint.path());
    exchange.about(endpoint.changes(), object(routing));
    if (wantsCredential(endpoint.access())) {
      refuseGuessing(exchange);
    }
    Future<Principal> asked =
        access.identify(exchange.request().getHeader(HttpHeaders.AUTHORIZATION), endpoint.access());
    if (asked.isComplete()) {
      enter(endpoint, exchange, asked, routing);
    } else {
      // What arrives meanwhile waits; the endpoint's handlers are not there yet.
      exchange.request().pause();
      asked.onComplete(known ->
          exchange.here(() -> {
            enter(endpoint, exchange, asked, routing);
            exchange.request().resume();
          }));
    }
  }

  private void enter(
      Endpoint endpoint, Exchange exchange, Future<Principal> asked, RoutingContext routing) {
    if (asked.failed()) {
      exchange.fail(asked.cause());
      return;
    }
    Principal principal = asked.result();
    exchange.principal(principal);
    try {
      access.allow(principal, endpoint.access());
      rates.take(principal, endpoint.access());
    } catch (ProblemException refused) {
      exchange.fail(refused);
      return;
    }
    routing.next();
  }

  // Where nobody is asked who it is, wrong tokens of evaluations close the door to those alone.
  private boolean wantsCredential(Access asked) {
    return switch (asked) {
      case EVERYBODY -> false;
      case EVALUATION_TOKEN -> true;
      case PAGE, READ, COMPUTE, ADMIN -> !access.isOpen();
    };
  }

  private void refuseGuessing(Exchange exchange) {
    SocketAddress peer = exchange.request().remoteAddress();
    if (peer != null) {
      rates.refuseGuessing(peer.hostAddress());
    }
  }

  private static @Nullable String object(RoutingContext routing) {
    String id = routing.pathParam("id");
    return id == null ? routing.pathParam("name") : id;
  }
}
