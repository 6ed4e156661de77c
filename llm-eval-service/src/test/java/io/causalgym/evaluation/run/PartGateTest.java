package io.causalgym.evaluation.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.runtime.database.DatabaseUnavailable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartGateTest {
  private static final Duration LONG = Duration.ofDays(1);

  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void stop() {
    vertx.close().await();
  }

  @Test
  void whoeverWaitsAtAPausedGateGoesOnWhenItOpens() {
    PartGate gate = new PartGate(vertx, true);
    Future<Void> opened = gate.opened();
    assertThat(gate.held()).isTrue();
    assertThat(opened.isComplete()).isFalse();

    gate.pause(false);

    assertThat(opened.succeeded()).isTrue();
    assertThat(gate.held()).isFalse();
    assertThat(gate.opened().succeeded()).isTrue();
  }

  @Test
  void nobodyWaitsAfterTheEnd() {
    PartGate gate = new PartGate(vertx, true);
    Future<Void> opened = gate.opened();
    Future<Void> later = gate.later(LONG);

    gate.end();

    assertThat(opened.succeeded()).isTrue();
    assertThat(later.succeeded()).isTrue();
    assertThat(gate.later(LONG).succeeded()).isTrue();
    assertThat(gate.held()).isTrue();
  }

  @Test
  void aPauseEnds() {
    new PartGate(vertx, false).later(Duration.ofMillis(1)).await();
  }

  @Test
  void aDatabaseThatIsAwayIsAskedAgainUntilThePartIsOver() {
    PartGate gate = new PartGate(vertx, false);
    AtomicInteger asked = new AtomicInteger();
    Future<Void> kept =
        gate.insist(() -> {
          asked.incrementAndGet();
          return Future.failedFuture(new DatabaseUnavailable("away", new Exception("away")));
        });
    assertThat(kept.isComplete()).isFalse();

    gate.end();

    assertThat(kept.failed()).isTrue();
    assertThat(asked).hasValue(2);
  }

  @ParameterizedTest
  @CsvSource({"1, 5000", "2, 7500", "3, 11250", "8, 60000", "2000, 60000"})
  void pausesBetweenLooksAtABatchGrowToAMinute(int looks, long millis) {
    assertThat(Pauses.OF_BATCHES.after(looks)).isEqualTo(Duration.ofMillis(millis));
  }
}
