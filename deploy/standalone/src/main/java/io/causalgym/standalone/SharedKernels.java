package io.causalgym.standalone;

import io.causalgym.numeric.backend.KernelBackend;
import io.causalgym.numeric.backend.jvm.JvmBackend;
import io.causalgym.numeric.backend.selection.Preference;
import io.causalgym.numeric.backend.selection.SelectingBackend;
import io.causalgym.runtime.metrics.Metrics;
import org.jspecify.annotations.Nullable;

/// The kernels of this JVM: its services share them, as a device has one owner. Thread-safe.
final class SharedKernels implements AutoCloseable {
  private final Preference preference;
  private @Nullable KernelBackend opened;

  SharedKernels(Preference preference) {
    this.preference = preference;
  }

  /// The kernels, opened by the first call.
  ///
  /// @param metrics count what they do; those of the first call
  synchronized KernelBackend of(Metrics metrics) {
    KernelBackend backend = opened;
    if (backend == null) {
      backend =
          SelectingBackend.open(new JvmBackend(), preference, new KernelMeters(metrics.registry()));
      opened = backend;
    }
    return backend;
  }

  @Override
  public synchronized void close() {
    if (opened != null) {
      opened.close();
    }
  }
}
