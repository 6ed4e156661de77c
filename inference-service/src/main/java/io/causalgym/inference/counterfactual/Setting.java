package io.causalgym.inference.counterfactual;

/// What an intervention sets a variable to.
public sealed interface Setting {

  /// A fixed state.
  record State(int state) implements Setting {}

  /// The state that a variable takes in another world, which differs from unit to unit.
  record Natural(PotentialResponse response) implements Setting {}
}
