package io.causalgym.numeric.backend;

import java.util.Optional;

/// Finds a device; a service of {@link java.util.ServiceLoader}.
public interface KernelBackendProvider {

  /// Opens the device, which takes seconds.
  ///
  /// @return empty where there is none, for whatever reason
  Optional<DeviceBackend> open(KernelMetrics metrics);
}
