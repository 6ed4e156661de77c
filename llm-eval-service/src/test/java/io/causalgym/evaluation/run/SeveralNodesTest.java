package io.causalgym.evaluation.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.client.Json;
import io.causalgym.contract.EvaluatedModel;
import io.causalgym.contract.EvaluationQuery;
import io.causalgym.contract.EvaluationStarted;
import io.causalgym.contract.ModelLimits;
import io.causalgym.evaluation.run.store.Evaluation;
import io.causalgym.runtime.database.DatabaseAddress;
import io.causalgym.runtime.jobs.JobState;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// Several nodes with one evaluation: they divide its parts and its limits, and one that dies takes
/// nothing along.
@ExtendWith(SharedDatabase.class)
@Timeout(120)
class SeveralNodesTest {
  private static final String OWNER = "owner";
  private static final int CONCURRENCY = 10;
  // Three parts.
  private static final int WORLDS = 450;
  private static final int QUESTIONS = 2 * WORLDS;

  private final StubModel model = new StubModel();
  private final List<EvaluationNode> nodes = new CopyOnWriteArrayList<>();
  private final List<String> jobs = new ArrayList<>();
  private final DatabaseAddress address;

  SeveralNodesTest(DatabaseAddress address) {
    this.address = address;
  }

  @AfterEach
  void stop() {
    // Parts that are left would be done by the nodes of the next test.
    jobs.forEach(job -> node("cleaner").engine.cancel(OWNER, job).await());
    model.letGo();
    close();
    model.close();
  }

  private void close() {
    nodes.forEach(EvaluationNode::close);
    nodes.clear();
  }

  private EvaluationNode node(String name) {
    EvaluationNode node = new EvaluationNode(name, address, model.base(), this::news);
    nodes.add(node);
    return node;
  }

  private void news(String evaluation) {
    nodes.forEach(node -> node.works.evaluations().changed(evaluation));
  }

  private EvaluationStarted start(EvaluationNode node) {
    EvaluationQuery query =
        Json.readRequest(
            EvaluationQuery.class,
            Buffer.buffer(
                """
                {"models": [{"id": "stub", "provider": "vllm",
                  "limits": {"concurrency": 10, "requestsPerMinute": 600000},
                  "parameters": {"cache": false, "structured": false}}],
                 "suite": {"name": "nodes", "worlds": 450, "seed": 5, "families": ["see-do"],
                  "skins": ["letters"]}}
                """));
    EvaluationStarted started =
        node.works
            .evaluations()
            .start(OWNER, query, new Evaluations.Secrets(5, false, "salt", "token"))
            .await();
    jobs.add(started.job());
    return started;
  }

  private static void until(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      Thread.onSpinWait();
    }
  }

  private static Evaluation evaluation(EvaluationNode node, EvaluationStarted started) {
    return node.works.store().find(started.evaluation()).await().orElseThrow();
  }

  /// The score once the evaluation is over.
  private static EvaluatedModel score(EvaluationNode node, EvaluationStarted started) {
    JobState end =
        node.engine
            .await(OWNER, started.job(), job -> job.state().finished(), Duration.ofMinutes(2))
            .await()
            .orElseThrow()
            .state();
    assertThat(end).isEqualTo(JobState.SUCCEEDED);
    String score =
        node.works
            .store()
            .models(evaluation(node, started).key())
            .await()
            .getFirst()
            .score()
            .orElseThrow();
    return Json.readAnswer(EvaluatedModel.class, Buffer.buffer(score));
  }

  private EvaluatedModel scoreOfOneNode() {
    EvaluationNode alone = node("alone");
    return score(alone, start(alone));
  }

  private long repliesKept(EvaluationNode node, EvaluationStarted started) {
    return node.works.answers().tally(evaluation(node, started).key()).await().stream()
        .mapToLong(tally -> tally.questions())
        .sum();
  }

  @Test
  void eachQuestionIsPutOnceByWhicheverNodeAndTheScoresAreThoseOfOneNode() {
    EvaluationNode first = node("first");
    EvaluationNode second = node("second");
    model.hold("first", "second");

    EvaluationStarted started = start(first);
    until(() -> model.asked("first") > 0 && model.asked("second") > 0);
    model.letGo();
    EvaluatedModel shared = score(second, started);

    assertThat(model.journal()).hasSize(QUESTIONS);
    assertThat(model.journal().stream().map(StubModel.Asked::reference)).doesNotHaveDuplicates();
    close();
    assertThat(shared).isEqualTo(scoreOfOneNode());
  }

  @Test
  void whatANodeHeldThatDiesIsDoneByTheOtherAndNothingCountsTwice() {
    EvaluationNode first = node("first");
    EvaluationNode second = node("second");
    model.hold("first", "second");
    EvaluationStarted started = start(first);
    until(() -> model.held("first") > 0 && model.held("second") > 0);
    until(() -> second.lane().concurrency() == CONCURRENCY / 2);
    until(() -> model.held("second") >= CONCURRENCY / 2);
    model.letGo("second", 1);
    until(() -> repliesKept(first, started) == 1);
    long underWay = model.held("second");

    second.die();
    first.engine.workerLost("second").await();
    model.letGo();
    EvaluatedModel score = score(first, started);

    assertThat(repliesKept(first, started)).isEqualTo(QUESTIONS);
    assertThat(model.journal().stream().map(StubModel.Asked::reference).distinct())
        .hasSize(QUESTIONS);
    assertThat(model.journal().size() - QUESTIONS).isBetween(1, (int) underWay + 1);
    assertThat(score.outcomes()).isEqualTo(Map.of("ok", (long) QUESTIONS));
    close();
    assertThat(score).isEqualTo(scoreOfOneNode());
  }

  @Test
  void theNodesOfARunDivideItsLimitsAndOneThatIsLeftHasAllOfThem() {
    EvaluationNode first = node("first");
    model.hold("first", "second");
    EvaluationStarted started = start(first);
    until(() -> model.held("first") == CONCURRENCY);

    EvaluationNode second = node("second");
    until(() -> model.held("second") == CONCURRENCY / 2);
    until(() -> first.lane().concurrency() == CONCURRENCY / 2);

    // A little below 600 000 a minute, on both together.
    assertThat(second.lane().requestsPerSecond().orElseThrow()).isCloseTo(4_925, within(1.));
    assertThat(first.lane().requestsPerSecond().orElseThrow()).isCloseTo(4_925, within(1.));
    second.die();
    first.engine.workerLost("second").await();
    first.works.evaluations().changed(started.evaluation());
    until(() -> first.lane().concurrency() == CONCURRENCY);
  }

  @Test
  void fewerPlacesThanNodesAreTakenBySoManyNodes() {
    EvaluationNode first = node("first");
    EvaluationNode second = node("second");
    model.hold("first", "second");
    EvaluationStarted started = start(first);
    until(() -> model.held("first") > 0 && model.held("second") > 0);

    tune(second, started, Optional.empty(), 1);
    until(() -> {
      model.letGo("first", Math.max(0, model.held("first") - 1));
      model.letGo("second", model.held("second"));
      return first.lane().underway() == 1 && second.lane().underway() == 0;
    });
    long ofSecond = model.asked("second");
    for (int question = 0; question < 20; question++) {
      until(() -> model.held("first") == 1);
      model.letGo("first", 1);
    }

    assertThat(model.asked("second")).isEqualTo(ofSecond);
    model.letGo();
    assertThat(score(first, started).outcomes()).isEqualTo(Map.of("ok", (long) QUESTIONS));
  }

  @Test
  void aPauseAndOtherLimitsReachTheOtherNode() {
    EvaluationNode first = node("first");
    EvaluationNode second = node("second");
    model.hold("first", "second");
    EvaluationStarted started = start(first);
    until(() -> model.held("first") > 0 && model.held("second") > 0);

    until(() -> model.held("first") >= CONCURRENCY / 2 && model.held("second") >= CONCURRENCY / 2);
    tune(first, started, Optional.of(true), 4);
    model.letGo();
    until(() -> repliesKept(first, started) == model.journal().size());
    until(() -> first.lane().underway() == 0 && second.lane().underway() == 0);
    int asked = model.journal().size();

    assertThat(asked).isLessThan(QUESTIONS);
    model.hold("first", "second");
    tune(second, started, Optional.of(false), 4);
    until(() -> model.held("first") == 2 && model.held("second") == 2);
    assertThat(model.journal()).hasSize(asked + 4);
    model.letGo();
    assertThat(score(first, started).outcomes()).isEqualTo(Map.of("ok", (long) QUESTIONS));
    assertThat(model.journal()).hasSize(QUESTIONS);
  }

  private static void tune(
      EvaluationNode node, EvaluationStarted started, Optional<Boolean> paused, int concurrency) {
    node.works
        .evaluations()
        .tune(
            evaluation(node, started),
            paused,
            Map.of("stub", new ModelLimits(concurrency, null, null)))
        .await();
  }
}
