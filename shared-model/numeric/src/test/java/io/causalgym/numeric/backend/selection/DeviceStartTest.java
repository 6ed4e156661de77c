package io.causalgym.numeric.backend.selection;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.numeric.backend.DeviceBackend;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DeviceStartTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  private final CountDownLatch closing = new CountDownLatch(1);
  private final DeviceBackend device =
      new FakeDevice(false, _ -> {}) {
        @Override
        public void close() {
          closing.countDown();
        }
      };

  @Test
  void aDeviceThatComesInTimeIsTaken() {
    assertThat(DeviceStart.within(LONG, () -> Optional.of(device))).containsSame(device);
    assertThat(DeviceStart.within(LONG, Optional::empty)).isEmpty();
    assertThat(closing.getCount()).isEqualTo(1);
  }

  @Test
  void aDriverThatFailsInAnyWayIsNoDevice() {
    assertThat(
            DeviceStart.within(
                LONG,
                () -> {
                  throw new ExceptionInInitializerError("no platform");
                }))
        .isEmpty();
    assertThat(
            DeviceStart.within(
                LONG,
                () -> {
                  throw new IllegalStateException("no driver");
                }))
        .isEmpty();
  }

  @Test
  void whatComesAfterTheLimitIsClosed() throws InterruptedException {
    CountDownLatch given = new CountDownLatch(1);
    Optional<DeviceBackend> found =
        DeviceStart.within(
            Duration.ofMillis(1),
            () -> {
              try {
                given.await();
              } catch (InterruptedException unexpected) {
                throw new AssertionError(unexpected);
              }
              return Optional.of(device);
            });
    assertThat(found).isEmpty();
    given.countDown();
    assertThat(closing.await(1, TimeUnit.MINUTES)).isTrue();
  }
}
