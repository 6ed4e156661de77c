package io.causalgym.numeric.backend;

import io.causalgym.numeric.backend.jvm.JvmBackend;

class JvmProductTest extends ProductContract {

  @Override
  protected KernelBackend backend() {
    return new JvmBackend();
  }

  @Override
  protected double tolerance(Kernel kernel) {
    return JvmTolerances.of(kernel);
  }
}
