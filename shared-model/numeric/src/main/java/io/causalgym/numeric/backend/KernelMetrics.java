package io.causalgym.numeric.backend;

/// What is counted of kernels. Called from any thread, briefly.
public interface KernelMetrics {

  /// Why a device did not answer.
  enum Failure {
    /// It threw something.
    ERROR,
    /// It took longer than the limit of one call.
    TIMEOUT,
    /// It cannot compute this to the kernel's bound, which is no fault of it.
    UNSUITABLE,
    /// All its places were taken.
    BUSY
  }

  /// Work of a device that is done.
  ///
  /// @param requests answered by it
  /// @param deviceNanos of runs of the device, with their transfers
  /// @param copyNanos of conversion and of copies to and from what the device reads
  /// @param bytesIn to the device
  /// @param bytesOut from the device
  record Launch(
      Kernel kernel, int requests, long deviceNanos, long copyNanos, long bytesIn, long bytesOut) {}

  /// A device computed something.
  default void launched(Launch launch) {}

  /// A request goes to a device, or to the processor.
  default void chosen(Kernel kernel, boolean device) {}

  /// A device did not answer, and the processor does.
  default void failed(Kernel kernel, Failure failure) {}

  /// A device is taken out of use after repeated failures, or in use again.
  default void inUse(boolean device) {}

  /// Counts nothing.
  static KernelMetrics none() {
    return new KernelMetrics() {};
  }
}
