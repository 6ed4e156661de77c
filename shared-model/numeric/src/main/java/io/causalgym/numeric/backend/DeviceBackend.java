package io.causalgym.numeric.backend;

/// A backend that computes outside the JVM. It may refuse what it cannot compute to a kernel's
/// bound with an {@link UnsuitableForDeviceException}, and fail at any time.
public interface DeviceBackend extends KernelBackend {

  /// Whether the device is this machine's processor in another guise, which wins nothing over the
  /// JVM's kernels: used when it is asked for by configuration, as tests do.
  boolean isProcessor();
}
