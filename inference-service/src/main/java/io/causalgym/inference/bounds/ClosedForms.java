package io.causalgym.inference.bounds;

import io.causalgym.model.Table;
import java.util.Optional;

/// Bounds that hold in every model, from `P(X, Y)` and intervals for `P(Y_x)`.
///
/// Natural bounds: Manski 1990 (`manski1990nonparametric`); PNS, PN and PS: Tian and Pearl 2000
/// (`tian2000probabilities`), equations 14 to 16 without experiments, 21 to 24 with, and section
/// 4.3 under monotonicity. With more than two treatment states, `q` is the probability of the
/// others, in which nothing is known of either potential outcome: the formulas are those with the
/// slack that `q` leaves, and with `q = 0` those of the paper.
///
/// @param a `P(x1, y)`
/// @param b `P(x1, not y)`
/// @param c `P(x0, y)`
/// @param d `P(x0, not y)`
/// @param q `P(neither x1 nor x0)`
/// @param monotone whether the event never goes from true to false where `x0` turns into `x1`
record ClosedForms(double a, double b, double c, double d, double q, boolean monotone) {

  /// A lower and an upper end, which rounding may turn around.
  record Ends(double lower, double upper) {
    Ends within(Ends other) {
      return new Ends(Math.max(lower, other.lower), Math.min(upper, other.upper));
    }

    Ends over(double divisor) {
      return new Ends(lower / divisor, upper / divisor).within(UNIT);
    }
  }

  private static final Ends UNIT = new Ends(0, 1);

  /// @return empty without a distribution
  static Optional<ClosedForms> of(EffectBoundsQuery query, Evidence evidence) {
    return evidence.distribution().map(table -> of(query, table));
  }

  private static ClosedForms of(EffectBoundsQuery query, Table distribution) {
    Table both = distribution.marginal(java.util.List.of(query.treatment(), query.outcome()));
    int states = both.card(query.outcome());
    double total = both.total();
    double[] in = new double[both.card(query.treatment())];
    double[] out = new double[in.length];
    for (int cell = 0; cell < both.size(); cell++) {
      double[] into = cell % states == query.outcomeState() ? in : out;
      into[cell / states] += both.value(cell) / total;
    }
    int x1 = query.treated();
    int x0 = query.untreated();
    double q = in.length == 2 ? 0 : Math.max(0, 1 - in[x1] - out[x1] - in[x0] - out[x0]);
    boolean upwards = x1 > x0 && query.outcomeState() == states - 1;
    return new ClosedForms(in[x1], out[x1], in[x0], out[x0], q, query.monotone() && upwards);
  }

  Ends treated() {
    return new Ends(monotone ? a + c : a, 1 - b);
  }

  Ends untreated() {
    return new Ends(c, monotone ? 1 - b - d : 1 - d);
  }

  Ends ace(Ends treated, Ends untreated) {
    Ends difference = new Ends(treated.lower - untreated.upper, treated.upper - untreated.lower);
    return difference.within(new Ends(monotone ? 0 : -1, 1));
  }

  Ends pns(Ends treated, Ends untreated, Ends ace) {
    Ends any =
        new Ends(
            Math.max(ace.lower, Math.max(a + c - untreated.upper, treated.lower - a - c - q)),
            Math.min(
                Math.min(treated.upper, 1 - untreated.lower),
                Math.min(a + d + q, ace.upper + b + c + q)));
    return (monotone ? any.within(ace) : any).within(UNIT);
  }

  /// Only where `P(x1, y)` is positive.
  Ends pn(Ends untreated) {
    Ends any = new Ends(a + c - untreated.upper, 1 - untreated.lower - d);
    Ends exact = new Ends(a + c - untreated.upper, a + c + q - untreated.lower);
    return (monotone ? any.within(exact) : any).over(a);
  }

  /// Only where `P(x0, not y)` is positive.
  Ends ps(Ends treated) {
    Ends any = new Ends(b + d - 1 + treated.lower, treated.upper - a);
    Ends exact = new Ends(treated.lower - a - c - q, treated.upper - a - c);
    return (monotone ? any.within(exact) : any).over(d);
  }

  /// Only where `P(x1)` is positive.
  Ends ett(Ends untreated) {
    Ends any = new Ends(untreated.lower - c - q, untreated.upper - c);
    return (monotone ? any.within(new Ends(0, a)) : any).over(a + b);
  }
}
