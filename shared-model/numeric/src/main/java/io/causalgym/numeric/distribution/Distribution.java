package io.causalgym.numeric.distribution;

import io.causalgym.numeric.random.RandomStream;

/// A distribution of one number, with parameters that were checked.
///
/// Draw `i` is a function of the stream and `i`: it reads only index `i` of the stream and of
/// streams derived from it, never a neighbour's. Distribution functions and quantiles are those of
/// Apache Commons Statistics; draws use `StrictMath`, so they are the same on every machine.
public sealed interface Distribution
    permits Bernoulli,
        Beta,
        Categorical,
        Exponential,
        Gamma,
        Laplace,
        LogNormal,
        Logistic,
        Normal,
        Poisson,
        StudentT,
        Uniform {

  /// Whether it has probabilities at integers rather than a density.
  default boolean discrete() {
    return false;
  }

  /// The natural logarithm of the density at `x`, or of the probability of `x` if {@link
  /// #discrete}; negative infinity outside the support.
  double logDensity(double x);

  /// P(X <= x).
  double cdf(double x);

  /// The smallest `x` with `cdf(x) >= p`.
  ///
  /// @param p in [0, 1]
  /// @throws IllegalArgumentException if it is not
  double quantile(double p);

  /// `NaN` if there is none.
  double mean();

  /// `NaN` if there is none.
  double variance();

  /// Draw `index` of a stream.
  double draw(RandomStream stream, long index);

  /// Writes the draws of `count` indices from `first` on to `to[from]` and after.
  default void fill(RandomStream stream, long first, double[] to, int from, int count) {
    for (int k = 0; k < count; k++) {
      to[from + k] = draw(stream, first + k);
    }
  }
}
