package io.causalgym.numeric.backend.jvm;

import io.causalgym.numeric.backend.KernelBackend;
import io.causalgym.numeric.backend.SamplingKernelContract;

class JvmSamplingKernelTest extends SamplingKernelContract {
  @Override
  protected KernelBackend backend() {
    return new JvmBackend();
  }

  @Override
  protected double tolerance() {
    return 1e-12;
  }
}
