package io.causalgym.numeric.tornado;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.numeric.backend.CrossProducts;
import io.causalgym.numeric.backend.DeviceBackend;
import io.causalgym.numeric.backend.KernelMetrics;
import io.causalgym.numeric.backend.KernelRun;
import io.causalgym.numeric.backend.Matrix;
import io.causalgym.numeric.backend.jvm.JvmBackend;
import io.causalgym.numeric.backend.selection.CostModel;
import io.causalgym.numeric.backend.selection.Preference;
import io.causalgym.numeric.backend.selection.SelectingBackend;
import io.causalgym.numeric.random.RandomStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The real device behind one that fails at will: the processor goes on.
class TornadoFallbackTest {
  private static final JvmBackend JVM = new JvmBackend();

  private static Matrix random(int rows, int columns, long stream) {
    double[] values = new double[rows * columns];
    new RandomStream(3, stream).fillNormal(0, values, 0, values.length);
    return Matrix.owning(rows, columns, values);
  }

  private static <T> T failing(Class<T> type, T real, AtomicInteger calls, IntPredicate fails) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              if (method.getReturnType() != String.class
                  && method.getReturnType() != boolean.class
                  && fails.test(calls.incrementAndGet())) {
                throw new IllegalStateException("CL_OUT_OF_RESOURCES");
              }
              try {
                Object answer = method.invoke(real, arguments);
                return answer instanceof CrossProducts products
                    ? failing(CrossProducts.class, products, calls, fails)
                    : answer;
              } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
              }
            }));
  }

  private static SelectingBackend backend(IntPredicate fails) {
    return new SelectingBackend(
        JVM,
        Optional.of(failing(DeviceBackend.class, Opened.device(), new AtomicInteger(), fails)),
        Preference.DEVICE,
        CostModel.measured(),
        KernelMetrics.none(),
        Duration.ofMinutes(1),
        System::nanoTime);
  }

  @Test
  void productsAreRightWhoeverComputesThem() {
    SelectingBackend backend = backend(call -> call % 2 == 0);
    for (int request = 0; request < 6; request++) {
      Matrix a = random(30, 40, request);
      Matrix b = random(40, 20, request + 100);
      KernelRun run = KernelRun.plain();
      double[] found = backend.product(a, b, run).values();
      double[] expected = JVM.product(a, b, KernelRun.plain()).values();
      assertThat(found).containsExactly(expected, within(1e-4));
      assertThat(run.backend()).startsWith(request % 2 == 0 ? "tornado:" : "jvm");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 6, 7})
  void sumsOfProductsAreRightThoughTheDeviceFailsHalfway(int failing) {
    SelectingBackend backend = backend(call -> call == failing);
    double[] found = new double[33 * 33];
    double[] expected = new double[33 * 33];
    try (CrossProducts products = backend.crossProducts(33, KernelRun.plain());
        CrossProducts right = JVM.crossProducts(33, KernelRun.plain())) {
      for (int number = 0; number < 5; number++) {
        double[] block = random(33, 64, number).values();
        products.add(block, 64, 64);
        right.add(block, 64, 64);
      }
      products.addTo(found);
      right.addTo(expected);
    }
    assertThat(found).containsExactly(expected, within(1e-3));
  }

  @Test
  void numbersBeyondSinglePrecisionGoToTheProcessor() {
    Matrix small = Matrix.owning(2, 2, new double[] {1e-200, 0, 0, 1});
    Matrix large = Matrix.owning(2, 2, new double[] {1e200, 0, 0, 1});
    KernelRun run = KernelRun.plain();
    assertThat(backend(_ -> false).product(small, large, run).values()).containsExactly(1, 0, 0, 1);
    assertThat(run.backend()).isEqualTo("jvm");
  }
}
