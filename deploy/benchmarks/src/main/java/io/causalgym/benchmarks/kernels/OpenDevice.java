package io.causalgym.benchmarks.kernels;

import io.causalgym.numeric.backend.DeviceBackend;
import io.causalgym.numeric.backend.KernelBackend;
import io.causalgym.numeric.backend.KernelBackendProvider;
import io.causalgym.numeric.backend.KernelMetrics;
import io.causalgym.numeric.backend.UnsuitableForDeviceException;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The device of this JVM, if it was started for one. Times are those of the clock, transfers
/// included, as the work is not the caller's thread's.
final class OpenDevice {
  private static final double SECONDS = 2;
  private static final int FEWEST_RUNS = 5;

  // What a kernel returned last, so that nobody may leave it out.
  private static volatile @Nullable Object last;

  private final Optional<DeviceBackend> backend =
      ServiceLoader.load(KernelBackendProvider.class).stream()
          .map(provider -> provider.get().open(KernelMetrics.none()))
          .flatMap(Optional::stream)
          .findFirst();

  /// Its name, for the head of a table.
  String name() {
    return backend.map(KernelBackend::name).orElse("no device");
  }

  /// Seconds of the fastest of repeated calls, the first left out; NaN without a device, or where
  /// the kernel does not suit it.
  double fastest(Function<KernelBackend, ? extends Object> kernel) {
    if (backend.isEmpty()) {
      return Double.NaN;
    }
    try {
      last = kernel.apply(backend.get());
      long begun = System.nanoTime();
      long best = Long.MAX_VALUE;
      for (int runs = 0; runs < FEWEST_RUNS || System.nanoTime() - begun < SECONDS * 1e9; runs++) {
        long start = System.nanoTime();
        last = kernel.apply(backend.get());
        best = Math.min(best, System.nanoTime() - start);
      }
      return best * 1e-9;
    } catch (UnsuitableForDeviceException unsuitable) {
      return Double.NaN;
    }
  }
}
