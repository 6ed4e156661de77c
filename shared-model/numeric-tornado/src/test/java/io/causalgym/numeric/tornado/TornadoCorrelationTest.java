package io.causalgym.numeric.tornado;

import io.causalgym.numeric.backend.CorrelationContract;
import io.causalgym.numeric.backend.KernelBackend;

class TornadoCorrelationTest extends CorrelationContract {
  @Override
  protected KernelBackend backend() {
    return Opened.device();
  }

  @Override
  protected double tolerance(Kernel kernel) {
    return DeviceTolerances.of(kernel);
  }
}
