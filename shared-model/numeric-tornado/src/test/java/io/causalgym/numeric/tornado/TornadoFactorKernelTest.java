package io.causalgym.numeric.tornado;

import io.causalgym.numeric.backend.FactorKernelContract;
import io.causalgym.numeric.backend.KernelBackend;

class TornadoFactorKernelTest extends FactorKernelContract {
  @Override
  protected KernelBackend backend() {
    return Opened.device();
  }

  @Override
  protected double tolerance() {
    return 1e-14; // all in double precision
  }
}
