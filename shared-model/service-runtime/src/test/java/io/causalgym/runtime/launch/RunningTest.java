package io.causalgym.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunningTest {
  private final List<String> closed = new ArrayList<>();
  private final Running running = new Running();

  @Test
  void partsCloseInReverseAndOnce() {
    running.onClose("database", () -> closed.add("database"));
    running.onClose("gateway", () -> closed.add("gateway"));
    running.close();
    running.close();
    assertThat(closed).containsExactly("gateway", "database");
  }

  @Test
  void givenAPartThatFails_whenClosed_thenTheOthersCloseAllTheSame() {
    running.onClose("database", () -> closed.add("database"));
    running.onClose(
        "gateway",
        () -> {
          throw new IllegalStateException("stuck");
        });
    running.close();
    assertThat(closed).containsExactly("database");
  }

  @Test
  void givenAPartThatDoesNotEnd_whenClosed_thenItIsLeftAndTheOthersClose() {
    running.onClose("database", () -> closed.add("database"));
    running.onClose(
        "gateway", () -> Launch.ended(Promise.promise().future(), Duration.ofMillis(1)));
    running.close();
    assertThat(closed).containsExactly("database");
  }

  @Test
  void whatStartsAfterTheEndClosesAtOnce() {
    running.close();
    running.onClose("late", () -> closed.add("late"));
    assertThat(closed).containsExactly("late");
  }

  @Test
  void givenAReadySystem_whenItStops_thenItIsNotReadyAnyMore() {
    running.ready();
    assertThat(running.health().ready().result().status().name()).isEqualTo("UP");
    running.close();
    assertThat(running.health().ready().result().status().name()).isEqualTo("DOWN");
  }
}
