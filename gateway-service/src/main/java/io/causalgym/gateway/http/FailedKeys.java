package io.causalgym.gateway.http;

import io.causalgym.contract.ProblemType;
import io.causalgym.gateway.security.RateLimits;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;

/// Counts the keys and tokens that were not valid, whoever found that out.
public final class FailedKeys implements Ending {
  private static final int UNAUTHENTICATED = ProblemType.UNAUTHENTICATED.status();

  private final RateLimits rates;

  public FailedKeys(RateLimits rates) {
    this.rates = rates;
  }

  @Override
  public void ended(Exchange exchange, int status) {
    HttpServerRequest request = exchange.request();
    SocketAddress peer = request.remoteAddress();
    if (status == UNAUTHENTICATED && peer != null && presentsOne(request)) {
      rates.failed(peer.hostAddress());
    }
  }

  // A browser's first request for a page has none, and is no guess.
  private static boolean presentsOne(HttpServerRequest request) {
    return request.headers().contains(HttpHeaders.AUTHORIZATION)
        || request.headers().contains("x-api-key");
  }
}
