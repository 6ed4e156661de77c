package io.causalgym.runtime.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.runtime.health.HealthReport.Check;
import io.causalgym.runtime.health.HealthReport.Status;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class HealthTest {
  private final Health health = new Health();

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
    assertThat(health.live().status()).isEqualTo(Status.UP);
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
}
