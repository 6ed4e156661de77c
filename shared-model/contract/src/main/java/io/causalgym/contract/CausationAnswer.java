package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a treatment does to an outcome, with x = contrast[0], x' = contrast[1], y = the level.
///
/// @param active P(Y_x = y), `P(Y_1=1)` on the wire
/// @param baseline P(Y_x' = y), `P(Y_0=1)` on the wire
/// @param effect P(Y_x = y) - P(Y_x' = y), `ACE` on the wire
/// @param necessity P(Y_x' != y | X = x, Y = y), `PN` on the wire
/// @param sufficiency P(Y_x = y | X = x', Y != y), `PS` on the wire
/// @param both P(Y_x = y, Y_x' != y), `PNS` on the wire
/// @param harm P(Y_x != y, Y_x' = y), `harm` on the wire
/// @param onTreated P(Y_x' = y | X = x), `ETT` on the wire
/// @param onUntreated P(Y_x = y | X = x'), `ETU` on the wire
/// @param undefined the quantities that are missing, and why
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CausationAnswer(
    @JsonProperty("P(Y_1=1)") @Nullable Double active,
    @JsonProperty("P(Y_0=1)") @Nullable Double baseline,
    @JsonProperty("ACE") @Nullable Double effect,
    @JsonProperty("PN") @Nullable Double necessity,
    @JsonProperty("PS") @Nullable Double sufficiency,
    @JsonProperty("PNS") @Nullable Double both,
    @JsonProperty("harm") @Nullable Double harm,
    @JsonProperty("ETT") @Nullable Double onTreated,
    @JsonProperty("ETU") @Nullable Double onUntreated,
    @Nullable List<UndefinedQuantity> undefined) {

  public CausationAnswer {
    undefined = Require.copied("undefined", undefined);
  }
}
