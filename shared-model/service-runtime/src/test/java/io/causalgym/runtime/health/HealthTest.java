package io.causalgym.runtime.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.runtime.health.HealthReport.Check;
import io.causalgym.runtime.health.HealthReport.Status;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class HealthTest {
  private final Health health = new Health();

  private HealthReport live() throws ExecutionException, InterruptedException {
    return health.live().toCompletionStage().toCompletableFuture().get();
  }

  private HealthReport ready() throws ExecutionException, InterruptedException {
    return health.ready().toCompletionStage().toCompletableFuture().get();
  }

  @Test
  void beforeTheStartAndWhileStoppingNothingIsReady() throws Exception {
    assertThat(ready().status()).isEqualTo(Status.DOWN);
    health.started();
    assertThat(ready().status()).isEqualTo(Status.UP);
    health.stopping();
    assertThat(ready().status()).isEqualTo(Status.DOWN);
    assertThat(live().status()).isEqualTo(Status.UP);
  }

  @Test
  void oneFailingCheckIsNamedAndTakesReadinessAway() throws Exception {
    health.started();
    health.register("cluster", Future::succeededFuture);
    health.register("database", () -> Future.failedFuture("refused"));

    HealthReport report = ready();

    assertThat(report.status()).isEqualTo(Status.DOWN);
    assertThat(report.checks())
        .extracting(Check::name, Check::status)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("started", Status.UP),
            org.assertj.core.groups.Tuple.tuple("cluster", Status.UP),
            org.assertj.core.groups.Tuple.tuple("database", Status.DOWN));
  }

  @Test
  void aCheckThatThrowsIsDown() throws Exception {
    health.started();
    health.register(
        "broken",
        () -> {
          throw new IllegalStateException("broken");
        });

    assertThat(ready().status()).isEqualTo(Status.DOWN);
  }

  @Test
  void aCheckThatHangsIsDown(Vertx vertx) throws Exception {
    health.started();
    health.register("hanging", () -> Promise.promise().future());

    assertThat(ready().checks().getLast().status()).isEqualTo(Status.DOWN);
  }

  @Test
  void whatFailsForLongerThanItsPatienceTakesLivenessAway() throws Exception {
    health.started();
    health.registerVital("subscriptions", () -> Future.failedFuture("lost"), Duration.ZERO);

    assertThat(live().status()).isEqualTo(Status.DOWN);
    assertThat(live().checks().getLast().name()).isEqualTo("subscriptions");
  }

  @Test
  void whatFailsForAWhileIsForgivenAndStartsAnewAfterASuccess() throws Exception {
    Deque<Future<Void>> results =
        new ArrayDeque<>(
            List.of(
                Future.failedFuture("lost"),
                Future.succeededFuture(),
                Future.failedFuture("lost again")));
    health.started();
    health.registerVital("subscriptions", results::poll, Duration.ofHours(1));

    assertThat(live().checks().getLast().detail()).contains("fails");
    assertThat(live().checks().getLast().detail()).isNull();
    assertThat(live().status()).isEqualTo(Status.UP);
  }

  @Test
  void whileStartingAndStoppingNothingNeedBeRestarted() throws Exception {
    health.registerVital("subscriptions", () -> Future.failedFuture("none yet"), Duration.ZERO);

    assertThat(live().status()).isEqualTo(Status.UP);
    health.started();
    health.stopping();
    assertThat(live().status()).isEqualTo(Status.UP);
  }
}
