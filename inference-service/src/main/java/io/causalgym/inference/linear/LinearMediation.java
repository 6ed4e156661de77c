package io.causalgym.inference.linear;

import io.causalgym.model.ModelException;
import io.causalgym.model.linear.LinearModel;
import java.util.List;

/// Effects of changing a treatment, split at mediators. In a linear model they are the same for
/// every unit, and for every value at which mediators are held.
///
/// @param total `Y_x1 - Y_x0`
/// @param naturalDirect `Y_{x1, M_x0} - Y_x0`: along the paths that avoid the mediators
/// @param naturalIndirect `Y_{x0, M_x1} - Y_x0`: along the paths through a mediator
/// @param controlledDirect `Y_{x1, m} - Y_{x0, m}`, for every `m`
public record LinearMediation(
    double total, double naturalDirect, double naturalIndirect, double controlledDirect) {

  /// The effects of going from `from` to `to`; `O(V + E)`.
  ///
  /// Source: Pearl, "Direct and indirect effects", UAI 2001, section 3.7 (pearl2001direct).
  ///
  /// @throws ModelException if a name is unknown, or treatment or outcome is a mediator
  public static LinearMediation of(
      LinearModel model,
      String treatment,
      String outcome,
      List<String> mediators,
      double from,
      double to) {
    for (String mediator : mediators) {
      if (mediator.equals(treatment) || mediator.equals(outcome)) {
        throw new ModelException(
            "mediators",
            mediator,
            "'" + mediator + "' is the treatment or the outcome; leave it out of the mediators");
      }
    }
    double step = to - from;
    double total = TotalEffects.of(model, treatment, outcome) * step;
    double direct = new PathEffects(model).avoiding(treatment, outcome, mediators) * step;
    return new LinearMediation(total, direct, total - direct, direct);
  }

  /// `Y_{x1, M_x1} - Y_{x1, M_x0}`, which without interaction is the natural indirect effect.
  public double reverseNaturalIndirect() {
    return naturalIndirect;
  }
}
