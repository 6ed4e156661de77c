package io.causalgym.numeric.tornado;

import io.causalgym.numeric.backend.KernelBackend;
import io.causalgym.numeric.backend.SamplingKernelContract;

class TornadoSamplingKernelTest extends SamplingKernelContract {
  @Override
  protected KernelBackend backend() {
    return Opened.device();
  }

  @Override
  protected double tolerance() {
    return 1e-12; // all in double precision
  }
}
