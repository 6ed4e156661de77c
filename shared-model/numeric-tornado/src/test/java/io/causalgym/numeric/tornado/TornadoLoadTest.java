package io.causalgym.numeric.tornado;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.numeric.backend.KernelRun;
import io.causalgym.numeric.backend.Matrix;
import io.causalgym.numeric.parallel.ParallelLoop;
import io.causalgym.numeric.random.RandomStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Many clients of one device.
class TornadoLoadTest {
  private static final int CLIENTS = 16;

  private static Matrix random(int rows, int columns, long stream) {
    double[] values = new double[rows * columns];
    new RandomStream(9, stream).fillNormal(0, values, 0, values.length);
    return Matrix.owning(rows, columns, values);
  }

  private static double product(Matrix a, Matrix b, int row, int column) {
    double sum = 0;
    for (int k = 0; k < a.columns(); k++) {
      sum += a.at(row, k) * b.at(k, column);
    }
    return sum;
  }

  /// Factors that clients share, so that requests are answered together, and others.
  private static void request(List<Matrix> shared, int number) {
    Matrix a = random(1 + number % 7, 33, number);
    Matrix b = number % 3 == 0 ? random(33, 5, number + 1) : shared.get(number % shared.size());
    Matrix found = Opened.device().product(a, b, KernelRun.plain());
    for (int row = 0; row < a.rows(); row++) {
      for (int column = 0; column < b.columns(); column++) {
        assertThat(found.at(row, column)).isCloseTo(product(a, b, row, column), within(1e-4));
      }
    }
    Matrix correlations = correlations(number % 4);
    double[] partial =
        Opened.device()
            .partialCorrelations(correlations, new int[] {0, 1, 2}, 1, KernelRun.plain());
    double xy = correlations.at(0, 1);
    double xz = correlations.at(0, 2);
    double yz = correlations.at(1, 2);
    assertThat(partial[0])
        .isCloseTo((xy - xz * yz) / Math.sqrt((1 - xz * xz) * (1 - yz * yz)), within(1e-12));
  }

  private static Matrix correlations(int kind) {
    double r = 0.1 + 0.2 * kind;
    return CORRELATIONS.computeIfAbsent(
        kind, _ -> Matrix.owning(3, 3, new double[] {1, r, 0.2, r, 1, -0.3, 0.2, -0.3, 1}));
  }

  private static final java.util.Map<Integer, Matrix> CORRELATIONS =
      new java.util.concurrent.ConcurrentHashMap<>();

  private static long press(Duration time) throws Exception {
    List<Matrix> shared = List.of(random(33, 20, 1001), random(33, 7, 1002));
    long end = System.nanoTime() + time.toNanos();
    AtomicLong answered = new AtomicLong();
    try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
      List<Future<?>> ends = new ArrayList<>();
      for (int client = 0; client < CLIENTS; client++) {
        int first = 100_000 * client;
        ends.add(
            clients.submit(() -> {
              for (int number = first; System.nanoTime() - end < 0; number++) {
                request(shared, number);
                answered.incrementAndGet();
              }
            }));
      }
      for (Future<?> client : ends) {
        client.get();
      }
    }
    return answered.get();
  }

  @Test
  void sixteenClientsAreAnsweredRight() throws Exception {
    assertThat(press(Duration.ofSeconds(4))).isGreaterThan(CLIENTS);
  }

  @Test
  @Tag("long")
  void sixteenClientsAreAnsweredRightForAMinute() throws Exception {
    assertThat(press(Duration.ofMinutes(1))).isGreaterThan(1000);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void aCallerThatIsStoppedLeavesTheQueue(int looks) {
    AtomicLong left = new AtomicLong(looks);
    KernelRun run = new KernelRun(ParallelLoop.sequential(), () -> left.getAndDecrement() <= 0);
    assertThatThrownBy(() -> Opened.device().product(random(3, 3, 1), random(3, 3, 2), run))
        .isInstanceOf(CancellationException.class);
  }
}
