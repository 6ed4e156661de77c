package io.causalgym.numeric.tornado;

import io.causalgym.numeric.backend.KernelContract;

/// How exact the device's kernels are.
final class DeviceTolerances {
  private DeviceTolerances() {}

  static double of(KernelContract.Kernel kernel) {
    return switch (kernel) {
      // Of single precision: a few thousand products one after another.
      case PRODUCT -> 1e-5;
      case CROSS_PRODUCTS -> 1e-5;
      // Of double precision.
      case PARTIAL_CORRELATIONS -> 1e-11;
      case GRAM_INVERSE -> 1e-12;
    };
  }
}
