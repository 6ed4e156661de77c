package io.causalgym.inference.linear;

import io.causalgym.graph.Deadline;
import java.util.SplittableRandom;

/// Estimates `P(Z > limits)` for correlated standard normal variables: the integral over the unit
/// cube that sequential conditioning gives, on a lattice with random shifts. Variables that depend
/// on the others only say yes or no.
///
/// Source: Genz, "Numerical computation of multivariate normal probabilities", Journal of
/// Computational and Graphical Statistics 1(2), 1992 (genz1992numerical), with the lattice of
/// square roots of primes (Richtmyer) and the standard error over the shifts.
final class OrthantProbability {
  private static final int SHIFTS = 12;
  private static final int POINTS = 4_000;

  private final double[] limits;
  private final PivotedCholesky cholesky;
  private final Deadline deadline;

  OrthantProbability(double[] limits, double[] correlations, Deadline deadline) {
    this.limits = limits;
    this.deadline = deadline;
    this.cholesky = new PivotedCholesky(correlations, limits.length, deadline);
  }

  EventProbability estimate(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double sum = 0;
    double squares = 0;
    for (int shift = 0; shift < SHIFTS; shift++) {
      double mean = shifted(random.doubles(cholesky.rank()).toArray());
      sum += mean;
      squares += mean * mean;
    }
    double value = sum / SHIFTS;
    double variance = Math.max(0, squares / SHIFTS - value * value) / (SHIFTS - 1);
    return new EventProbability.Estimated(value, 3 * Math.sqrt(variance));
  }

  private double shifted(double[] shift) {
    double[] steps = squareRootsOfPrimes(shift.length);
    double[] z = new double[shift.length];
    double sum = 0;
    for (int point = 1; point <= POINTS; point++) {
      if (point % 256 == 0) {
        deadline.check();
      }
      double weight = 1;
      for (int at = 0; at < z.length && weight > 0; at++) {
        double uniform = shift[at] + point * steps[at];
        // The tent map makes the integrand periodic.
        weight *= draw(z, at, Math.abs(2 * (uniform - Math.floor(uniform)) - 1));
      }
      sum += weight > 0 && dependentsPass(z) ? weight : 0;
    }
    return sum / POINTS;
  }

  /// Draws the next variable beyond its limit; the probability of being there.
  private double draw(double[] z, int at, double uniform) {
    int row = cholesky.row(at);
    double rest = limits[row];
    for (int k = 0; k < at; k++) {
      rest -= cholesky.factor(row, k) * z[k];
    }
    double tail = StandardNormal.upperTail(rest / cholesky.factor(row, at));
    z[at] = StandardNormal.upperQuantile(uniform * tail);
    return tail;
  }

  private boolean dependentsPass(double[] z) {
    for (int at = cholesky.rank(); at < limits.length; at++) {
      int row = cholesky.row(at);
      if (cholesky.colour(row, z) < limits[row]) {
        return false;
      }
    }
    return true;
  }

  private static double[] squareRootsOfPrimes(int count) {
    double[] roots = new double[count];
    int prime = 1;
    for (int at = 0; at < count; at++) {
      prime = nextPrime(prime);
      roots[at] = Math.sqrt(prime);
    }
    return roots;
  }

  private static int nextPrime(int after) {
    int candidate = after + 1;
    for (int divisor = 2; divisor * divisor <= candidate; divisor++) {
      if (candidate % divisor == 0) {
        candidate++;
        divisor = 1;
      }
    }
    return candidate;
  }
}
