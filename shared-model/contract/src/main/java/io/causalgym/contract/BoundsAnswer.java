package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Bounds, with x = contrast[0], x' = contrast[1], y = the level; the quantities are those of
/// {@link CausationAnswer}.
///
/// @param undefined the quantities that do not exist, and why
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BoundsAnswer(
    @JsonProperty("P(Y_1=1)") @Nullable IntervalDocument active,
    @JsonProperty("P(Y_0=1)") @Nullable IntervalDocument baseline,
    @JsonProperty("ACE") @Nullable IntervalDocument effect,
    @JsonProperty("PNS") @Nullable IntervalDocument both,
    @JsonProperty("PN") @Nullable IntervalDocument necessity,
    @JsonProperty("PS") @Nullable IntervalDocument sufficiency,
    @JsonProperty("ETT") @Nullable IntervalDocument onTreated,
    @Nullable List<UndefinedQuantity> undefined) {

  public BoundsAnswer {
    undefined = Require.copied("undefined", undefined);
  }
}
