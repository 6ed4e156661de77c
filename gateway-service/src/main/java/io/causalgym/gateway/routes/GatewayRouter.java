package io.causalgym.gateway.routes;

import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemType;
import io.causalgym.gateway.http.FrontDoor;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Makes a router of the route table, where whatever the router refuses is a problem too.
public final class GatewayRouter {
  private final FrontDoor door;
  private final Guard guard;
  private final List<Endpoint> endpoints;

  public GatewayRouter(FrontDoor door, Guard guard, List<Endpoint> endpoints) {
    this.door = door;
    this.guard = guard;
    this.endpoints = List.copyOf(endpoints);
  }

  public Router build(Vertx vertx) {
    Router router = Router.router(vertx);
    router.route().handler(door::enter);
    for (Endpoint endpoint : endpoints) {
      Route route = router.route(endpoint.method(), endpoint.path());
      if (endpoint.method().equals(HttpMethod.GET)) {
        route.method(HttpMethod.HEAD);
      }
      route.handler(guard.before(endpoint)).handler(endpoint.handler());
    }
    router.errorHandler(400, this::badRequest);
    router.errorHandler(404, this::notFound);
    router.errorHandler(405, this::wrongMethod);
    router.errorHandler(500, this::failed);
    return router;
  }

  private void badRequest(RoutingContext routing) {
    String host = routing.request().getHeader("Host");
    door.exchange(routing)
        .answer(
            host == null
                ? Problem.of(
                    ProblemType.INVALID_REQUEST, "there is no Host header; HTTP/1.1 needs one")
                : Problem.of(
                    ProblemType.INVALID_REQUEST,
                    "the request's address cannot be read; give a path that starts with '/'"));
  }

  private void notFound(RoutingContext routing) {
    door.exchange(routing)
        .answer(
            Problem.of(
                ProblemType.NOT_FOUND,
                "there is nothing at this path; /docs lists what there is",
                "path",
                routing.request().path()));
  }

  private void wrongMethod(RoutingContext routing) {
    String path = routing.normalizedPath();
    String allowed =
        endpoints.stream()
            .filter(endpoint -> endpoint.covers(path))
            .flatMap(endpoint ->
                endpoint.method().equals(HttpMethod.GET)
                    ? Stream.of("GET", "HEAD")
                    : Stream.of(endpoint.method().name()))
            .distinct()
            .collect(Collectors.joining(", "));
    door.exchange(routing)
        .answer(
            Problem.of(
                    ProblemType.METHOD_NOT_ALLOWED,
                    "this path answers " + allowed,
                    "method",
                    routing.request().method().name())
                .with("allow", allowed));
  }

  private void failed(RoutingContext routing) {
    Throwable failure = routing.failure();
    door.exchange(routing)
        .fail(failure == null ? new IllegalStateException("the router failed") : failure);
  }
}
