package io.causalgym.numeric.tornado;

import io.causalgym.numeric.backend.KernelBackend;
import io.causalgym.numeric.backend.ProductContract;

class TornadoProductTest extends ProductContract {
  @Override
  protected KernelBackend backend() {
    return Opened.device();
  }

  @Override
  protected double tolerance(Kernel kernel) {
    return DeviceTolerances.of(kernel);
  }
}
