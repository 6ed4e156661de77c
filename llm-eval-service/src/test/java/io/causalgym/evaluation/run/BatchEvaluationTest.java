package io.causalgym.evaluation.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.contract.EvaluationStarted;
import io.causalgym.evaluation.chat.ChatReply;
import io.causalgym.evaluation.dispatch.cache.ReplyCache;
import io.causalgym.evaluation.run.store.AnswerStore.Tally;
import io.causalgym.evaluation.run.store.Evaluation;
import io.causalgym.evaluation.run.store.EvaluationStore.StoredModel;
import io.causalgym.runtime.database.Database;
import io.causalgym.runtime.jobs.JobState;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whole evaluations in batches, over real HTTP and a real database.
@ExtendWith(SharedDatabase.class)
class BatchEvaluationTest {
  private static final int WORLDS = 6;
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String SUITE =
      "{\"name\": \"test\", \"worlds\": 6, \"families\": [\"separation\"], \"skins\": [\"letters\"]}";

  private final Vertx vertx;
  private final Database database;
  private final BatchStub stub = new BatchStub();
  private EvaluatingNode node;

  BatchEvaluationTest(Vertx vertx, Database database) {
    this.vertx = vertx;
    this.database = database;
    this.node = new EvaluatingNode(database);
  }

  @AfterEach
  void close() {
    node.close();
    stub.close();
  }

  private String model(String parameters) {
    return "{\"id\": \"stub\", \"provider\": \"openai-compatible\", \"baseUrl\": \""
        + stub.baseUrl()
        + "\", \"price\": {\"prompt\": 1, \"completion\": 2}, \"parameters\": "
        + parameters
        + "}";
  }

  private String query(String parameters) {
    return query(parameters, "");
  }

  private String query(String parameters, String more) {
    return "{\"models\": [" + model(parameters) + "], \"suite\": " + SUITE + more + "}";
  }

  private static String batch() {
    return "{\"batch\": true, \"cache\": false, \"maxTokens\": 100}";
  }

  private String score(Evaluation evaluation) {
    return stored(evaluation).score().orElseThrow();
  }

  private StoredModel stored(Evaluation evaluation) {
    return node.works.store().models(evaluation.key()).await().getFirst();
  }

  private Map<String, Long> outcomes(Evaluation evaluation) {
    return node.works.answers().tally(evaluation.key()).await().stream()
        .collect(Collectors.toMap(Tally::outcome, Tally::questions));
  }

  private double reserved(Evaluation evaluation) {
    return number("SELECT reserved AS n FROM evaluation WHERE key = $1", evaluation);
  }

  private double spent(Evaluation evaluation) {
    return number("SELECT sum(cost) AS n FROM evaluation_reply WHERE evaluation = $1", evaluation);
  }

  private double openBatches(Evaluation evaluation) {
    return number(
        "SELECT count(*)::float8 AS n FROM evaluation_batch WHERE evaluation = $1 AND ended_at IS NULL",
        evaluation);
  }

  private double number(String sql, Evaluation evaluation) {
    return database.query(sql, Tuple.of(evaluation.key())).await().iterator().next().getDouble("n");
  }

  private void until(BooleanSupplier condition) {
    Instant end = Instant.now().plus(PATIENCE);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).isBefore(end);
      vertx.timer(5, TimeUnit.MILLISECONDS).await();
    }
  }

  private long questions() {
    return stub.batches.getFirst().lines.size();
  }

  @Test
  void inABatchAModelScoresWhatItScoresLive() {
    Evaluation live = node.run(query("{\"cache\": false, \"maxTokens\": 100}"));
    int asked = stub.chats.get();

    Evaluation batched = node.run(query(batch()));

    assertThat(stub.chats).hasValue(asked);
    assertThat(stub.batches).hasSize(1);
    assertThat(questions()).isEqualTo(asked).isGreaterThan(WORLDS);
    assertThat(score(batched)).isEqualTo(score(live));
    assertThat(spent(batched)).isEqualTo(spent(live)).isPositive();
    assertThat(node.works.answers().latencies(live.key()).await()).hasSize(1);
    assertThat(node.works.answers().latencies(batched.key()).await()).isEmpty();
  }

  @Test
  void aLiveModelGoesOnBesideABatch() {
    stub.held = true;
    String live = model("{\"cache\": false}").replace("\"id\": \"stub\"", "\"id\": \"live\"");
    EvaluationStarted started =
        node.start(
            "{\"models\": [" + model(batch()) + ", " + live + "], \"suite\": " + SUITE + "}");
    until(() -> !stub.batches.isEmpty() && stub.chats.get() == questions());
    stub.held = false;

    assertThat(node.end(started).state()).isEqualTo(JobState.SUCCEEDED);
    assertThat(node.works.answers().tally(node.read(started).key()).await())
        .extracting(Tally::outcome, Tally::questions)
        .containsExactly(tuple("ok", questions()), tuple("ok", questions()));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anotherNodeWaitsForTheSameBatch(boolean killed) {
    stub.held = true;
    EvaluationStarted started = node.start(query(batch()));
    until(() -> stub.looks.get() > 2);
    if (killed) {
      node.kill();
    } else {
      node.close();
    }
    int looks = stub.looks.get();
    node = new EvaluatingNode(database);
    until(() -> stub.looks.get() > looks + 2);
    stub.held = false;

    assertThat(node.end(started).state()).isEqualTo(JobState.SUCCEEDED);
    assertThat(stub.batches).hasSize(1);
    assertThat(stub.batches.getFirst().cancelled).isFalse();
    assertThat(outcomes(node.read(started))).isEqualTo(Map.of("ok", questions()));
    assertThat(reserved(node.read(started))).isCloseTo(spent(node.read(started)), within(1e-9));
  }

  @Test
  void anotherNodeWaitsForAllBatchesAndPutsNothingTwice() {
    node.close();
    node = new EvaluatingNode(database, ReplyCache.NONE, 5);
    stub.held = true;
    EvaluationStarted started = node.start(query(batch()));
    until(() -> stub.batches.size() == 3 && stub.batches.getLast().looks.get() > 0);
    node.kill();
    // The second is as if its node had died before it heard the batch's id.
    Evaluation evaluation = node.read(started);
    database
        .query(
            "UPDATE evaluation_batch SET batch = NULL, state = 'prepared' WHERE batch = 'batch-2'"
                + " AND evaluation = $1",
            Tuple.of(evaluation.key()))
        .await();
    node = new EvaluatingNode(database, ReplyCache.NONE, 5);
    stub.held = false;

    assertThat(node.end(started).state()).isEqualTo(JobState.SUCCEEDED);
    assertThat(stub.batches).hasSize(3);
    assertThat(stub.batches.stream().flatMap(batch -> batch.lines.stream()).map(BatchStub.Line::id))
        .hasSize(2 * WORLDS)
        .doesNotHaveDuplicates();
    assertThat(outcomes(evaluation)).isEqualTo(Map.of("ok", 2L * WORLDS));
    assertThat(reserved(evaluation)).isCloseTo(spent(evaluation), within(1e-9));
  }

  @Test
  void aBatchWhoseIdWasNeverHeardIsFoundByItsLabel() {
    stub.deaf = true;

    Evaluation evaluation = node.run(query(batch()));

    assertThat(stub.batches).hasSize(1);
    assertThat(outcomes(evaluation)).isEqualTo(Map.of("ok", questions()));
  }

  @Test
  void aCancelledEvaluationCancelsItsBatchAndKeepsWhatWasAnswered() {
    stub.held = true;
    stub.says =
        line -> Optional.of(line).filter(BatchEvaluationTest::even).map(BatchStub.Line::answered);
    EvaluationStarted started = node.start(query(batch()));
    until(() -> stub.looks.get() > 2);

    node.engine.cancel(EvaluatingNode.OWNER, started.job()).await();
    Evaluation evaluation = node.read(started);
    until(() -> openBatches(evaluation) == 0 && stored(evaluation).score().isPresent());

    assertThat(stub.batches).hasSize(1);
    assertThat(stub.batches.getFirst().cancelled).isTrue();
    long half = stub.batches.getFirst().lines.stream().filter(BatchEvaluationTest::even).count();
    assertThat(outcomes(evaluation)).isEqualTo(Map.of("ok", half));
    assertThat(reserved(evaluation)).isCloseTo(spent(evaluation), within(1e-9));

    stub.held = false;
    stub.says = line -> Optional.of(line.answered());
    EvaluationStarted resumed =
        node.works.evaluations().resume(evaluation, Optional.empty()).await();
    assertThat(node.end(resumed).state()).isEqualTo(JobState.SUCCEEDED);
    assertThat(stub.batches.get(1).lines).hasSize((int) (questions() - half));
    assertThat(outcomes(evaluation)).isEqualTo(Map.of("ok", questions()));
  }

  private static boolean even(BatchStub.Line line) {
    return line.id().hashCode() % 2 == 0;
  }

  @Test
  void whatAnExpiredBatchDidNotAnswerIsPutAgain() {
    stub.end = batch -> batch.number == 1 ? "expired" : "completed";
    stub.says =
        line ->
            Optional.of(line)
                .filter(one -> one.batch() > 1 || even(one))
                .map(BatchStub.Line::answered);

    Evaluation evaluation = node.run(query(batch()));

    assertThat(stub.batches).hasSize(2);
    assertThat(stub.batches.get(1).lines).hasSizeLessThan((int) questions()).isNotEmpty();
    assertThat(outcomes(evaluation)).isEqualTo(Map.of("ok", questions()));
    assertThat(reserved(evaluation)).isCloseTo(spent(evaluation), within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({"500, server_error, 3", "429, rate_limit_exceeded, 3", "400, invalid_prompt, 1"})
  void linesThatFailArePutThreeTimesAtMost(int status, String code, int rounds) {
    stub.says = line -> Optional.of(even(line) ? line.answered() : line.failed(status, code));

    Evaluation evaluation = node.run(query(batch()));

    long answered =
        stub.batches.getFirst().lines.stream().filter(BatchEvaluationTest::even).count();
    assertThat(stub.batches).hasSize(rounds);
    assertThat(outcomes(evaluation))
        .isEqualTo(Map.of("ok", answered, "error", questions() - answered));
    assertThat(node.works.answers().tally(evaluation.key()).await())
        .filteredOn(tally -> tally.outcome().equals("error"))
        .extracting(Tally::requests)
        .containsExactly(rounds * (questions() - answered));
  }

  @Test
  void aBatchThatIsRefusedStopsTheModelWithTheReason() {
    stub.end = batch -> "failed";

    Evaluation evaluation = node.run(query(batch(), ", \"budgetUsd\": 1"));

    assertThat(stub.batches).hasSize(1);
    assertThat(stored(evaluation).stopped())
        .hasValueSatisfying(why -> assertThat(why).contains("this model is not for batches"));
    assertThat(outcomes(evaluation)).isEmpty();
    assertThat(reserved(evaluation)).isZero();
  }

  @Test
  void anEmptyAccountStopsTheModel() {
    stub.says = line -> Optional.of(line.failed(429, "insufficient_quota"));

    Evaluation evaluation = node.run(query(batch()));

    assertThat(stub.batches).hasSize(1);
    assertThat(stored(evaluation).stopped())
        .hasValueSatisfying(why -> assertThat(why).startsWith("quota"));
  }

  @Test
  void withLittleMoneyBatchesAreSmallAndWithoutAnyTheModelStops() {
    // A question may cost a tenth of a cent, and costs a third of that.
    Evaluation evaluation = node.run(query(batch(), ", \"budgetUsd\": 0.003"));

    assertThat(stub.batches).hasSizeGreaterThan(1);
    assertThat(stub.batches.getFirst().lines).hasSizeLessThan(2 * WORLDS);
    assertThat(stored(evaluation).stopped())
        .hasValueSatisfying(why -> assertThat(why).startsWith("budget"));
    assertThat(outcomes(evaluation).get("ok")).isPositive();
    assertThat(spent(evaluation)).isPositive().isLessThanOrEqualTo(.003);
    assertThat(reserved(evaluation)).isCloseTo(spent(evaluation), within(1e-9));
  }

  @Test
  void whatTheCacheHasNeedsNoBatch() {
    node.close();
    node = new EvaluatingNode(database, new Remembering(), BatchDesk.LARGEST);
    String cached = "{\"batch\": true, \"maxTokens\": 100}";
    Evaluation first = node.run(query(cached));

    Evaluation second = node.run(query(cached));

    assertThat(stub.batches).hasSize(1);
    assertThat(outcomes(second)).isEqualTo(outcomes(first));
    assertThat(spent(second)).isZero();
  }

  private static final class Remembering implements ReplyCache {
    private final Map<String, ChatReply> replies = new ConcurrentHashMap<>();

    @Override
    public Future<Optional<ChatReply>> find(String key) {
      return Future.succeededFuture(Optional.ofNullable(replies.get(key)));
    }

    @Override
    public Future<Void> keep(String key, ChatReply reply, Duration timeToLive) {
      replies.put(key, reply);
      return Future.succeededFuture();
    }
  }

  @Test
  void aPausedEvaluationHandsNothingOver() {
    stub.held = true;
    stub.says = line -> Optional.of(line.failed(500, "server_error"));
    EvaluationStarted started = node.start(query(batch()));
    until(() -> stub.looks.get() > 2);
    Evaluation evaluation = node.read(started);
    node.works.evaluations().tune(evaluation, Optional.of(true), Map.of()).await();
    until(() -> node.read(started).paused());
    node.works.handler().changed(evaluation.id());
    stub.held = false;
    until(() -> openBatches(evaluation) == 0);
    assertThat(stub.batches).hasSize(1);

    node.works.evaluations().tune(evaluation, Optional.of(false), Map.of()).await();

    assertThat(node.end(started).state()).isEqualTo(JobState.SUCCEEDED);
    assertThat(stub.batches).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({
    "{\"id\": \"ref/oracle\"; \"parameters\": {\"batch\": true}}, batch interface",
    "{\"id\": \"a\"; \"provider\": \"ollama\"; \"parameters\": {\"batch\": true}}, batch interface",
    "{\"id\": \"v\"; \"provider\": \"vllm\"; \"parameters\": {\"batch\": true; \"stream\": true}}, stream",
    "{\"id\": \"v\"; \"provider\": \"vllm\"; \"parameters\": {\"batch\": true; \"repair\": true}}, repair",
  })
  void whatCannotBeBatchedIsRefusedWithTheRemedy(String model, String said) {
    String query = "{\"models\": [" + model.replace(';', ',') + "], \"suite\": " + SUITE + "}";

    assertThatThrownBy(() -> node.start(query))
        .hasMessageContaining(said)
        .hasMessageContaining("leave 'batch' out");
  }

  @Test
  void whatProvidersDoIsProgress() {
    stub.held = true;
    EvaluationStarted started = node.start(query(batch()));

    until(() ->
        node.engine
            .get(EvaluatingNode.OWNER, started.job())
            .await()
            .filter(job -> job.progress().message().contains("batches"))
            .isPresent());
    stub.held = false;

    assertThat(node.end(started).state()).isEqualTo(JobState.SUCCEEDED);
    assertThat(List.copyOf(stub.batches)).hasSize(1);
  }
}
