package io.causalgym.numeric.backend;

import io.causalgym.numeric.backend.jvm.JvmBackend;

class JvmGramTest extends GramContract {

  @Override
  protected KernelBackend backend() {
    return new JvmBackend();
  }

  @Override
  protected double tolerance(Kernel kernel) {
    return JvmTolerances.of(kernel);
  }
}
