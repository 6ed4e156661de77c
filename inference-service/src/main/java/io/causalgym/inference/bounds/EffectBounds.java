package io.causalgym.inference.bounds;

import java.util.List;

/// Bounds on the effect of a treatment, with 1 and 0 for the treated and the untreated state and
/// for the outcome's event and its complement.
///
/// @param treated `P(Y_1 = 1)`
/// @param untreated `P(Y_0 = 1)`
/// @param ace `P(Y_1 = 1) - P(Y_0 = 1)`
/// @param pns probability of necessity and sufficiency, `P(Y_1 = 1, Y_0 = 0)`
/// @param pn probability of necessity, `P(Y_0 = 0 | X = 1, Y = 1)`
/// @param ps probability of sufficiency, `P(Y_1 = 1 | X = 0, Y = 0)`
/// @param ett of the treated, `P(Y_0 = 1 | X = 1)`
/// @param refusals programs that were too large, so that closed forms stand in for them
public record EffectBounds(
    Bound treated,
    Bound untreated,
    Bound ace,
    Bound pns,
    Bound pn,
    Bound ps,
    Bound ett,
    List<TooLarge> refusals) {
  public EffectBounds {
    refusals = List.copyOf(refusals);
  }
}
