package io.causalgym.gateway.routes;

import static io.causalgym.contract.InferenceOperations.ADJUSTMENT_CHECK;
import static io.causalgym.contract.InferenceOperations.ADJUSTMENT_SETS;
import static io.causalgym.contract.InferenceOperations.DO;
import static io.causalgym.contract.InferenceOperations.IDENTIFY;
import static io.causalgym.contract.InferenceOperations.PATHS;
import static io.causalgym.contract.InferenceOperations.SEPARATION;
import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.POST;

import io.causalgym.contract.Operation;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.stream.Stream;

/// Everything that the gateway answers.
public final class RouteTable {
  private static final String API = "/api/v1";

  private final List<Endpoint> endpoints;

  /// @param questions asks services
  /// @param graphs stores and returns graphs
  /// @param vitals health and metrics
  /// @param pages console and documents
  public RouteTable(Questions questions, StoredGraphs graphs, VitalsRoutes vitals, Pages pages) {
    this.endpoints =
        Stream.concat(
                Stream.of(
                    ask(questions, "/separation", SEPARATION),
                    ask(questions, "/paths", PATHS),
                    ask(questions, "/adjustment-sets", ADJUSTMENT_SETS),
                    ask(questions, "/adjustment-sets/check", ADJUSTMENT_CHECK),
                    ask(questions, "/identify", IDENTIFY),
                    ask(questions, "/do", DO),
                    line(POST, API + "/graphs", 201, graphs::store),
                    line(GET, API + "/graphs/:id", 200, graphs::read),
                    line(GET, "/health/live", 200, vitals::live),
                    line(GET, "/health/ready", 200, vitals::ready),
                    line(GET, "/metrics", 200, vitals::metrics)),
                pages.all().entrySet().stream()
                    .map(page -> line(GET, page.getKey(), 200, pages.show(page.getValue()))))
            .toList();
  }

  public List<Endpoint> endpoints() {
    return endpoints;
  }

  private static <Q, A> Endpoint ask(Questions questions, String path, Operation<Q, A> operation) {
    return line(POST, API + path, 200, routing -> questions.ask(operation, routing));
  }

  private static Endpoint line(
      HttpMethod method, String path, int status, Handler<RoutingContext> handler) {
    return new Endpoint(method, path, status, handler);
  }
}
