package io.causalgym.evaluation.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.contract.ReferenceAnswer;
import io.causalgym.contract.ReferenceQuery;
import io.causalgym.evaluation.item.Family;
import io.causalgym.evaluation.item.Item;
import io.causalgym.evaluation.item.Truth;
import io.causalgym.evaluation.reference.AllowedPerMinute;
import io.causalgym.evaluation.run.Evaluated;
import io.causalgym.evaluation.run.EvaluationPlan;
import io.causalgym.evaluation.run.SecondEngine;
import io.causalgym.evaluation.run.SharedDatabase;
import io.causalgym.evaluation.run.SuiteWorlds;
import io.causalgym.evaluation.run.UncheckedPairs;
import io.causalgym.evaluation.run.store.Evaluation;
import io.causalgym.evaluation.run.store.EvaluationStore;
import io.causalgym.runtime.compute.ComputePool;
import io.causalgym.runtime.compute.PoolSettings;
import io.causalgym.runtime.database.Database;
import io.causalgym.runtime.metrics.Metrics;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The reference models of evaluations in a real database, at the door and over HTTP.
@ExtendWith(SharedDatabase.class)
class ReferenceDoorTest {
  private static final AllowedPerMinute FEW = new AllowedPerMinute(3, 1_000_000);

  private final Vertx vertx;
  private final EvaluationStore store;
  private final Metrics metrics = new Metrics();
  private final ComputePool pool;
  private final SuiteWorlds worlds;

  ReferenceDoorTest(Vertx vertx, Database database) {
    this.vertx = vertx;
    this.store = new EvaluationStore(database, Long.MAX_VALUE);
    this.pool = new ComputePool(vertx, PoolSettings.interactive(1, 100), metrics.registry());
    SecondEngine engine =
        new SecondEngine(
            new io.causalgym.client.ServiceBus() {
              @Override
              public <Q, A> io.vertx.core.Future<io.causalgym.client.Reply<A>> request(
                  io.causalgym.contract.Operation<Q, A> operation,
                  Q request,
                  io.causalgym.contract.CallContext context) {
                throw new AssertionError("these questions have no checks");
              }
            });
    this.worlds = new SuiteWorlds(pool, engine, Map.of(Family.SEE_DO, new UncheckedPairs()));
  }

  @AfterEach
  void stop() {
    pool.close();
    metrics.close();
  }

  private ReferenceDoor door(AllowedPerMinute allowed) {
    return new ReferenceDoor(vertx, store, worlds, allowed);
  }

  private ReferenceDoor door() {
    return door(new AllowedPerMinute(1_000, 1_000_000));
  }

  private Evaluation evaluation(boolean hidden) {
    return Evaluated.kept(store, Evaluated.pairs(hidden, "ref/oracle"));
  }

  private static ReferenceAnswer ask(
      ReferenceDoor door, String token, String path, @Nullable String body) {
    return door.answer(new ReferenceQuery(token, path, body), false).await();
  }

  private static String question(Evaluation evaluation, String model, int item, String more) {
    String line = EvaluationPlan.references(EvaluationPlan.suite(evaluation)).line(item);
    return "{\"model\": \""
        + model
        + "\", \"messages\": [{\"role\": \"user\", \"content\": \""
        + line
        + "\"}]"
        + more
        + "}";
  }

  private static JsonObject json(ReferenceAnswer answer) {
    return new JsonObject(answer.body());
  }

  @Test
  void theOracleSaysWhatIsTrueInBothProtocols() {
    Evaluation evaluation = evaluation(false);
    ReferenceDoor door = door();
    Item item = worlds.world(EvaluationPlan.suite(evaluation), 1).await().items().getFirst();
    String body = question(evaluation, "ref/oracle", item.number(), "");

    ReferenceAnswer chat = ask(door, evaluation.token(), "chat/completions", body);
    ReferenceAnswer message = ask(door, evaluation.token(), "messages", body);

    String truth =
        "ANSWER: "
            + ((io.causalgym.evaluation.item.Answer.Value) ((Truth.Exact) item.truth()).answer())
                .value();
    assertThat(chat.status()).isEqualTo(200);
    assertThat(
            json(chat)
                .getJsonArray("choices")
                .getJsonObject(0)
                .getJsonObject("message")
                .getString("content"))
        .endsWith(truth);
    assertThat(json(message).getJsonArray("content").getJsonObject(0).getString("text"))
        .endsWith(truth);
  }

  @ParameterizedTest
  @CsvSource({"chat/completions, data: [DONE]", "messages, event: message_stop"})
  void aStreamIsAStreamInItsProtocol(String path, String end) {
    Evaluation evaluation = evaluation(false);

    ReferenceAnswer answer =
        ask(
            door(),
            evaluation.token(),
            path,
            question(evaluation, "ref/oracle", 0, ", \"stream\": true"));

    assertThat(answer.stream()).isTrue();
    assertThat(answer.body()).contains(end);
  }

  @ParameterizedTest
  @ValueSource(strings = {"models/ref/oracle", "models/ref%2Foracle", "models/ref%2foracle"})
  void aModelIsFoundWithItsSlashEncodedOrNot(String path) {
    ReferenceAnswer answer = ask(door(), evaluation(false).token(), path, null);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(json(answer).getString("id")).isEqualTo("ref/oracle");
  }

  @ParameterizedTest
  @CsvSource({
    "models/gpt-4o, 404, model_not_found",
    "models/, 404, model_not_found",
    "models/%zz, 404, model_not_found",
    "files, 404, not_found",
    "chat/completions, 404, not_found"
  })
  void whatIsNotThereIsToldSo(String path, int status, String code) {
    ReferenceAnswer answer = ask(door(), evaluation(false).token(), path, null);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(json(answer).getJsonObject("error").getString("code")).isEqualTo(code);
  }

  @Test
  void aStrangerIsRefusedWithoutLimitsToTell() {
    Evaluation evaluation = evaluation(false);
    ReferenceDoor door = door();

    for (String token :
        List.of("", "x", "x.y", evaluation.id() + ".wrong", evaluation.token() + "0")) {
      ReferenceAnswer answer = ask(door, token, "models", null);
      assertThat(answer.status()).as(token).isEqualTo(401);
      assertThat(answer.headers()).containsOnlyKeys("x-request-id", "openai-processing-ms");
    }
  }

  @Test
  void aQuestionOfAnotherEvaluationIsNoCase() {
    Evaluation evaluation = evaluation(false);
    String body =
        "{\"model\": \"ref/oracle\", \"messages\": [{\"role\": \"user\", \"content\": \"1+1?\"}]}";

    assertThat(ask(door(), evaluation.token(), "chat/completions", body).status()).isEqualTo(400);
    assertThat(
            ask(
                    door(),
                    evaluation.token(),
                    "chat/completions",
                    question(evaluation, "ref/oracle", 5_000_000, ""))
                .status())
        .isEqualTo(400);
  }

  @Test
  void aHiddenEvaluationAnswersItsOwnServerOnlyUntilItIsOver() {
    Evaluation evaluation = evaluation(true);
    ReferenceQuery query = new ReferenceQuery(evaluation.token(), "models", null);

    assertThat(door().answer(query, false).await().status()).isEqualTo(403);
    assertThat(door().answer(query, true).await().status()).isEqualTo(200);
    store.finish(evaluation.key(), "[]").await();
    assertThat(door().answer(query, false).await().status()).isEqualTo(200);
  }

  @Test
  void theLimitIsOneForTheWholeRunAndItsHeadersAreTrue() {
    Evaluation evaluation = evaluation(false);
    ReferenceDoor door = door(FEW);
    String body = question(evaluation, "ref/coin", 0, "");

    for (int left = 2; left >= 0; left--) {
      ReferenceAnswer answer = ask(door, evaluation.token(), "chat/completions", body);
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.headers())
          .containsEntry("x-ratelimit-limit-requests", "3")
          .containsEntry("x-ratelimit-remaining-requests", Integer.toString(left));
      long tokens = json(answer).getJsonObject("usage").getLong("total_tokens");
      assertThat(Long.parseLong(answer.headers().get("x-ratelimit-remaining-tokens")))
          .isLessThanOrEqualTo(1_000_000 - tokens);
    }
    ReferenceAnswer refused = ask(door, evaluation.token(), "chat/completions", body);
    ReferenceAnswer message = ask(door, evaluation.token(), "messages", body);

    assertThat(refused.status()).isEqualTo(429);
    assertThat(json(refused).getJsonObject("error").getString("code"))
        .isEqualTo("rate_limit_exceeded");
    assertThat(refused.headers()).containsEntry("x-ratelimit-remaining-requests", "0");
    assertThat(Integer.parseInt(refused.headers().get("retry-after"))).isBetween(1, 20);
    assertThat(Integer.parseInt(refused.headers().get("retry-after-ms"))).isBetween(1, 20_000);
    assertThat(message.status()).isEqualTo(429);
    assertThat(json(message).getJsonObject("error").getString("type"))
        .isEqualTo("rate_limit_error");
    assertThat(message.headers()).containsEntry("anthropic-ratelimit-requests-remaining", "0");
    assertThat(ask(door, evaluation(false).token(), "models", null).status()).isEqualTo(200);
  }

  @Test
  void aSlowModelTakesItsTimeAndTellsIt() {
    Evaluation evaluation = evaluation(false);

    ReferenceAnswer answer =
        ask(
            door(),
            evaluation.token(),
            "chat/completions",
            question(evaluation, "ref/slow-80", 0, ""));

    assertThat(Integer.parseInt(answer.headers().get("openai-processing-ms")))
        .isGreaterThanOrEqualTo(79);
  }

  private HttpResponse<String> post(URI base, String path, String token, String body)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(base + path))
              .header("Authorization", "Bearer " + token)
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build();
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
  }

  @Test
  void theServersOwnDoorAnswersOverHttpAndTakesAMegabyteAtMost() throws Exception {
    Evaluation evaluation = evaluation(true);
    URI base = new ReferenceServer(vertx, door()).start().await();

    HttpResponse<String> answered =
        post(
            base,
            "/chat/completions",
            evaluation.token(),
            question(evaluation, "ref/oracle", 0, ""));
    HttpResponse<String> large =
        post(base, "/messages", evaluation.token(), "x".repeat((1 << 20) + 1));

    assertThat(answered.statusCode()).isEqualTo(200);
    assertThat(answered.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(answered.headers().firstValue("x-ratelimit-limit-requests")).contains("1000");
    assertThat(large.statusCode()).isEqualTo(413);
    assertThat(large.body()).contains("request_too_large");
  }
}
