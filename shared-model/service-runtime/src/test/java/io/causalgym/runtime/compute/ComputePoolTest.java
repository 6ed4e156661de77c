package io.causalgym.runtime.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.causalgym.contract.CallContext;
import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemException;
import io.causalgym.contract.ProblemType;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ComputePoolTest {
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final CountDownLatch gate = new CountDownLatch(1);
  private Vertx vertx;
  private ComputePool pool;

  @BeforeEach
  void start() {
    vertx = Vertx.vertx();
    pool = new ComputePool(vertx, new PoolSettings("test", 1, 2, 7), metrics);
  }

  @AfterEach
  void stop() throws Exception {
    gate.countDown();
    pool.close();
    await(vertx.close());
  }

  @Test
  void givenWork_whenSubmittedFromAnEventLoop_thenItRunsOnThePoolAndCompletesThere()
      throws Exception {
    Context context = vertx.getOrCreateContext();
    List<Context> completedOn = new CopyOnWriteArrayList<>();
    Future<String> asked =
        Future.future(promise ->
            context.runOnContext(start ->
                pool.submit(within(5_000), stopped -> Thread.currentThread().getName())
                    .onComplete(done -> completedOn.add(vertx.getOrCreateContext()))
                    .onComplete(promise)));
    assertThat(await(asked)).startsWith("test-");
    assertThat(completedOn).containsExactly(context);
  }

  @Test
  void givenAFullQueue_whenMoreIsSubmitted_thenItIsRefusedAtOnceAndCounted() throws Exception {
    Future<Boolean> running = pool.submit(within(5_000), this::waitsAtTheGate);
    Future<Integer> second = pool.submit(within(5_000), stopped -> 2);
    Future<Integer> third = pool.submit(within(5_000), stopped -> 3);
    while (pool.queued() < 2) {
      Thread.onSpinWait();
    }
    Problem refused = problem(pool.submit(within(5_000), stopped -> 4));
    assertThat(refused.kind()).isEqualTo(ProblemType.OVERLOADED);
    assertThat(refused.more()).containsEntry("retryAfter", 7);
    assertThat(metrics.get("compute.pool.rejected").tag("pool", "test").counter().count()).isOne();
    assertThat(metrics.get("compute.pool.queue.size").gauge().value()).isEqualTo(2);
    assertThat(metrics.get("compute.pool.active").gauge().value()).isEqualTo(1);
    gate.countDown();
    assertThat(await(second) + await(third)).isEqualTo(5);
    assertThat(ComputePoolTest.<Boolean>await(running)).isTrue();
  }

  @Test
  void givenWorkThatWaits_whenItsDeadlinePasses_thenItIsNeverStartedAndFreesItsPlace()
      throws Exception {
    pool.submit(within(5_000), this::waitsAtTheGate);
    AtomicInteger started = new AtomicInteger();
    Problem late = problem(pool.submit(within(50), stopped -> started.incrementAndGet()));
    assertThat(late.kind()).isEqualTo(ProblemType.DEADLINE_EXCEEDED);
    gate.countDown();
    assertThat(ComputePoolTest.<Integer>await(pool.submit(within(5_000), stopped -> started.get())))
        .isZero();
  }

  @Test
  void givenWorkThatNeverPolls_whenItsDeadlinePasses_thenTheCallerIsFreeAndItIsInterrupted()
      throws Exception {
    CountDownLatch interrupted = new CountDownLatch(1);
    Problem late =
        problem(
            pool.submit(
                within(50),
                stopped -> {
                  try {
                    return gate.await(10, TimeUnit.SECONDS);
                  } catch (InterruptedException e) {
                    interrupted.countDown();
                    throw e;
                  }
                }));
    assertThat(late.kind()).isEqualTo(ProblemType.DEADLINE_EXCEEDED);
    assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(
            ComputePoolTest.<Boolean>await(
                pool.submit(within(5_000), stopped -> Thread.currentThread().isInterrupted())))
        .isFalse();
  }

  @Test
  void givenWorkThatPolls_whenItsDeadlinePasses_thenItSees() throws Exception {
    AtomicBoolean saw = new AtomicBoolean();
    CountDownLatch ended = new CountDownLatch(1);
    Problem late =
        problem(
            pool.submit(
                within(50),
                stopped -> {
                  while (!stopped.getAsBoolean()) {
                    Thread.onSpinWait();
                  }
                  saw.set(true);
                  ended.countDown();
                  throw new CancellationException();
                }));
    assertThat(late.kind()).isEqualTo(ProblemType.DEADLINE_EXCEEDED);
    assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(saw).isTrue();
  }

  @Test
  void givenADeadlineInThePast_whenSubmitted_thenNothingIsQueued() {
    assertThat(problem(pool.submit(within(-1), stopped -> 1)).kind())
        .isEqualTo(ProblemType.DEADLINE_EXCEEDED);
    assertThat(pool.queued()).isZero();
  }

  @Test
  void givenWorkThatOverflowsTheStack_whenSubmitted_thenTheCallerHearsOfItAndThePoolGoesOn()
      throws Exception {
    assertThatThrownBy(() -> await(pool.submit(within(5_000), stopped -> endless(1))))
        .isInstanceOf(StackOverflowError.class);
    assertThat(ComputePoolTest.<Integer>await(pool.submit(within(5_000), stopped -> 1))).isOne();
  }

  @Test
  void givenUrgentWorkWaiting_whenBatchWorkPolls_thenItGivesWay() throws Exception {
    try (ComputePool batch = pool.yielding(new PoolSettings("batch", 1, 2, 10), metrics)) {
      pool.submit(within(5_000), this::waitsAtTheGate);
      pool.submit(within(5_000), stopped -> 1);
      while (pool.queued() < 1) {
        Thread.onSpinWait();
      }
      long nanos = await(batch.submit(within(5_000), stopped -> timeOf(stopped)));
      assertThat(nanos).isGreaterThan(1_000_000);
    }
  }

  private static long timeOf(BooleanSupplier poll) {
    long start = System.nanoTime();
    assertThat(poll.getAsBoolean()).isFalse();
    return System.nanoTime() - start;
  }

  private static int endless(int n) {
    return n > 0 ? 1 + endless(n) : 0;
  }

  private boolean waitsAtTheGate(BooleanSupplier stopped) throws InterruptedException {
    return gate.await(10, TimeUnit.SECONDS);
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
