package io.causalgym.numeric.backend.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causalgym.numeric.backend.CrossProducts;
import io.causalgym.numeric.backend.DeviceBackend;
import io.causalgym.numeric.backend.Kernel;
import io.causalgym.numeric.backend.KernelMetrics;
import io.causalgym.numeric.backend.KernelRun;
import io.causalgym.numeric.backend.Matrix;
import io.causalgym.numeric.backend.UnsuitableForDeviceException;
import io.causalgym.numeric.parallel.ParallelLoop;
import io.causalgym.numeric.random.RandomStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelectingBackendTest {
  private static final Matrix A = random(7, 5, 1);
  private static final Matrix B = random(5, 3, 2);
  private static final double[] PRODUCT = NaiveKernels.product(A, B).values();

  private final Counted counted = new Counted();
  private final AtomicLong clock = new AtomicLong();
  private final CountDownLatch testEnds = new CountDownLatch(1);

  private static final class Counted implements KernelMetrics {
    final Map<Failure, Integer> failures = new EnumMap<>(Failure.class);
    final List<Boolean> uses = new ArrayList<>();

    @Override
    public synchronized void failed(Kernel kernel, Failure failure) {
      failures.merge(failure, 1, Integer::sum);
    }

    @Override
    public synchronized void inUse(boolean device) {
      uses.add(device);
    }
  }

  @AfterEach
  void letDevicesGo() {
    testEnds.countDown();
  }

  private static Matrix random(int rows, int columns, long stream) {
    double[] values = new double[rows * columns];
    new RandomStream(1, stream).fillUniform(0, values, 0, values.length);
    return Matrix.owning(rows, columns, values);
  }

  private long nanoTime() {
    return System.nanoTime() + clock.get();
  }

  private SelectingBackend backend(DeviceBackend device, Preference preference) {
    return backend(device, preference, Duration.ofMillis(200));
  }

  private SelectingBackend backend(DeviceBackend device, Preference preference, Duration limit) {
    return new SelectingBackend(
        NaiveKernels.jvm(),
        Optional.of(device),
        preference,
        CostModel.measured(),
        counted,
        limit,
        this::nanoTime);
  }

  private SelectingBackend forced(IntConsumer mischief) {
    return backend(new FakeDevice(true, mischief), Preference.DEVICE);
  }

  private static String product(SelectingBackend backend) {
    KernelRun run = KernelRun.plain();
    assertThat(backend.product(A, B, run).values()).isEqualTo(PRODUCT);
    return run.backend();
  }

  private void hang() {
    try {
      testEnds.await();
    } catch (InterruptedException ignored) {
      hang(); // a driver does not listen
    }
  }

  @Test
  void aForcedDeviceDoesSmallWorkToo() {
    assertThat(product(forced(_ -> {}))).isEqualTo("tornado:fake");
  }

  @Test
  void smallWorkStaysOnTheProcessorAndLargeWorkGoes() {
    FakeDevice device = new FakeDevice(false, _ -> {});
    SelectingBackend backend = backend(device, Preference.AUTO);
    assertThat(product(backend)).isEqualTo("jvm");
    KernelRun run = KernelRun.plain();
    Matrix large = Matrix.owning(1, 1 << 12, new double[1 << 12]);
    assertThat(Work.product(large, Matrix.owning(1 << 12, 1, large.values())).multiplyAdds())
        .isEqualTo(1 << 12);
    assertThat(CostModel.measured().favoursDevice(Kernel.PRODUCT, 1e9, 1.2e7, 1)).isTrue();
    assertThat(CostModel.measured().favoursDevice(Kernel.PRODUCT, 1e6, 1.2e5, 1)).isFalse();
    assertThat(run.backend()).isEqualTo("jvm");
    assertThat(device.calls).hasValue(0);
  }

  @Test
  void theProcessorAsADeviceIsNotChosen() {
    FakeDevice device = new FakeDevice(true, _ -> {});
    CostModel anything = new CostModel(0, 1e30, 1e30, 0, CostModel.measured().jvmRates());
    for (boolean processor : new boolean[] {true, false}) {
      SelectingBackend backend =
          new SelectingBackend(
              NaiveKernels.jvm(),
              Optional.of(new FakeDevice(processor, _ -> {})),
              Preference.AUTO,
              anything,
              counted,
              Duration.ofSeconds(1),
              this::nanoTime);
      assertThat(product(backend)).isEqualTo(processor ? "jvm" : "tornado:fake");
    }
    assertThat(device.calls).hasValue(0);
  }

  @Test
  void theProcessorIsUsedWhereItIsPreferredOrAlone() {
    FakeDevice device = new FakeDevice(false, _ -> {});
    assertThat(product(backend(device, Preference.JVM))).isEqualTo("jvm");
    assertThat(device.calls).hasValue(0);
    SelectingBackend alone =
        SelectingBackend.open(NaiveKernels.jvm(), Preference.DEVICE, KernelMetrics.none());
    assertThat(product(alone)).isEqualTo("jvm");
    assertThat(alone.name()).isEqualTo("jvm");
  }

  @ParameterizedTest
  @ValueSource(strings = {"runtime", "linkage", "assertion", "cancelled", "memory", "stack"})
  void whateverADeviceThrowsTheAnswerComes(String kind) {
    SelectingBackend backend =
        forced(call -> {
          switch (kind) {
            case "runtime" -> throw new IllegalStateException("out of device memory");
            case "linkage" -> throw new ExceptionInInitializerError("no platform");
            case "assertion" -> throw new AssertionError("a compiler's");
            case "memory" -> throw new OutOfMemoryError("of the device's buffers");
            case "cancelled" -> throw new CancellationException("nobody asked for that");
            default -> throw new StackOverflowError();
          }
        });
    assertThat(product(backend)).isEqualTo("jvm");
    assertThat(counted.failures).containsExactly(Map.entry(KernelMetrics.Failure.ERROR, 1));
  }

  @Test
  void aDeviceThatHangsIsLeftBehindAndNotAskedAgainForAWhile() {
    FakeDevice device = new FakeDevice(true, _ -> hang());
    SelectingBackend backend = backend(device, Preference.DEVICE);
    assertThat(product(backend)).isEqualTo("jvm");
    assertThat(counted.failures).containsExactly(Map.entry(KernelMetrics.Failure.TIMEOUT, 1));
    assertThat(counted.uses).containsExactly(false);
    assertThat(product(backend)).isEqualTo("jvm");
    assertThat(device.calls).hasValue(1);
  }

  @Test
  void whoWaitsBehindOthersIsNotLate() throws Exception {
    Duration limit = Duration.ofHours(10);
    long most = Duration.ofHours(9).toNanos();
    List<CountDownLatch> ends = List.of(new CountDownLatch(1), new CountDownLatch(1));
    CountDownLatch begun = new CountDownLatch(2);
    FakeDevice device =
        new FakeDevice(
            true,
            call -> {
              begun.countDown();
              await(ends.get(call - 1));
            });
    SelectingBackend backend = backend(device, Preference.DEVICE, limit);
    AtomicInteger looks = new AtomicInteger();
    try (ExecutorService callers = Executors.newFixedThreadPool(2)) {
      List<Future<String>> used = new ArrayList<>();
      for (int caller = 0; caller < 2; caller++) {
        used.add(
            callers.submit(() -> {
              KernelRun run =
                  new KernelRun(
                      ParallelLoop.sequential(),
                      () -> {
                        looks.incrementAndGet();
                        return false;
                      });
              backend.product(A, B, run);
              return run.backend();
            }));
      }
      begun.await();
      clock.addAndGet(most);
      ends.get(0).countDown();
      while (used.stream().noneMatch(Future::isDone)) {
        Thread.onSpinWait();
      }
      clock.addAndGet(most);
      for (int enough = looks.get() + 3; looks.get() < enough; ) {
        Thread.onSpinWait();
      }
      ends.get(1).countDown();
      for (Future<String> one : used) {
        assertThat(one.get()).isEqualTo("tornado:fake");
      }
    }
    assertThat(counted.failures).isEmpty();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      throw new CancellationException();
    }
  }

  @Test
  void aCallerThatIsStoppedDoesNotWaitForTheDevice() {
    AtomicInteger looks = new AtomicInteger();
    KernelRun run = new KernelRun(ParallelLoop.sequential(), () -> looks.incrementAndGet() > 2);
    SelectingBackend backend = forced(_ -> hang());
    assertThatThrownBy(() -> backend.product(A, B, run)).isInstanceOf(CancellationException.class);
    assertThat(counted.failures).isEmpty();
  }

  @Test
  void afterThreeFailuresTheDeviceRestsAndIsTriedAgain() {
    FakeDevice device =
        new FakeDevice(
            true,
            call -> {
              if (call <= 4) {
                throw new IllegalStateException("call " + call);
              }
            });
    SelectingBackend backend = backend(device, Preference.DEVICE);
    for (int request = 0; request < 10; request++) {
      assertThat(product(backend)).isEqualTo("jvm");
    }
    assertThat(device.calls).hasValue(3);
    clock.addAndGet(DeviceHealth.FIRST_REST.toNanos());
    assertThat(product(backend)).isEqualTo("jvm");
    assertThat(product(backend)).isEqualTo("jvm");
    assertThat(device.calls).hasValue(4);
    clock.addAndGet(DeviceHealth.FIRST_REST.toNanos());
    assertThat(product(backend)).as("the second rest is longer").isEqualTo("jvm");
    assertThat(device.calls).hasValue(4);
    clock.addAndGet(DeviceHealth.FIRST_REST.toNanos());
    assertThat(product(backend)).isEqualTo("tornado:fake");
    assertThat(product(backend)).isEqualTo("tornado:fake");
    assertThat(counted.uses).containsExactly(false, true);
  }

  @Test
  void aFailureThatTheProcessorSharesIsTheRequests() {
    FakeDevice device = new FakeDevice(true, _ -> {});
    SelectingBackend backend = backend(device, Preference.DEVICE);
    for (int request = 0; request < 5; request++) {
      assertThatThrownBy(() -> backend.gramInverse(A, 0, KernelRun.plain()))
          .isInstanceOf(ArithmeticException.class);
    }
    assertThat(product(backend)).isEqualTo("tornado:fake");
    assertThat(counted.failures).isEmpty();
  }

  @Test
  void whatDoesNotSuitADeviceIsNoFaultOfIt() {
    FakeDevice device =
        new FakeDevice(
            true,
            call -> {
              if (call <= 5) {
                throw new UnsuitableForDeviceException("too large");
              }
            });
    SelectingBackend backend = backend(device, Preference.DEVICE);
    for (int request = 0; request < 5; request++) {
      assertThat(product(backend)).isEqualTo("jvm");
    }
    assertThat(product(backend)).isEqualTo("tornado:fake");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 5, 8, 9, 10})
  void sumsOfProductsSurviveADeviceThatFailsAtAnyCall(int failing) {
    SelectingBackend backend =
        forced(call -> {
          if (call == failing) {
            throw new IllegalStateException("call " + call);
          }
        });
    KernelRun run = KernelRun.plain();
    double[] expected = new double[16];
    double[] sums = new double[16];
    try (CrossProducts products = backend.crossProducts(4, run)) {
      double[] block = new double[4 * 16];
      for (int number = 0; number < 7; number++) {
        new RandomStream(5, number).fillUniform(0, block, 0, block.length);
        NaiveKernels.addProducts(block, 16, 16, 4, expected);
        products.add(block, 16, 16);
      }
      products.addTo(sums);
    }
    // Call 1 begins, 2 to 8 add, 9 hands over; before that all is thrown away.
    boolean handedOver = failing == 0 || failing == 10;
    assertThat(run.backend()).isEqualTo(handedOver ? "tornado:fake" : "jvm");
    assertThat(sums).containsExactly(expected, org.assertj.core.data.Offset.offset(1e-12));
  }

  @Test
  void manyBlocksAreHandedOverNowAndThen() {
    SelectingBackend backend = forced(_ -> {});
    int rows = RetainedCrossProducts.MOST_KEPT / 3;
    double[] block = new double[rows];
    java.util.Arrays.fill(block, 1);
    double[] sums = new double[1];
    try (CrossProducts products = backend.crossProducts(1, KernelRun.plain())) {
      for (int number = 0; number < 9; number++) {
        products.add(block, rows, rows);
      }
      products.addTo(sums);
    }
    assertThat(sums[0]).isEqualTo(9.0 * rows);
  }

  @Test
  void aBlockOfWrongShapeIsRefusedByTheProcessorsWords() {
    SelectingBackend backend = forced(_ -> {});
    try (CrossProducts products = backend.crossProducts(4, KernelRun.plain())) {
      assertThatThrownBy(() -> products.add(new double[7], 8, 8))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("wrong shape");
    }
  }

  @Test
  void sixteenClientsAreAnsweredRightWhileTheDeviceFails() throws Exception {
    FakeDevice device =
        new FakeDevice(
            true,
            call -> {
              if (call % 7 == 0) {
                throw new IllegalStateException("call " + call);
              }
              if (call == 100) {
                hang();
              }
            });
    SelectingBackend backend = backend(device, Preference.DEVICE);
    try (ExecutorService clients = Executors.newFixedThreadPool(16)) {
      List<Future<?>> ends = new ArrayList<>();
      for (int client = 0; client < 16; client++) {
        ends.add(
            clients.submit(() -> {
              for (int request = 0; request < 100; request++) {
                product(backend);
              }
            }));
      }
      for (Future<?> end : ends) {
        end.get();
      }
    }
    assertThat(device.calls.get()).isGreaterThan(10);
  }

  @Test
  void closingClosesTheDevice() {
    FakeDevice device = new FakeDevice(true, _ -> {});
    backend(device, Preference.DEVICE).close();
    assertThat(device.closed).isTrue();
  }

  @Test
  void preferencesHaveNames() {
    assertThat(Preference.of("AUTO")).isEqualTo(Preference.AUTO);
    assertThat(Preference.of("jvm")).isEqualTo(Preference.JVM);
    assertThat(Preference.of("device")).isEqualTo(Preference.DEVICE);
    assertThatThrownBy(() -> Preference.of("gpu")).hasMessageContaining("gpu");
  }
}
