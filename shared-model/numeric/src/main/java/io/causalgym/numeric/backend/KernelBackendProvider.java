package io.causalgym.numeric.backend;

import java.util.Optional;

/// Finds a device; a service of {@link java.util.ServiceLoader}.
public interface KernelBackendProvider {

  /// Opens the device, which takes seconds.
  ///
  /// @return empty where this JVM was not started for one
  /// @throws RuntimeException or an {@link Error} where it was, and the device cannot be used
  Optional<DeviceBackend> open(KernelMetrics metrics);
}
