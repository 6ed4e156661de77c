package io.causalgym.gateway.routes;

import static io.causalgym.contract.DiscoveryOperations.CHECK;
import static io.causalgym.contract.DiscoveryOperations.COMPARE;
import static io.causalgym.contract.DiscoveryOperations.DISCOVER;
import static io.causalgym.contract.EvaluationOperations.ASK;
import static io.causalgym.contract.EvaluationOperations.EXPERIMENT;
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
import static io.vertx.core.http.HttpMethod.DELETE;
import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.PATCH;
import static io.vertx.core.http.HttpMethod.POST;

import io.causalgym.contract.JobStarted;
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
  /// @param stored what is stored, listed or followed
  /// @param vitals health and metrics
  /// @param pages console and documents
  public RouteTable(Questions questions, Resources stored, VitalsRoutes vitals, Pages pages) {
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
                    line(POST, API + "/simulate", 200, stored.simulations()::simulate),
                    line(GET, API + "/environments", 200, stored.environments()::list),
                    line(GET, API + "/environments/:name", 200, stored.environments()::one),
                    line(POST, API + "/graphs", 201, stored.graphs()::store),
                    line(GET, API + "/graphs/:id", 200, stored.graphs()::read),
                    ask(questions, "/graphs/compare", COMPARE),
                    ask(questions, "/graphs/check", CHECK),
                    line(POST, API + "/datasets", 201, stored.datasets()::store),
                    line(GET, API + "/datasets", 200, stored.datasets()::list),
                    line(GET, API + "/datasets/:id", 200, stored.datasets()::one),
                    line(DELETE, API + "/datasets/:id", 200, stored.datasets()::delete),
                    line(GET, API + "/datasets/:id/summary", 200, stored.datasets()::summary),
                    line(GET, API + "/datasets/:id/rows", 200, stored.datasets()::rows),
                    start(stored.jobs(), "/discoveries", DISCOVER),
                    line(POST, API + "/relationships", 201, stored.relationships()::store),
                    line(GET, API + "/relationships", 200, stored.relationships()::list),
                    ask(questions, "/evaluate", ASK),
                    line(POST, API + "/evaluations", 202, stored.evaluations()::evaluate),
                    line(GET, API + "/evaluations", 200, stored.evaluations()::list),
                    line(GET, API + "/evaluations/:id", 200, stored.evaluations()::one),
                    line(PATCH, API + "/evaluations/:id", 200, stored.evaluations()::tune),
                    line(GET, API + "/evaluations/:id/items", 200, stored.evaluations()::items),
                    line(GET, API + "/evaluations/:id/events", 200, stored.evaluations()::events),
                    line(GET, API + "/evaluations/:id/export", 200, stored.evaluations()::export),
                    line(POST, API + "/evaluations/:id/resume", 202, stored.evaluations()::resume),
                    line(POST, API + "/suites/items", 200, stored.evaluations()::suite),
                    line(GET, API + "/leaderboard", 200, stored.evaluations()::leaderboard),
                    start(stored.jobs(), "/experiments", EXPERIMENT),
                    line(GET, "/v1/models", 200, stored.referenceModels()::read),
                    line(GET, "/v1/models/:id", 200, stored.referenceModels()::read),
                    line(GET, "/v1/models/:owner/:id", 200, stored.referenceModels()::read),
                    line(POST, "/v1/chat/completions", 200, stored.referenceModels()::ask),
                    line(POST, "/v1/messages", 200, stored.referenceModels()::ask),
                    line(GET, API + "/jobs", 200, stored.jobs()::list),
                    line(GET, API + "/jobs/:id", 200, stored.jobs()::one),
                    line(DELETE, API + "/jobs/:id", 200, stored.jobs()::cancel),
                    line(POST, API + "/jobs/:id/resume", 200, stored.jobs()::resume),
                    line(GET, API + "/jobs/:id/events", 200, stored.jobs()::events),
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

  private static <Q> Endpoint start(Jobs jobs, String path, Operation<Q, JobStarted> operation) {
    return line(POST, API + path, 202, routing -> jobs.start(operation, routing));
  }

  private static Endpoint line(
      HttpMethod method, String path, int status, Handler<RoutingContext> handler) {
    return new Endpoint(method, path, status, handler);
  }
}
