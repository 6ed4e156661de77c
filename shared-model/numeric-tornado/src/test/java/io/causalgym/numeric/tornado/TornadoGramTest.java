package io.causalgym.numeric.tornado;

import io.causalgym.numeric.backend.GramContract;
import io.causalgym.numeric.backend.KernelBackend;

class TornadoGramTest extends GramContract {
  @Override
  protected KernelBackend backend() {
    return Opened.device();
  }

  @Override
  protected double tolerance(Kernel kernel) {
    return DeviceTolerances.of(kernel);
  }
}
