package io.causalgym.inference.bounds;

import io.causalgym.graph.Deadline;

/// Intervals for polynomials over response types, and for quotients of two.
final class ProbabilityBounds {

  /// How far a proven bound and what types reach may be apart for a bound to be called sharp.
  private static final double PROVEN = 1e-9;

  // A condition less probable than this in some models bounds no error of a quotient.
  private static final double SMALLEST_CONDITION = 1e-3;

  // Certified maxima are this exact; see Simplex.
  private static final double ZERO = 1e-12;
  private static final int HALVINGS = 44;

  private final BoundsProgram program;
  private final Maximum maximum;

  ProbabilityBounds(BoundsProgram program, BoundsLimits limits, Deadline deadline) {
    this.program = program;
    this.maximum = new Maximum(program, limits, deadline);
  }

  /// @param least what it is at least by its nature: 0 for a probability, -1 for a difference
  Bound.Interval of(Polynomial polynomial, double least) {
    if (polynomial.isConstant()) {
      double value = Math.clamp(polynomial.constant(), least, 1);
      return new Bound.Interval(value, value, true, BoundsMethod.IDENTIFIED);
    }
    Maximum.Found above = maximum.of(polynomial);
    Maximum.Found below = maximum.of(new Polynomial().add(-1, polynomial));
    boolean proven =
        above.bound() - above.attained() <= PROVEN && below.bound() - below.attained() <= PROVEN;
    return interval(
        Math.clamp(-below.bound(), least, 1),
        Math.clamp(above.bound(), least, 1),
        proven && program.exact(polynomial),
        above.method());
  }

  /// The part of `part` in `whole`, where the latter is a known number.
  static Bound.Interval quotient(Bound.Interval part, double whole) {
    return new Bound.Interval(
        Math.clamp(part.lower() / whole, 0, 1),
        Math.clamp(part.upper() / whole, 0, 1),
        part.sharp(),
        part.method());
  }

  /// `part / whole` where both depend on types.
  ///
  /// The largest quotient is the least `r` with `max(part - r whole) <= 0` (Dinkelbach 1967,
  /// `dinkelbach1967nonlinear`, here by bisection, so that every step is a safe bound), which holds
  /// for products of several polytopes too; it equals the linear-fractional program of Charnes and
  /// Cooper 1962 (`charnes1962programming`). Where models exist in which the condition has a
  /// probability below `1e-3`, the ends are those of the others, to `1e-9`.
  ///
  /// @param part the probability of events and condition
  /// @param whole the probability of the condition
  Bound quotient(Polynomial part, Polynomial whole) {
    Bound.Interval condition = of(whole, 0);
    if (condition.upper() <= ZERO) {
      return new Bound.Undefined("the condition has probability 0 in every model");
    }
    if (condition.isPoint()) {
      return quotient(of(part, 0), condition.upper());
    }
    double error = ZERO / Math.max(condition.lower(), SMALLEST_CONDITION);
    End above = largest(part, whole);
    Polynomial rest = new Polynomial().add(1, whole).add(-1, part);
    End below = largest(rest, whole);
    boolean proven =
        above.bound() - above.attained() <= PROVEN && below.bound() - below.attained() <= PROVEN;
    return interval(
        Math.clamp(1 - below.bound() - error, 0, 1),
        Math.clamp(above.bound() + error, 0, 1),
        proven && program.exact(part) && program.exact(whole),
        above.method());
  }

  private record End(double bound, double attained, BoundsMethod method) {}

  private End largest(Polynomial part, Polynomial whole) {
    double low = 0;
    double high = 1;
    double attained = 0;
    BoundsMethod method = BoundsMethod.LINEAR_PROGRAM;
    Maximum.Found atZero = maximum.of(part);
    if (atZero.bound() <= ZERO) {
      return new End(0, 0, atZero.method());
    }
    for (int step = 0; step < HALVINGS; step++) {
      double ratio = step == 0 ? 1 - PROVEN / 4 : (low + high) / 2;
      Maximum.Found found = maximum.of(new Polynomial().add(1, part).add(-ratio, whole));
      method = found.method();
      if (found.bound() <= ZERO) {
        high = ratio;
      } else {
        low = ratio;
        attained = found.attained() > 0 ? ratio : attained;
        if (step == 0) {
          break;
        }
      }
    }
    return new End(high, attained, method);
  }

  /// Rounding may turn the ends of a point around.
  private static Bound.Interval interval(
      double lower, double upper, boolean sharp, BoundsMethod method) {
    return new Bound.Interval(Math.min(lower, upper), Math.max(lower, upper), sharp, method);
  }
}
