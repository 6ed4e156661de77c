package io.causalgym.numeric.backend.jvm;

import io.causalgym.numeric.backend.FactorKernelContract;
import io.causalgym.numeric.backend.KernelBackend;

class JvmFactorKernelTest extends FactorKernelContract {
  @Override
  protected KernelBackend backend() {
    return new JvmBackend();
  }

  @Override
  protected double tolerance() {
    return 1e-13;
  }
}
