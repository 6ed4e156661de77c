package io.causalgym.discovery.search.continuous;

/// A differentiable function of many numbers.
@FunctionalInterface
interface SmoothFunction {

  /// The value at `x`, positive infinity outside the domain.
  ///
  /// @param gradient receives the gradient where the value is finite
  double at(double[] x, double[] gradient);
}
