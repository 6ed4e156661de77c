package io.causalgym.inference.bounds;

/// How much a bound may cost, and how exact the given numbers are. Estimates are compared with the
/// limits before anything is built; over them closed forms answer.
///
/// @param types response types of one district at most, before equal ones are merged
/// @param work states of a district worked out for all its types at most
/// @param rows equalities of one program at most
/// @param terms joint values of the counterfactual variables of a query at most
/// @param bases bases that the enumeration of vertices may visit, for each polytope
/// @param programs linear programs at most that one bound over several districts may take
/// @param tolerance how far the given probabilities may be from fitting the graph. Numbers that do
///   not fit are moved by the least amount that makes them fit; over this limit they contradict it.
///   The default is what a distribution's sum may be off by: numbers with six digits fit
public record BoundsLimits(
    long types, long work, int rows, long terms, int bases, int programs, double tolerance) {

  /// A second or two on one core, and at most 100 MB.
  public static final BoundsLimits DEFAULT =
      new BoundsLimits(200_000, 20_000_000, 600, 300_000, 3_000, 2_000, 1e-6);

  public BoundsLimits {
    if (types < 1 || work < 1 || rows < 1 || terms < 1 || bases < 1 || programs < 1) {
      throw new IllegalArgumentException("limits are at least 1");
    }
    if (!(tolerance >= 0 && tolerance < 1)) {
      throw new IllegalArgumentException("a tolerance is in [0, 1), not " + tolerance);
    }
  }

  /// The same with another tolerance.
  public BoundsLimits within(double tolerance) {
    return new BoundsLimits(types, work, rows, terms, bases, programs, tolerance);
  }
}
