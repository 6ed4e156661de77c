package io.causalgym.discovery.search.continuous;

import io.causalgym.discovery.search.SearchControl;

/// Minimises `f(x) + sum of penalty[i] |x[i]|` for a smooth `f`, by L-BFGS in one orthant at a
/// time.
///
/// Source: Andrew and Gao, "Scalable Training of L1-Regularized Log-Linear Models", ICML 2007,
/// Algorithm 1 (andrew2007scalable). Deterministic; a step costs one or more values of `f` and
/// `O(20 d)` for `d` numbers. Finds a stationary point, which is a minimum where `f` is convex.
final class OrthantWise {
  private static final int MEMORY = 10;
  // Armijo's condition and the halvings after which no descent is to be had.
  private static final double SUFFICIENT = 1e-4;
  private static final int HALVINGS = 40;

  private final SmoothFunction function;
  private final double[] penalty;
  private final boolean[] free;
  private final SearchControl control;
  private final int size;
  private double[] x;
  private double[] next;
  private double[] gradient;
  private double[] nextGradient;
  private final double[] pseudo;
  private final double[] direction;
  private final double[][] steps;
  private final double[][] changes;
  private final double[] curvatures;
  private final double[] shares = new double[MEMORY];
  private int remembered;
  private double value;
  private int iterations;

  /// @param free coordinates that may move; the others stay as they are
  OrthantWise(SmoothFunction function, double[] penalty, boolean[] free, SearchControl control) {
    this.function = function;
    this.penalty = penalty;
    this.free = free;
    this.control = control;
    this.size = penalty.length;
    this.x = new double[size];
    this.next = new double[size];
    this.gradient = new double[size];
    this.nextGradient = new double[size];
    this.pseudo = new double[size];
    this.direction = new double[size];
    this.steps = new double[MEMORY][size];
    this.changes = new double[MEMORY][size];
    this.curvatures = new double[MEMORY];
  }

  /// @param start where `f` is finite
  /// @param tolerance of the largest entry of the gradient, and of the relative decrease of one
  ///   step
  /// @param stage told with the steps taken
  /// @return the point reached when it converged, at the limit or at the deadline
  double[] minimise(double[] start, double tolerance, int limit, String stage) {
    System.arraycopy(start, 0, x, 0, size);
    remembered = 0;
    value = function.at(x, gradient) + penalty(x);
    for (int iteration = 0; iteration < limit && !control.deadline().passed(); iteration++) {
      double steepest = pseudoGradient();
      if (steepest <= tolerance) {
        break;
      }
      findDirection();
      double before = value;
      if (!search(remembered == 0 ? Math.min(1, 1 / norm(pseudo)) : 1)) {
        if (remembered == 0) {
          break;
        }
        remembered = 0; // once more, along the gradient
        continue;
      }
      control.progress().at(++iterations, 0, "iterations", stage);
      if (before - value <= tolerance * 1e-2 * Math.max(1, Math.abs(value))) {
        break;
      }
    }
    return x.clone();
  }

  /// The penalised value at the point reached.
  double value() {
    return value;
  }

  /// Steps taken since it was made.
  int iterations() {
    return iterations;
  }

  private double penalty(double[] at) {
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += penalty[i] * Math.abs(at[i]);
    }
    return sum;
  }

  /// The steepest one-sided slope in each coordinate; the largest of them.
  private double pseudoGradient() {
    double largest = 0;
    for (int i = 0; i < size; i++) {
      double slope = free[i] ? slope(x[i], gradient[i], penalty[i]) : 0;
      pseudo[i] = slope;
      largest = Math.max(largest, Math.abs(slope));
    }
    return largest;
  }

  private static double slope(double x, double gradient, double penalty) {
    if (x != 0) {
      return gradient + Math.copySign(penalty, x);
    }
    if (gradient > penalty) {
      return gradient - penalty;
    }
    return gradient < -penalty ? gradient + penalty : 0;
  }

  /// Minus the inverse Hessian times the slope, without what would go uphill.
  private void findDirection() {
    for (int i = 0; i < size; i++) {
      direction[i] = -pseudo[i];
    }
    int held = Math.min(remembered, MEMORY);
    for (int age = 1; age <= held; age++) {
      int at = (remembered - age) % MEMORY;
      shares[at] = dot(steps[at], direction) / curvatures[at];
      subtract(direction, shares[at], changes[at]);
    }
    if (held > 0) {
      int newest = (remembered - 1) % MEMORY;
      double scale = curvatures[newest] / dot(changes[newest], changes[newest]);
      for (int i = 0; i < size; i++) {
        direction[i] *= scale;
      }
    }
    for (int age = held; age >= 1; age--) {
      int at = (remembered - age) % MEMORY;
      double back = dot(changes[at], direction) / curvatures[at];
      subtract(direction, back - shares[at], steps[at]);
    }
    for (int i = 0; i < size; i++) {
      if (direction[i] * pseudo[i] >= 0) {
        direction[i] = 0;
      }
    }
  }

  /// Steps along the direction, not beyond the orthant, until the value has fallen enough.
  private boolean search(double first) {
    double length = first;
    for (int halving = 0; halving < HALVINGS && !control.deadline().passed(); halving++) {
      step(length);
      double candidate = function.at(next, nextGradient);
      if (candidate < Double.POSITIVE_INFINITY) {
        candidate += penalty(next);
        if (candidate <= value + SUFFICIENT * descent() && candidate < value) {
          accept(candidate);
          return true;
        }
      }
      length /= 2;
    }
    return false;
  }

  private void step(double length) {
    for (int i = 0; i < size; i++) {
      double moved = x[i] + length * direction[i];
      double side = x[i] != 0 ? x[i] : -pseudo[i];
      next[i] = penalty[i] > 0 && moved * side < 0 ? 0 : moved;
    }
  }

  private double descent() {
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += pseudo[i] * (next[i] - x[i]);
    }
    return sum;
  }

  private void accept(double candidate) {
    int at = remembered % MEMORY;
    double curvature = 0;
    for (int i = 0; i < size; i++) {
      double step = free[i] ? next[i] - x[i] : 0;
      double change = free[i] ? nextGradient[i] - gradient[i] : 0;
      steps[at][i] = step;
      changes[at][i] = change;
      curvature += step * change;
    }
    // Without positive curvature the quadratic model says nothing: the pair is passed over.
    if (curvature > 1e-14 * dot(changes[at], changes[at])) {
      curvatures[at] = curvature;
      remembered++;
    }
    double[] point = x;
    x = next;
    next = point;
    double[] slopes = gradient;
    gradient = nextGradient;
    nextGradient = slopes;
    value = candidate;
  }

  private static double norm(double[] a) {
    return Math.sqrt(dot(a, a));
  }

  private static double dot(double[] a, double[] b) {
    double even = 0;
    double odd = 0;
    int i = 0;
    for (; i + 1 < a.length; i += 2) {
      even += a[i] * b[i];
      odd += a[i + 1] * b[i + 1];
    }
    return i < a.length ? even + odd + a[i] * b[i] : even + odd;
  }

  private static void subtract(double[] from, double factor, double[] what) {
    for (int i = 0; i < from.length; i++) {
      from[i] -= factor * what[i];
    }
  }
}
