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
import io.causalgym.gateway.security.Access;
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
  /// @param recordings of this process
  /// @param pages console and documents
  public RouteTable(
      Questions questions,
      Resources stored,
      VitalsRoutes vitals,
      RecordingRoutes recordings,
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
                    question("/simulate", stored.simulations()::simulate),
                    show("/environments", stored.environments()::list),
                    show("/environments/:name", stored.environments()::one),
                    change(POST, "/graphs", 201, stored.graphs()::store),
                    show("/graphs/:id", stored.graphs()::read),
                    change(DELETE, "/graphs/:id", 200, stored.graphs()::delete),
                    ask(questions, "/graphs/compare", COMPARE),
                    ask(questions, "/graphs/check", CHECK),
                    change(POST, "/datasets", 201, stored.datasets()::store),
                    show("/datasets", stored.datasets()::list),
                    show("/datasets/:id", stored.datasets()::one),
                    change(DELETE, "/datasets/:id", 200, stored.datasets()::delete),
                    show("/datasets/:id/summary", stored.datasets()::summary),
                    show("/datasets/:id/rows", stored.datasets()::rows),
                    start(stored.jobs(), "/discoveries", DISCOVER),
                    change(POST, "/relationships", 201, stored.relationships()::store),
                    show("/relationships", stored.relationships()::list),
                    change(DELETE, "/relationships/:id", 200, stored.relationships()::delete),
                    ask(questions, "/evaluate", ASK),
                    change(POST, "/evaluations", 202, stored.evaluations()::evaluate),
                    show("/evaluations", stored.evaluations()::list),
                    show("/evaluations/:id", stored.evaluations()::one),
                    change(PATCH, "/evaluations/:id", 200, stored.evaluations()::tune),
                    change(DELETE, "/evaluations/:id", 200, stored.evaluations()::delete),
                    show("/evaluations/:id/items", stored.evaluations()::items),
                    show("/evaluations/:id/events", stored.evaluations()::events),
                    show("/evaluations/:id/export", stored.evaluations()::export),
                    change(POST, "/evaluations/:id/resume", 202, stored.evaluations()::resume),
                    question("/suites/items", stored.evaluations()::suite),
                    show("/leaderboard", stored.evaluations()::leaderboard),
                    start(stored.jobs(), "/experiments", EXPERIMENT),
                    reference(GET, "/v1/models", stored.referenceModels()::read),
                    reference(GET, "/v1/models/:id", stored.referenceModels()::read),
                    reference(GET, "/v1/models/:owner/:id", stored.referenceModels()::read),
                    reference(POST, "/v1/chat/completions", stored.referenceModels()::ask),
                    reference(POST, "/v1/messages", stored.referenceModels()::ask),
                    show("/jobs", stored.jobs()::list),
                    show("/jobs/:id", stored.jobs()::one),
                    change(DELETE, "/jobs/:id", 200, stored.jobs()::cancel),
                    change(POST, "/jobs/:id/resume", 200, stored.jobs()::resume),
                    show("/jobs/:id/events", stored.jobs()::events),
                    administer("/admin/recordings", recordings::record),
                    open("/health/live", vitals::live),
                    open("/health/ready", vitals::ready),
                    new Endpoint(GET, "/metrics", 200, Access.READ, false, vitals::metrics)),
                pages.all().entrySet().stream()
                    .map(page ->
                        new Endpoint(
                            GET,
                            page.getKey(),
                            200,
                            Access.PAGE,
                            false,
                            pages.show(page.getValue()))))
            .toList();
  }

  public List<Endpoint> endpoints() {
    return endpoints;
  }

  private static <Q, A> Endpoint ask(Questions questions, String path, Operation<Q, A> operation) {
    return question(path, routing -> questions.ask(operation, routing));
  }

  private static <Q> Endpoint start(Jobs jobs, String path, Operation<Q, JobStarted> operation) {
    return change(POST, path, 202, routing -> jobs.start(operation, routing));
  }

  private static Endpoint question(String path, Handler<RoutingContext> handler) {
    return new Endpoint(POST, API + path, 200, Access.COMPUTE, false, handler);
  }

  private static Endpoint show(String path, Handler<RoutingContext> handler) {
    return new Endpoint(GET, API + path, 200, Access.READ, false, handler);
  }

  private static Endpoint change(
      HttpMethod method, String path, int status, Handler<RoutingContext> handler) {
    return new Endpoint(method, API + path, status, Access.COMPUTE, true, handler);
  }

  /// In the audit too, although nothing that is stored changes.
  private static Endpoint administer(String path, Handler<RoutingContext> handler) {
    return new Endpoint(POST, API + path, 200, Access.ADMIN, true, handler);
  }

  private static Endpoint reference(
      HttpMethod method, String path, Handler<RoutingContext> handler) {
    return new Endpoint(method, path, 200, Access.EVALUATION_TOKEN, false, handler);
  }

  private static Endpoint open(String path, Handler<RoutingContext> handler) {
    return new Endpoint(GET, path, 200, Access.EVERYBODY, false, handler);
  }
}
