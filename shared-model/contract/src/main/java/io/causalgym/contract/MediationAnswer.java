package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The parts of an effect; TE = NDE + reverseNIE. What is not identified is absent and has bounds
/// where they are known.
///
/// @param total E[Y_x] - E[Y_x'], `TE` on the wire
/// @param naturalDirect E[Y_{x, M_x'}] - E[Y_x'], `NDE` on the wire
/// @param naturalIndirect E[Y_{x', M_x}] - E[Y_x'], `NIE` on the wire
/// @param reverseNaturalIndirect E[Y_x] - E[Y_{x, M_x'}], `reverseNIE` on the wire
/// @param controlledDirect by the mediators' states, separated by commas, `CDE` on the wire
/// @param pathSpecific the effect along the paths asked for
/// @param identifiable by quantity
/// @param bounds by quantity that is not identified
/// @param reasons by quantity that is absent
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MediationAnswer(
    @JsonProperty("TE") @Nullable Double total,
    @JsonProperty("NDE") @Nullable Double naturalDirect,
    @JsonProperty("NIE") @Nullable Double naturalIndirect,
    @JsonProperty("reverseNIE") @Nullable Double reverseNaturalIndirect,
    @JsonProperty("CDE") @Nullable Map<String, Double> controlledDirect,
    @Nullable Double pathSpecific,
    @JsonProperty(required = true) Map<String, Boolean> identifiable,
    @Nullable Map<String, IntervalDocument> bounds,
    @Nullable Map<String, String> reasons) {

  public MediationAnswer {
    controlledDirect = Require.ordered(controlledDirect);
    identifiable = Require.present("identifiable", Require.ordered(identifiable));
    bounds = Require.ordered(bounds);
    reasons = Require.ordered(reasons);
  }
}
