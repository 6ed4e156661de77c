package io.causalgym.numeric.tornado;

import io.causalgym.numeric.backend.DeviceBackend;
import io.causalgym.numeric.backend.KernelMetrics;

/// The device of this JVM, opened once for all tests, as a service does.
final class Opened {
  private static final DeviceBackend DEVICE =
      new TornadoProvider()
          .open(KernelMetrics.none())
          .orElseThrow(
              () -> new IllegalStateException("TORNADOVM_HOME is set, but no device answers"));

  private Opened() {}

  static DeviceBackend device() {
    return DEVICE;
  }
}
