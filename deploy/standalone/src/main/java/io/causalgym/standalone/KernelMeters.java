package io.causalgym.standalone;

import io.causalgym.numeric.backend.Kernel;
import io.causalgym.numeric.backend.KernelMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Counts kernels in Micrometer.
final class KernelMeters implements KernelMetrics {
  private final MeterRegistry registry;
  private final AtomicInteger resting = new AtomicInteger();

  KernelMeters(MeterRegistry registry) {
    this.registry = registry;
    registry.gauge("kernel.device.resting", resting);
  }

  @Override
  public void launched(Launch launch) {
    String kernel = text(launch.kernel());
    registry.counter("kernel.device.requests", "kernel", kernel).increment(launch.requests());
    registry
        .timer("kernel.device.duration", "kernel", kernel)
        .record(launch.deviceNanos(), TimeUnit.NANOSECONDS);
    registry
        .timer("kernel.copy.duration", "kernel", kernel)
        .record(launch.copyNanos(), TimeUnit.NANOSECONDS);
    registry
        .counter("kernel.copied.bytes", "kernel", kernel, "direction", "in")
        .increment((double) launch.bytesIn());
    registry
        .counter("kernel.copied.bytes", "kernel", kernel, "direction", "out")
        .increment((double) launch.bytesOut());
  }

  @Override
  public void chosen(Kernel kernel, boolean device) {
    registry
        .counter("kernel.chosen", "kernel", text(kernel), "backend", device ? "device" : "jvm")
        .increment();
  }

  @Override
  public void failed(Kernel kernel, Failure failure) {
    registry
        .counter("kernel.device.failures", "kernel", text(kernel), "reason", text(failure))
        .increment();
  }

  @Override
  public void inUse(boolean device) {
    resting.set(device ? 0 : 1);
  }

  private static String text(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT);
  }
}
