package io.causalgym.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.causalgym.contract.AdjustmentCheckAnswer;
import io.causalgym.contract.AdjustmentCheckQuery;
import io.causalgym.contract.CallContext;
import io.causalgym.contract.GraphDocument;
import io.causalgym.contract.GraphFormatName;
import io.causalgym.contract.GraphReference;
import io.causalgym.contract.InferenceOperations;
import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemException;
import io.causalgym.contract.ProblemType;
import io.causalgym.contract.Provenance;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpGymTest {
  private static final AdjustmentCheckQuery QUERY =
      new AdjustmentCheckQuery(
          GraphDocument.text("dag { X -> Y }"), List.of("X"), List.of("Y"), List.of());

  private final List<String> seen = new CopyOnWriteArrayList<>();
  private Vertx vertx;

  @BeforeEach
  void start() {
    vertx = Vertx.vertx();
  }

  @AfterEach
  void stop() throws Exception {
    await(vertx.close());
  }

  @Test
  void givenAGateway_whenAsked_thenTheAnswerIsTypedAndSaysWhereItComesFrom() throws Exception {
    HttpGym gym =
        gym(
            "secret",
            request ->
                request
                    .body()
                    .onSuccess(body -> {
                      seen.add(request.method() + " " + request.path());
                      seen.add(request.getHeader("Authorization"));
                      seen.add(body.toString());
                      request
                          .response()
                          .end(
                              "{\"valid\":true,\"reason\":\"ok\",\"new\":1,\"provenance\":"
                                  + "{\"cache\":\"cluster\",\"millis\":2.5,\"backend\":\"jvm\"}}");
                    }));
    Reply<AdjustmentCheckAnswer> reply =
        await(gym.request(InferenceOperations.ADJUSTMENT_CHECK, QUERY, within(5_000)));
    assertThat(reply.answer()).isEqualTo(new AdjustmentCheckAnswer(true, "ok", null));
    assertThat(reply.provenance()).isEqualTo(new Provenance(Provenance.Tier.CLUSTER, 2.5, "jvm"));
    assertThat(seen)
        .containsExactly(
            "POST /api/v1/adjustment-sets/check", "Bearer secret", Json.write(QUERY).toString());
  }

  @Test
  void givenAStoredGraph_whenAsked_thenItIsReadByItsAddress() throws Exception {
    HttpGym gym =
        gym(
            null,
            request -> {
              seen.add(request.method() + " " + request.uri());
              request.response().end("{\"id\":\"x\",\"kind\":\"dag\"}");
            });
    String id = "0".repeat(64);
    await(gym.request(InferenceOperations.READ_GRAPH, new GraphReference(id, null), within(5_000)));
    assertThat(seen).containsExactly("GET /api/v1/graphs/" + id);
    assertThat(
            problem(
                    gym.request(
                        InferenceOperations.READ_GRAPH,
                        new GraphReference(id, GraphFormatName.DOT),
                        within(5_000)))
                .kind())
        .isEqualTo(ProblemType.UNSUPPORTED);
  }

  @Test
  void givenAProblem_whenAsked_thenItIsTheCallersProblem() throws Exception {
    Problem problem = Problem.of(ProblemType.UNKNOWN_NODE, "'Q' is no node", "set[0]", "Q");
    HttpGym gym =
        gym(null, request -> request.response().setStatusCode(400).end(Json.write(problem)));
    assertThat(problem(gym.request(InferenceOperations.ADJUSTMENT_CHECK, QUERY, within(5_000))))
        .isEqualTo(problem);
  }

  @Test
  void givenAFailureThatIsNoProblem_whenAsked_thenTheStatusTellsTheKind() throws Exception {
    HttpGym gym = gym(null, request -> request.response().setStatusCode(503).end("<html>"));
    assertThat(
            problem(gym.request(InferenceOperations.ADJUSTMENT_CHECK, QUERY, within(5_000)))
                .status())
        .isEqualTo(503);
  }

  @Test
  void givenAGatewayThatHangs_whenTheDeadlinePasses_thenTheCallFails() throws Exception {
    HttpGym gym = gym(null, request -> seen.add("hangs"));
    for (long millis : new long[] {-1, 100}) {
      assertThat(
              problem(gym.request(InferenceOperations.ADJUSTMENT_CHECK, QUERY, within(millis)))
                  .kind())
          .isEqualTo(ProblemType.DEADLINE_EXCEEDED);
    }
  }

  @Test
  void givenNobodyListening_whenAsked_thenItIsUnavailable() throws Exception {
    HttpServer server = await(server(request -> {}));
    await(server.close());
    HttpGym gym = new HttpGym(vertx, URI.create("http://127.0.0.1:" + server.actualPort()), null);
    assertThat(
            problem(gym.request(InferenceOperations.ADJUSTMENT_CHECK, QUERY, within(5_000))).kind())
        .isEqualTo(ProblemType.UNAVAILABLE);
  }

  @Test
  void givenNoAddress_whenCreated_thenTheMessageShowsOne() {
    assertThatThrownBy(() -> new HttpGym(vertx, URI.create("localhost:8080"), null))
        .hasMessageContaining("http://127.0.0.1:8080");
  }

  private HttpGym gym(@Nullable String key, Consumer<HttpServerRequest> handler) throws Exception {
    int port = await(server(handler)).actualPort();
    return new HttpGym(vertx, URI.create("http://127.0.0.1:" + port), key);
  }

  private Future<HttpServer> server(Consumer<HttpServerRequest> handler) {
    return vertx.createHttpServer().requestHandler(handler::accept).listen(0, "127.0.0.1");
  }

  private static Problem problem(Future<?> asked) {
    return catchThrowableOfType(ProblemException.class, () -> await(asked)).problem();
  }

  private static CallContext within(long millis) {
    return new CallContext(System.currentTimeMillis() + millis, null, CallContext.LOCAL);
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.await(10, TimeUnit.SECONDS);
  }
}
