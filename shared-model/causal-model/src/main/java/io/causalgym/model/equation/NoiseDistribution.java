package io.causalgym.model.equation;

import io.causalgym.model.ModelException;
import java.util.List;

/// What an exogenous noise is distributed as: a name and constant parameters. Drawing from it is
/// left to the caller.
public sealed interface NoiseDistribution {

  /// Written `N(mean, sd)` or `Normal(mean, sd)`.
  record Normal(double mean, double sd) implements NoiseDistribution {
    public Normal {
      finite("N", "mean", mean);
      positive("N", "standard deviation", sd);
    }
  }

  /// Written `U(low, high)` or `Uniform(low, high)`.
  record Uniform(double low, double high) implements NoiseDistribution {
    public Uniform {
      finite("U", "lower end", low);
      finite("U", "upper end", high);
      if (!(low < high)) {
        throw refused("U", "the upper end " + high + " is not above the lower end " + low, high);
      }
    }
  }

  /// Written `Exponential(rate)`; its mean is `1 / rate`.
  record Exponential(double rate) implements NoiseDistribution {
    public Exponential {
      positive("Exponential", "rate", rate);
    }
  }

  /// Written `Laplace(location, scale)`; its variance is `2 scale^2`.
  record Laplace(double location, double scale) implements NoiseDistribution {
    public Laplace {
      finite("Laplace", "location", location);
      positive("Laplace", "scale", scale);
    }
  }

  /// Written `Bernoulli(p)`: 1 with probability `p`, else 0.
  record Bernoulli(double p) implements NoiseDistribution {
    public Bernoulli {
      if (!(p >= 0 && p <= 1)) {
        throw refused("Bernoulli", "the probability is " + p + "; it must be in [0, 1]", p);
      }
    }
  }

  /// Written `Categorical(p0, p1, ...)`: state `k` with probability `pk`.
  record Categorical(List<Double> p) implements NoiseDistribution {
    public Categorical {
      p = List.copyOf(p);
      double sum = 0;
      for (double one : p) {
        if (!(one >= 0)) {
          throw refused("Categorical", "the probability is " + one + "; give at least 0", one);
        }
        sum += one;
      }
      if (!(Math.abs(sum - 1) <= Inversion.TOLERANCE)) {
        throw refused(
            "Categorical", "the probabilities sum to " + sum + "; they must sum to 1", sum);
      }
    }
  }

  /// Written `Poisson(rate)`.
  record Poisson(double rate) implements NoiseDistribution {
    public Poisson {
      positive("Poisson", "rate", rate);
      if (rate > Inversion.HIGHEST_RATE) {
        throw refused(
            "Poisson", "the rate is " + rate + "; it can be " + Inversion.HIGHEST_RATE, rate);
      }
    }
  }

  /// The probabilities of the states `0, 1, ...`; empty where there are infinitely many values.
  default List<Double> probabilities() {
    return switch (this) {
      case Bernoulli(double p) -> List.of(1 - p, p);
      case Categorical(List<Double> p) -> p;
      case Normal _, Uniform _, Exponential _, Laplace _, Poisson _ -> List.of();
    };
  }

  /// Whether it has a density rather than probabilities.
  default boolean continuous() {
    return switch (this) {
      case Normal _, Uniform _, Exponential _, Laplace _ -> true;
      case Bernoulli _, Categorical _, Poisson _ -> false;
    };
  }

  private static void finite(String name, String parameter, double value) {
    if (!Double.isFinite(value)) {
      throw refused(name, "the " + parameter + " is " + value + "; give a finite number", value);
    }
  }

  private static void positive(String name, String parameter, double value) {
    finite(name, parameter, value);
    if (!(value > 0)) {
      throw refused(name, "the " + parameter + " is " + value + "; it must be above 0", value);
    }
  }

  private static ModelException refused(String name, String problem, double value) {
    return new ModelException(name, Double.toString(value), name + ": " + problem);
  }
}
