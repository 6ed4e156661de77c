package io.causalgym.inference.bounds;

/// Which effect is to be bounded: of `treatment` at `treated` against `untreated`, on the event
/// that `outcome` is in the state `outcomeState`.
///
/// @param monotone whether the outcome is known not to decrease in the treatment for any unit,
///   states in their order
public record EffectBoundsQuery(
    String treatment,
    String outcome,
    int treated,
    int untreated,
    int outcomeState,
    boolean monotone) {

  /// States 1 against 0, and the outcome 1.
  public static EffectBoundsQuery binary(String treatment, String outcome) {
    return new EffectBoundsQuery(treatment, outcome, 1, 0, 1, false);
  }

  /// The same under monotonicity.
  public EffectBoundsQuery assumingMonotonicity() {
    return new EffectBoundsQuery(treatment, outcome, treated, untreated, outcomeState, true);
  }
}
