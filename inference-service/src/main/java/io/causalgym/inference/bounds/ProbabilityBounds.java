package io.causalgym.inference.bounds;

import io.causalgym.graph.Deadline;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Intervals for polynomials over response types, and for quotients of two.
final class ProbabilityBounds {

  /// How far a proven bound and what types reach may be apart for a bound to be called sharp.
  private static final double PROVEN = 1e-9;

  // A condition less probable than this in some models bounds no error of a quotient.
  private static final double SMALLEST_CONDITION = 1e-3;

  // Certified maxima are this exact; see Simplex.
  private static final double ZERO = 1e-12;
  private static final double NARROW = 1e-11;

  private final BoundsProgram program;
  private final Maximum maximum;
  private final Map<Polynomial, Bound.Interval> conditions = new HashMap<>();
  private final Map<List<Polynomial>, Bound> quotients = new HashMap<>();

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
  /// `dinkelbach1967nonlinear`, here by a bracket, so that every step is a safe bound), which holds
  /// for products of several polytopes too; it equals the linear-fractional program of Charnes and
  /// Cooper 1962 (`charnes1962programming`). Where models exist in which the condition has a
  /// probability below `1e-3`, the ends are those of the others, to `1e-9`.
  ///
  /// @param part the probability of events and condition
  /// @param whole the probability of the condition
  Bound quotient(Polynomial part, Polynomial whole) {
    // Interventions without effect on a query make several of its cells the same.
    return quotients.computeIfAbsent(List.of(part, whole), _ -> bounded(part, whole));
  }

  private Bound bounded(Polynomial part, Polynomial whole) {
    Bound.Interval condition = conditions.computeIfAbsent(whole, _ -> of(whole, 0));
    if (condition.upper() <= ZERO) {
      return new Bound.Undefined("the condition has probability 0 in every model");
    }
    if (condition.isPoint()) {
      return quotient(of(part, 0), condition.upper());
    }
    double error = ZERO / Math.max(condition.lower(), SMALLEST_CONDITION);
    End above = largest(part, whole, condition.upper());
    Polynomial rest = new Polynomial().add(1, whole).add(-1, part);
    End below = largest(rest, whole, condition.upper());
    boolean proven =
        above.bound() - above.attained() <= PROVEN && below.bound() - below.attained() <= PROVEN;
    return interval(
        Math.clamp(1 - below.bound() - error, 0, 1),
        Math.clamp(above.bound() + error, 0, 1),
        proven && program.exact(part) && program.exact(whole),
        above.method());
  }

  private record End(double bound, double attained, BoundsMethod method) {}

  /// The least ratio `r` with `F(r) = max(part - r whole) <= 0`. `F` is convex and falls no faster
  /// than the largest condition, and the line through two points of a convex function that are left
  /// of its root meets 0 no later than the function: such steps reach the root of a piecewise
  /// linear `F` after as many as it has pieces on the way, mostly two or three. Whenever two steps
  /// have not halved what is left the middle is taken.
  ///
  /// @param steepest at least the largest value of `whole`
  private End largest(Polynomial part, Polynomial whole, double steepest) {
    Maximum.Found atZero = maximum.of(part);
    if (atZero.bound() <= ZERO) {
      return new End(0, 0, atZero.method());
    }
    Bracket bracket = new Bracket(atZero.bound(), steepest);
    Maximum.Found found = atZero;
    while (bracket.isOpen()) {
      double ratio = bracket.next();
      found = minus(part, ratio, whole);
      bracket.tell(ratio, found);
    }
    double attained = bracket.attained;
    double just = bracket.high - PROVEN / 4;
    if (attained < just && minus(part, just, whole).attained() > 0) {
      attained = just;
    }
    return new End(bracket.high, attained, found.method());
  }

  private Maximum.Found minus(Polynomial part, double ratio, Polynomial whole) {
    return maximum.of(new Polynomial().add(1, part).add(-ratio, whole));
  }

  /// Where the root of `F` is: above `low`, where `F` is positive, and not above `high`.
  private static final class Bracket {
    private double low;
    private double atLow;
    private double high = 1;
    private double attained;
    private double secant;
    private double before = 2;
    private double twoBefore = 2;

    Bracket(double atZero, double steepest) {
      this.atLow = atZero;
      this.secant = atZero / steepest;
    }

    boolean isOpen() {
      return high - low > NARROW;
    }

    double next() {
      double width = high - low;
      boolean slow = width > twoBefore / 2;
      twoBefore = before;
      before = width;
      if (slow) {
        return (low + high) / 2;
      }
      // A little off either end, so that a step that has met the root is also seen to be next to
      // it.
      return Math.clamp(secant, low + NARROW / 2, high - NARROW / 2);
    }

    void tell(double ratio, Maximum.Found found) {
      if (found.attained() > 0) {
        attained = Math.max(attained, ratio);
      }
      if (found.bound() <= ZERO) {
        high = ratio;
        return;
      }
      double slope = (atLow - found.bound()) / (ratio - low);
      secant = slope > 0 ? ratio + found.bound() / slope : high;
      low = ratio;
      atLow = found.bound();
    }
  }

  /// Rounding may turn the ends of a point around.
  private static Bound.Interval interval(
      double lower, double upper, boolean sharp, BoundsMethod method) {
    return new Bound.Interval(Math.min(lower, upper), Math.max(lower, upper), sharp, method);
  }
}
