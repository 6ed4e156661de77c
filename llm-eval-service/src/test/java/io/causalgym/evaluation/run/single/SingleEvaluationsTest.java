package io.causalgym.evaluation.run.single;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.client.Json;
import io.causalgym.contract.Assignment;
import io.causalgym.contract.CallContext;
import io.causalgym.contract.EvaluateAnswer;
import io.causalgym.contract.EvaluateQuery;
import io.causalgym.contract.GraphDocument;
import io.causalgym.contract.OutcomeName;
import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemException;
import io.causalgym.contract.ProblemType;
import io.causalgym.contract.Provenance;
import io.causalgym.contract.State;
import io.causalgym.contract.VerdictName;
import io.causalgym.evaluation.dispatch.Lanes;
import io.causalgym.evaluation.dispatch.cache.ReplyCache;
import io.causalgym.evaluation.dispatch.time.VertxLoop;
import io.causalgym.evaluation.provider.catalog.Origins;
import io.causalgym.evaluation.provider.catalog.ProviderSettings;
import io.causalgym.evaluation.provider.catalog.Providers;
import io.causalgym.evaluation.provider.http.ClientLimits;
import io.causalgym.evaluation.provider.http.ProviderClient;
import io.causalgym.evaluation.provider.price.PriceList;
import io.causalgym.evaluation.run.EngineBus;
import io.causalgym.evaluation.run.Models;
import io.causalgym.runtime.answer.Answers;
import io.causalgym.runtime.bus.EncodedAnswer;
import io.causalgym.runtime.cache.AnswerCache;
import io.causalgym.runtime.cache.Claims;
import io.causalgym.runtime.cache.LocalTier;
import io.causalgym.runtime.compute.ComputePool;
import io.causalgym.runtime.compute.PoolSettings;
import io.causalgym.runtime.metrics.Metrics;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Single questions, to reference models and to a provider on a socket.
class SingleEvaluationsTest {
  private static final String CONFOUNDED = "dag { X -> Y; X <-> Y }";
  private static final long LONG = 60_000;

  private final Vertx vertx = Vertx.vertx();
  private final Metrics metrics = new Metrics();
  private final ComputePool pool =
      new ComputePool(vertx, PoolSettings.interactive(1, 10), metrics.registry());
  private final AtomicInteger asked = new AtomicInteger();
  private volatile Consumer<HttpServerRequest> behaviour = request -> {};
  private final HttpServer provider =
      vertx
          .createHttpServer()
          .requestHandler(request -> {
            asked.incrementAndGet();
            behaviour.accept(request);
          })
          .listen(0, "127.0.0.1")
          .await();
  private final SingleEvaluations single =
      new SingleEvaluations(
          vertx,
          new EngineBus(),
          new Answers(
              new AnswerCache(
                  vertx, new LocalTier(1 << 22), List.of(), Claims.alone(), metrics.registry()),
              pool,
              metrics.registry()),
          pool,
          new Models(
              new Origins(
                  ProviderSettings.of(
                      Map.of(
                          "CAUSALGYM_VLLM_URL",
                          "http://127.0.0.1:" + provider.actualPort() + "/v1"))),
              new Providers(new ProviderClient(vertx, ClientLimits.DEFAULT)),
              PriceList.published()),
          new Lanes(() -> VertxLoop.of(vertx), ReplyCache.NONE, Duration.ofHours(1), 1),
          metrics,
          1);

  @AfterEach
  void stop() {
    pool.close();
    metrics.close();
    vertx.close().await();
  }

  private static EvaluateQuery query(String graph, String model, @Nullable String outcome) {
    return new EvaluateQuery(
        GraphDocument.text(graph),
        new Assignment(Map.of("X", new State.Index(1))),
        model,
        outcome,
        null,
        7L,
        null);
  }

  private EncodedAnswer encoded(EvaluateQuery query, long millis) {
    long deadline = System.currentTimeMillis() + millis;
    return single.evaluate(query, new CallContext(deadline, null, "somebody")).await();
  }

  private EvaluateAnswer answer(EvaluateQuery query) {
    return Json.readAnswer(EvaluateAnswer.class, encoded(query, LONG).json());
  }

  private Problem problem(EvaluateQuery query, long millis) {
    return catchThrowableOfType(ProblemException.class, () -> encoded(query, millis)).problem();
  }

  @ParameterizedTest
  @CsvSource({"oracle, DO", "associational, SEE", "prior, PRIOR", "swapped, SEE", "rung-1, SEE"})
  void aReferenceModelGetsTheVerdictThatItIsMadeFor(String name, VerdictName verdict) {
    EvaluateAnswer answer = answer(query(CONFOUNDED, "ref/" + name, null));

    assertThat(answer.verdict()).isEqualTo(verdict);
    assertThat(answer.consistentWith()).containsExactly(verdict);
    assertThat(answer.excessBrier())
        .isEqualTo(Math.pow(Objects.requireNonNull(answer.belief()) - answer.truth(), 2));
    assertThat(answer.outcome()).isEqualTo("Y");
    assertThat(answer.seed()).isEqualTo(7);
    assertThat(answer.costUsd()).isZero();
  }

  @Test
  void theOracleIsRightToTheLastDigit() {
    EvaluateAnswer answer = answer(query(CONFOUNDED, "ref/oracle", null));

    assertThat(answer.belief()).isEqualTo(answer.truth());
    assertThat(answer.event()).isEqualTo("P(Y=1 | do(X=1))");
  }

  @Test
  void whereSeeingIsDoingTheVerdictNamesBoth() {
    EvaluateAnswer answer = answer(query("dag { X -> Y }", "ref/associational", null));

    assertThat(answer.verdict()).isEqualTo(VerdictName.DO);
    assertThat(answer.consistentWith()).startsWith(VerdictName.DO, VerdictName.SEE);
  }

  @Test
  void whatIsNoDescendantKeepsItsPrior() {
    EvaluateAnswer answer = answer(query("dag { Z -> X; X -> Y }", "ref/oracle", "Z"));

    assertThat(answer.truth()).isCloseTo(answer.prior(), within(1e-12));
  }

  @Test
  void aRefusalHasNoBeliefAndNoLoss() {
    EvaluateAnswer answer = answer(query(CONFOUNDED, "ref/refuser", null));

    assertThat(answer.belief()).isNull();
    assertThat(answer.excessBrier()).isNull();
    assertThat(answer.verdict()).isEqualTo(VerdictName.OTHER);
    assertThat(answer.result()).isEqualTo(OutcomeName.REFUSAL);
  }

  @Test
  void aReferenceModelIsAskedOnce() {
    encoded(query(CONFOUNDED, "ref/oracle", null), LONG);

    assertThat(encoded(query(CONFOUNDED, "ref/oracle", null), LONG).provenance().cache())
        .isEqualTo(Provenance.Tier.LOCAL);
  }

  @Test
  void anUnknownModelIsRefusedWithTheKnownOnes() {
    for (String name : List.of("ref/sage", "gpt-0", "gpt-4o", "nobody/model", "/")) {
      Problem problem = problem(query(CONFOUNDED, name, null), LONG);

      assertThat(problem.status()).isEqualTo(422);
      assertThat(problem.more().get("known"))
          .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
          .contains("ref/oracle")
          .doesNotContain("gpt-4o");
    }
    assertThat(metrics.scrape()).contains("model_name=\"other\"").doesNotContain("nobody/model");
  }

  @Test
  void aGraphThatIsTooLargeIsRefusedBeforeAWorldIsDrawn() {
    StringBuilder many = new StringBuilder("dag { X -> Y;");
    for (int node = 0; node < 13; node++) {
      many.append(" A").append(node).append(" -> Y;");
    }

    assertThat(problem(query(many + "}", "ref/oracle", null), LONG).kind())
        .isEqualTo(ProblemType.TOO_COSTLY);
  }

  @Test
  void aVariableThatIsNotThereIsNamed() {
    assertThat(problem(query("dag { A -> B }", "ref/oracle", null), LONG).kind())
        .isEqualTo(ProblemType.UNKNOWN_NODE);
    assertThat(problem(query("dag { A -> X }", "ref/oracle", null), LONG).field())
        .isEqualTo("outcome");
  }

  private static void reply(HttpServerRequest request, String content) {
    JsonObject message = new JsonObject().put("role", "assistant").put("content", content);
    request
        .response()
        .putHeader("Content-Type", "application/json")
        .end(
            new JsonObject()
                .put("id", "1")
                .put("object", "chat.completion")
                .put("model", "m")
                .put(
                    "choices",
                    new JsonArray()
                        .add(
                            new JsonObject()
                                .put("index", 0)
                                .put("message", message)
                                .put("finish_reason", "stop")))
                .put("usage", new JsonObject().put("prompt_tokens", 11).put("completion_tokens", 5))
                .encode());
  }

  @Test
  void aProvidersModelIsAskedAndRead() {
    behaviour = request -> reply(request, "{\"reasoning\": \"so\", \"p\": 0.25}");

    EvaluateAnswer answer = answer(query(CONFOUNDED, "vllm/m", null));

    assertThat(asked).hasValue(1);
    assertThat(answer.belief()).isEqualTo(.25);
    assertThat(Objects.requireNonNull(answer.usage()).prompt()).isEqualTo(11);
  }

  @Test
  void aReplyWithoutANumberHasNoBelief() {
    behaviour = request -> reply(request, "It depends.");

    EvaluateAnswer answer = answer(query(CONFOUNDED, "vllm/m", null));

    assertThat(answer.belief()).isNull();
    assertThat(answer.result()).isEqualTo(OutcomeName.FORMAT);
    assertThat(answer.reply()).isEqualTo("It depends.");
  }

  @Test
  void aProviderThatIsSilentIsNotWaitedForBeyondTheDeadline() {
    Problem problem = problem(query(CONFOUNDED, "vllm/m", null), 700);

    assertThat(problem.kind()).isEqualTo(ProblemType.DEADLINE_EXCEEDED);
    assertThat(problem.more()).containsKey("attempts");
  }

  @Test
  void aProviderThatRefusesTheKeyIsNotAskedAgain() {
    behaviour = request -> request.response().setStatusCode(401).end("{}");

    assertThat(problem(query(CONFOUNDED, "vllm/m", null), LONG).kind())
        .isEqualTo(ProblemType.UNAVAILABLE);
    assertThat(asked).hasValue(1);
  }
}
