package io.causalgym.gateway.routes;

import static io.causalgym.contract.InferenceOperations.ADJUSTMENT_CHECK;
import static io.causalgym.contract.InferenceOperations.ADJUSTMENT_SETS;
import static io.causalgym.contract.InferenceOperations.ATTRIBUTION;
import static io.causalgym.contract.InferenceOperations.BOUNDS;
import static io.causalgym.contract.InferenceOperations.CAUSATION;
import static io.causalgym.contract.InferenceOperations.CONVERT;
import static io.causalgym.contract.InferenceOperations.COUNTERFACTUALS;
import static io.causalgym.contract.InferenceOperations.DO;
import static io.causalgym.contract.InferenceOperations.EXPLANATION;
import static io.causalgym.contract.InferenceOperations.IDENTIFY;
import static io.causalgym.contract.InferenceOperations.LINEAR;
import static io.causalgym.contract.InferenceOperations.LINEAR_IDENTIFY;
import static io.causalgym.contract.InferenceOperations.MARGINALS;
import static io.causalgym.contract.InferenceOperations.MEDIATION;
import static io.causalgym.contract.InferenceOperations.PARAMETERS;
import static io.causalgym.contract.InferenceOperations.PATHS;
import static io.causalgym.contract.InferenceOperations.POSTERIOR;
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
  /// @param simulations simulates models
  /// @param environments the library of worlds
  /// @param vitals health and metrics
  /// @param pages console and documents
  public RouteTable(
      Questions questions,
      StoredGraphs graphs,
      Simulations simulations,
      Environments environments,
      VitalsRoutes vitals,
      Pages pages) {
    this.endpoints =
        Stream.concat(
                Stream.of(
                    ask(questions, "/separation", SEPARATION),
                    ask(questions, "/paths", PATHS),
                    ask(questions, "/adjustment-sets", ADJUSTMENT_SETS),
                    ask(questions, "/adjustment-sets/check", ADJUSTMENT_CHECK),
                    ask(questions, "/identify", IDENTIFY),
                    ask(questions, "/do", DO),
                    ask(questions, "/counterfactuals", COUNTERFACTUALS),
                    ask(questions, "/causation", CAUSATION),
                    ask(questions, "/attribution", ATTRIBUTION),
                    ask(questions, "/mediation", MEDIATION),
                    ask(questions, "/bounds", BOUNDS),
                    ask(questions, "/linear", LINEAR),
                    ask(questions, "/linear/identify", LINEAR_IDENTIFY),
                    ask(questions, "/posterior", POSTERIOR),
                    ask(questions, "/marginals", MARGINALS),
                    ask(questions, "/explanation", EXPLANATION),
                    ask(questions, "/parameters", PARAMETERS),
                    ask(questions, "/networks/convert", CONVERT),
                    line(POST, API + "/simulate", 200, simulations::simulate),
                    line(GET, API + "/environments", 200, environments::list),
                    line(GET, API + "/environments/:name", 200, environments::one),
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
