package io.causalgym.inference.mediation;

import io.causalgym.inference.counterfactual.Quantity;
import java.util.List;

/// The effects of one contrast `x1` against `x0`.
///
/// Source: Pearl, "Direct and indirect effects", UAI 2001 (`pearl2001direct`). `total =
/// naturalDirect
/// + reverseNaturalIndirect`.
///
/// @param total `E[Y_x1] - E[Y_x0]`
/// @param naturalDirect `E[Y_{x1, M_x0}] - E[Y_x0]`
/// @param naturalIndirect `E[Y_{x0, M_x1}] - E[Y_x0]`
/// @param reverseNaturalIndirect `E[Y_x1] - E[Y_{x1, M_x0}]`
/// @param controlledDirect by joint level `m` of the mediators, last one fastest
public record MediationEffects(
    Quantity total,
    Quantity naturalDirect,
    Quantity naturalIndirect,
    Quantity reverseNaturalIndirect,
    List<Controlled> controlledDirect) {
  public MediationEffects {
    controlledDirect = List.copyOf(controlledDirect);
  }

  /// `E[Y_{x1, m}] - E[Y_{x0, m}]`.
  ///
  /// @param mediators the state of each mediator, in the order asked
  public record Controlled(List<Integer> mediators, Quantity effect) {
    public Controlled {
      mediators = List.copyOf(mediators);
    }

    /// The states one after the other, `01`, with commas between them if one has several digits.
    public String key() {
      String separator = mediators.stream().allMatch(state -> state < 10) ? "" : ",";
      return String.join(separator, mediators.stream().map(Object::toString).toList());
    }
  }
}
