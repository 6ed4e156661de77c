package io.causalgym.gateway.http;

import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemType;
import io.causalgym.gateway.security.HostCheck;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/// The first handler of every request: opens its exchange and checks whom it is addressed to.
public final class FrontDoor {
  private final Exchanges exchanges;
  private final HostCheck hosts;

  public FrontDoor(Exchanges exchanges, HostCheck hosts) {
    this.exchanges = exchanges;
    this.hosts = hosts;
  }

  public void enter(RoutingContext routing) {
    Exchange exchange = exchange(routing);
    List<String> names = exchange.request().headers().getAll(HttpHeaders.HOST);
    if (names.size() > 1) {
      exchange.answer(
          Problem.of(ProblemType.INVALID_REQUEST, "there are several Host headers; send one"));
    } else if (!names.isEmpty() && !hosts.admits(names.getFirst())) {
      exchange.answer(
          Problem.of(
              ProblemType.MISDIRECTED_REQUEST,
              "this server listens for its own machine only: address it as localhost, 127.0.0.1 or"
                  + " [::1]",
              "Host",
              names.getFirst()));
    } else {
      routing.next();
    }
  }

  /// The exchange of a request, opened now if the router failed before any handler.
  public Exchange exchange(RoutingContext routing) {
    Exchange known = routing.get(Exchange.KEY);
    if (known != null) {
      return known;
    }
    HttpServerRequest request = routing.request();
    Exchange exchange = exchanges.open(request);
    routing.put(Exchange.KEY, exchange);
    return exchange;
  }
}
