package io.causalgym.discovery.search.functional;

/// Measures of which of two dependent variables is the cause, if one is and nothing causes both.
public enum PairwiseMeasure {
  /// Likelihood ratio of the two linear models with non-Gaussian noise, entropies by
  /// maximum-entropy approximations.
  ///
  /// Source: Hyvärinen, Smith (2013, hyvarinen2013pairwise).
  ENTROPY {
    @Override
    double of(double[] x, double[] y) {
      NegentropySums sums = new NegentropySums();
      double rho = ContinuousColumns.dot(x, y) / x.length;
      double scale = 1 / Math.sqrt(1 - rho * rho);
      double backward = sums.entropy(y, y, 1, 0) + sums.entropy(x, y, scale, -rho * scale);
      double forward = sums.entropy(x, x, 1, 0) + sums.entropy(y, x, scale, -rho * scale);
      return backward - forward;
    }
  },

  /// `rho E[x tanh y - y tanh x]`: for sparse (super-Gaussian) variables.
  ///
  /// Source: Hyvärinen, Smith (2013).
  TANH {
    @Override
    double of(double[] x, double[] y) {
      double sum = 0;
      for (int row = 0; row < x.length; row++) {
        sum += x[row] * Math.tanh(y[row]) - Math.tanh(x[row]) * y[row];
      }
      return ContinuousColumns.dot(x, y) / x.length * (sum / x.length);
    }
  },

  /// `rho E[x^2 y - x y^2]` after both were turned to positive skewness: for skewed variables.
  ///
  /// Source: Hyvärinen, Smith (2013).
  SKEW {
    @Override
    double of(double[] x, double[] y) {
      double turnX = skewness(x) < 0 ? -1 : 1;
      double turnY = skewness(y) < 0 ? -1 : 1;
      double sum = 0;
      double product = 0;
      for (int row = 0; row < x.length; row++) {
        double a = turnX * x[row];
        double b = turnY * y[row];
        sum += a * b * (a - b);
        product += a * b;
      }
      return product / x.length * (sum / x.length);
    }
  },

  /// Regression error causal inference: the error of the effect given the cause, both scaled to
  /// `[0, 1]`, is the smaller one; regression by a polynomial of degree 3. For nonlinear effects
  /// with little noise.
  ///
  /// Source: Blöbaum et al., "Cause-Effect Inference by Comparing Regression Errors", AISTATS 2018
  /// (blobaum2018cause).
  RECI {
    @Override
    double of(double[] x, double[] y) {
      double[] a = unit(x);
      double[] b = unit(y);
      return CubicRegression.error(b, a) - CubicRegression.error(a, b);
    }
  },

  /// Information-geometric causal inference with a uniform reference: the mean logarithm of the
  /// slope is negative from cause to effect. For invertible effects without noise.
  ///
  /// Source: Janzing et al., "Information-geometric Approach to Inferring Causal Directions",
  /// Artificial Intelligence 2012 (janzing2012information).
  IGCI {
    @Override
    double of(double[] x, double[] y) {
      double[] a = unit(x);
      double[] b = unit(y);
      return Slopes.meanLog(b, a) - Slopes.meanLog(a, b);
    }
  };

  /// Positive where `x` is the cause, negative where `y` is; the larger the surer.
  ///
  /// @param x mean 0, variance 1
  /// @param y mean 0, variance 1, of the same length and not collinear with `x`
  abstract double of(double[] x, double[] y);

  /// The measure of two columns.
  public double of(ContinuousColumns columns, int x, int y) {
    return of(columns.standardised(x), columns.standardised(y));
  }

  private static double skewness(double[] x) {
    double sum = 0;
    for (double value : x) {
      sum += value * value * value;
    }
    return sum;
  }

  private static double[] unit(double[] x) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double value : x) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    double[] unit = new double[x.length];
    for (int row = 0; row < unit.length; row++) {
      unit[row] = (x[row] - low) / (high - low);
    }
    return unit;
  }
}
