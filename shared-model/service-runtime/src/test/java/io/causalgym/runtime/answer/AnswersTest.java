package io.causalgym.runtime.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.causalgym.contract.CallContext;
import io.causalgym.contract.GraphDocument;
import io.causalgym.contract.InferenceOperations;
import io.causalgym.contract.ProblemException;
import io.causalgym.contract.ProblemType;
import io.causalgym.contract.Provenance;
import io.causalgym.contract.SeparationAnswer;
import io.causalgym.contract.SeparationQuery;
import io.causalgym.runtime.bus.EncodedAnswer;
import io.causalgym.runtime.cache.AnswerCache;
import io.causalgym.runtime.cache.Claims;
import io.causalgym.runtime.cache.LocalTier;
import io.causalgym.runtime.compute.ComputePool;
import io.causalgym.runtime.compute.PoolSettings;
import io.causalgym.runtime.metrics.Metrics;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AnswersTest {
  private static final SeparationQuery QUERY =
      new SeparationQuery(
          GraphDocument.text("dag { X -> Y }"), List.of("X"), List.of("Y"), List.of());

  private final AtomicInteger computed = new AtomicInteger();
  private Vertx vertx;
  private Metrics metrics;
  private ComputePool pool;
  private Answers answers;

  @BeforeEach
  void start() {
    vertx = Vertx.vertx();
    metrics = new Metrics();
    pool = new ComputePool(vertx, new PoolSettings("test", 1, 10, 1), metrics.registry());
    answers =
        new Answers(
            new AnswerCache(
                vertx, new LocalTier(1 << 20), List.of(), Claims.alone(), metrics.registry()),
            pool,
            metrics.registry());
  }

  @AfterEach
  void stop() throws Exception {
    pool.close();
    metrics.close();
    await(vertx.close());
  }

  @Test
  void givenAQuestion_whenAskedTwice_thenItIsComputedOnceAndSaysSo() throws Exception {
    EncodedAnswer first = await(ask("ada", 5_000));
    EncodedAnswer second = await(ask("bob", 5_000));
    assertThat(first.json().toString()).isEqualTo("{\"separated\":true}");
    assertThat(first.provenance().cache()).isEqualTo(Provenance.Tier.MISS);
    assertThat(second.json()).isEqualTo(first.json());
    assertThat(second.provenance().cache()).isEqualTo(Provenance.Tier.LOCAL);
    assertThat(computed).hasValue(1);
  }

  @Test
  void givenAnAnswerOfADevice_whenAskedAgain_thenItStillSaysSo() throws Exception {
    for (Provenance.Tier tier : List.of(Provenance.Tier.MISS, Provenance.Tier.LOCAL)) {
      EncodedAnswer answer =
          await(
              answers.answer(
                  InferenceOperations.SEPARATION,
                  QUERY,
                  within("ada", 5_000),
                  computing -> {
                    computing.doneBy("tornado:a card {0}");
                    return separated(computing);
                  }));
      assertThat(answer.json().toString()).isEqualTo("{\"separated\":true}");
      assertThat(answer.provenance().backend()).isEqualTo("tornado:a card (0}");
      assertThat(answer.provenance().cache()).isEqualTo(tier);
      assertThat(answer.withProvenance().toJsonObject().getBoolean("separated")).isTrue();
    }
    assertThat(computed).hasValue(1);
  }

  @Test
  void givenAQuestionThatIsAskedOnce_whenAskedAgain_thenNothingWasKept() throws Exception {
    CallContext once = new CallContext(System.currentTimeMillis() + 5_000, null, "ada", true);
    for (int time = 0; time < 2; time++) {
      EncodedAnswer answer =
          await(answers.answer(InferenceOperations.SEPARATION, QUERY, once, this::separated));
      assertThat(answer.provenance().cache()).isEqualTo(Provenance.Tier.MISS);
    }
    await(ask("ada", 5_000));
    assertThat(computed).hasValue(3);
  }

  @Test
  void givenAQuestionAboutStoredThings_whenAnotherOwnerAsks_thenNothingIsShared() throws Exception {
    for (String owner : List.of("ada", "bob", "ada")) {
      await(
          answers.answerOwned(
              InferenceOperations.SEPARATION, QUERY, within(owner, 5_000), this::separated));
    }
    assertThat(computed).hasValue(2);
  }

  @Test
  void givenAComputation_whenItEnds_thenItsDurationIsCountedUnderItsOperation() throws Exception {
    await(ask("ada", 5_000));
    assertThat(metrics.scrape())
        .contains(
            "causal_computation_duration_seconds_bucket{operation_type=\"separation\",le=\"0.01\"}")
        .contains("causal_computation_duration_seconds_count{operation_type=\"separation\"} 1")
        .contains("cache_requests_total{result=\"miss\",tier=\"local\"} 1.0")
        .contains("compute_pool_queue_size{pool=\"test\"} 0.0")
        .contains("compute_pool_rejected_total{pool=\"test\"} 0.0");
  }

  @Test
  void givenAComputationThatRunsOutOfTime_whenAskedAgain_thenItIsComputedAgain() throws Exception {
    ProblemException late =
        catchThrowableOfType(
            ProblemException.class,
            () ->
                await(
                    answers.answer(
                        InferenceOperations.SEPARATION,
                        QUERY,
                        within("ada", 50),
                        AnswersTest::waits)));
    assertThat(late.problem().kind()).isEqualTo(ProblemType.DEADLINE_EXCEEDED);
    assertThat(await(ask("ada", 5_000)).provenance().cache()).isEqualTo(Provenance.Tier.MISS);
  }

  @Test
  void givenAnAnswerThatIsNotKept_whenAskedTwice_thenItIsComputedTwice() throws Exception {
    for (int i = 0; i < 2; i++) {
      await(answers.compute(InferenceOperations.SEPARATION, within("ada", 5_000), this::separated));
    }
    assertThat(computed).hasValue(2);
  }

  private static SeparationAnswer waits(Computing computing) {
    while (!computing.isStopped()) {
      Thread.onSpinWait();
    }
    throw new CancellationException();
  }

  private Future<EncodedAnswer> ask(String owner, long millis) {
    return answers.answer(
        InferenceOperations.SEPARATION, QUERY, within(owner, millis), this::separated);
  }

  private SeparationAnswer separated(Computing computing) {
    computed.incrementAndGet();
    return new SeparationAnswer(true, null);
  }

  private static CallContext within(String owner, long millis) {
    return new CallContext(System.currentTimeMillis() + millis, null, owner);
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.await(10, TimeUnit.SECONDS);
  }
}
