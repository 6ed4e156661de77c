package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// "`var` would have been `value` under do(`do`)"; without `do` in the factual world.
///
/// @param variable its name, `var` on the wire
/// @param intervention the world in which it is looked at
/// @param value the state or number that it has there; where no value and no threshold is given,
///   its distribution is asked for
/// @param above that it is greater than this, for a continuous variable
/// @param below that it is less than this, for a continuous variable
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EventDocument(
    @JsonProperty(value = "var", required = true) String variable,
    @JsonProperty("do") @Nullable Levels intervention,
    @Nullable Level value,
    @Nullable Double above,
    @Nullable Double below) {

  public EventDocument {
    Require.name("var", variable);
    intervention = intervention == null ? Levels.NONE : intervention;
    if (above != null) {
      Require.finite("above", above);
    }
    if (below != null) {
      Require.finite("below", below);
    }
    if (value != null && (above != null || below != null)) {
      throw new Violation(
          "value",
          null,
          "an event has a 'value' or thresholds, 'above' and 'below'; leave one out");
    }
    if (above != null && below != null && above >= below) {
      throw new Violation(
          "below", below, "nothing is above " + above + " and below " + below + "; swap the two");
    }
    if (value instanceof Level.Counterfactual) {
      throw new Violation(
          "value",
          null,
          "an event's value is a number or a label; a 'do' value may be counterfactual");
    }
  }

  /// Whether it says what happens, and does not ask for a distribution.
  boolean decided() {
    return value != null || above != null || below != null;
  }
}
