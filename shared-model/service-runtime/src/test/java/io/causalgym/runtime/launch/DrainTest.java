package io.causalgym.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DrainTest {

  @Test
  void waitsUntilTheLastCallHasEnded() {
    AtomicInteger calls = new AtomicInteger(3);
    new Drain(calls::getAndDecrement, Duration.ofSeconds(30)).run();
    assertThat(calls.get()).isLessThanOrEqualTo(0);
  }

  @Test
  void givesUpOnCallsThatDoNotEnd() {
    long start = System.nanoTime();
    new Drain(() -> 1, Duration.ofMillis(20)).run();
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isBetween(Duration.ofMillis(20), Duration.ofSeconds(10));
  }
}
