package io.causalgym.inference.linear;

import io.causalgym.graph.Deadline;
import java.util.Arrays;
import java.util.List;

/// Conditions a normal distribution on exact observations of its last quantities.
///
/// Evidence whose covariance is singular is handled by its pivots, which are independent; what
/// hangs on them must have the value that follows, else the evidence is contradictory. This is the
/// pseudo-inverse on consistent evidence. `O(q^3 + k q^2 + k^2 q)` for `k` quantities given `q`.
///
/// Source: Anderson, *An Introduction to Multivariate Statistical Analysis*, 3rd edition, 2003,
/// theorem 2.5.1 (anderson2003introduction).
final class Conditioning {
  /// Observations are given in decimals; deviations smaller than this, in standard deviations, are
  /// of rounding. The square root of {@link PivotedCholesky#DETERMINED}, times 3.
  private static final double ROUNDING = 1e-5;

  private final Gaussian joint;
  private final int asked;
  private final Deadline deadline;
  private final PivotedCholesky cholesky;

  /// @param joint the quantities asked about, and after them those observed
  /// @param asked how many are asked about
  Conditioning(Gaussian joint, int asked, Deadline deadline) {
    this.joint = joint;
    this.asked = asked;
    this.deadline = deadline;
    int observed = joint.size() - asked;
    double[] block = new double[observed * observed];
    for (int row = 0; row < observed; row++) {
      for (int column = 0; column < observed; column++) {
        block[row * observed + column] = joint.covariance(asked + row, asked + column);
      }
    }
    this.cholesky = new PivotedCholesky(block, observed, deadline);
  }

  /// @param values of the quantities observed
  Conditional on(double[] values) {
    double[] deviations = new double[values.length];
    for (int at = 0; at < values.length; at++) {
      deviations[at] = values[at] - joint.mean(asked + at);
    }
    double[] whitened = cholesky.whiten(deviations);
    double floor = 1e-12 * largest(values);
    for (int at = cholesky.rank(); at < values.length; at++) {
      int row = cholesky.row(at);
      double expected = joint.mean(asked + row) + cholesky.colour(row, whitened);
      double size = Math.max(Math.abs(expected), Math.abs(values[row]));
      double slack = floor + 1e-9 * size + ROUNDING * cholesky.scale(row);
      if (!(Math.abs(values[row] - expected) <= slack)) {
        return new Conditional.Undefined(contradiction(row, values[row], expected));
      }
    }
    return new Conditional.Conditioned(given(whitened));
  }

  /// The scale of the evidence: a mean of 0 that is a sum of its terms is only nearly 0.
  private double largest(double[] values) {
    double largest = 0;
    for (int at = 0; at < values.length; at++) {
      double mean = Math.abs(joint.mean(asked + at));
      largest = Math.max(largest, Math.max(mean, Math.max(Math.abs(values[at]), cholesky.scale(at))));
    }
    return largest;
  }

  private String contradiction(int row, double value, double expected) {
    return "the evidence cannot happen: '"
        + joint.names().get(asked + row)
        + "' is "
        + value
        + ", and the model with the other evidence determines it as "
        + expected;
  }

  private Gaussian given(double[] whitened) {
    double[][] loadings = new double[asked][];
    double[] means = new double[asked];
    double[] covariances = new double[asked * asked];
    double[] column = new double[joint.size() - asked];
    for (int row = 0; row < asked; row++) {
      deadline.check();
      for (int at = 0; at < column.length; at++) {
        column[at] = joint.covariance(row, asked + at);
      }
      loadings[row] = cholesky.whiten(column);
      means[row] = joint.mean(row) + dot(loadings[row], whitened);
      for (int other = 0; other <= row; other++) {
        double value = joint.covariance(row, other) - dot(loadings[row], loadings[other]);
        covariances[row * asked + other] = value;
        covariances[other * asked + row] = value;
      }
    }
    clearDetermined(covariances);
    List<String> names = joint.names().subList(0, asked);
    return Gaussian.owning(names, means, covariances);
  }

  /// What rounding leaves of a variance that is 0 would look like an uncertainty.
  private void clearDetermined(double[] covariances) {
    for (int row = 0; row < asked; row++) {
      if (covariances[row * asked + row]
          <= PivotedCholesky.DETERMINED * joint.variance(row)) {
        Arrays.fill(covariances, row * asked, (row + 1) * asked, 0);
        for (int other = 0; other < asked; other++) {
          covariances[other * asked + row] = 0;
        }
      }
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int at = 0; at < a.length; at++) {
      sum += a[at] * b[at];
    }
    return sum;
  }
}
