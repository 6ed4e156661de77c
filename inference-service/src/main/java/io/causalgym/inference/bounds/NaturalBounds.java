package io.causalgym.inference.bounds;

import io.causalgym.inference.evaluation.EffectRequest;
import io.causalgym.model.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What holds of `P(outcome | do(x), given)` in every model: units that have `x` anyway show what
/// `do(x)` does to them, of the others nothing is known (Manski 1990, `manski1990nonparametric`).
final class NaturalBounds {
  private final EffectRequest request;
  private final Table joint;
  private final Table conditions;
  private final Table treatments;

  NaturalBounds(Table distribution, EffectRequest request) {
    this.request = request;
    List<String> names = new ArrayList<>(request.intervened());
    this.treatments = normalised(distribution, names);
    names.addAll(request.given());
    this.conditions = normalised(distribution, names);
    names.addAll(request.outcome());
    this.joint = normalised(distribution, names);
  }

  private static Table normalised(Table distribution, List<String> names) {
    return distribution.marginal(names).scaled(1 / distribution.total());
  }

  /// With `p` the probability of outcome, evidence and treatment seen together, `c` that of
  /// evidence and treatment, and `r` that of another treatment: a fraction of at least `p` units
  /// and at most `p + r` has outcome and evidence, and of at least `c - p` and at most `c - p + r`
  /// the evidence without the outcome.
  Bound.Interval narrowed(Bound.Interval interval, Map<String, Integer> cell) {
    double p = at(joint, cell);
    double c = at(conditions, cell);
    double r = Math.max(0, 1 - at(treatments, cell));
    boolean unconditional = request.given().isEmpty();
    double whole = unconditional ? 1 : c + r;
    if (whole <= 0) {
      return interval;
    }
    double lower = Math.max(interval.lower(), p / whole);
    double upper = Math.min(interval.upper(), (p + r) / whole);
    if (lower == interval.lower() && upper == interval.upper()) {
      return interval;
    }
    return new Bound.Interval(
        Math.min(lower, upper), Math.max(lower, upper), false, BoundsMethod.CLOSED_FORM);
  }

  private static double at(Table table, Map<String, Integer> cell) {
    Map<String, Integer> states = new LinkedHashMap<>(cell);
    states.keySet().retainAll(table.names());
    return table.slice(states).value(0);
  }
}
