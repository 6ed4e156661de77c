package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The distribution, or the proof that it cannot be computed and no number.
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({
  @JsonSubTypes.Type(DoAnswer.Effect.class),
  @JsonSubTypes.Type(DoAnswer.NotIdentified.class)
})
@JsonIgnoreProperties(value = "identifiable", allowGetters = true)
public sealed interface DoAnswer {

  @JsonProperty
  boolean identifiable();

  /// @param distribution over do, given and outcome in the order asked; each outcome block sums to
  ///   1
  /// @param distributions one table for each of the interventions, in their order, in place of
  ///   `distribution`
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Effect(
      @Nullable TableDocument distribution,
      @Nullable List<TableDocument> distributions,
      @JsonProperty(required = true) Estimand estimand,
      @JsonProperty(required = true) Method method)
      implements DoAnswer {

    public Effect {
      distributions = Require.copied("distributions", distributions);
    }

    @Override
    public boolean identifiable() {
      return true;
    }
  }

  record NotIdentified(
      @JsonProperty(required = true) Hedge hedge, @JsonProperty(required = true) String reason)
      implements DoAnswer {

    @Override
    public boolean identifiable() {
      return false;
    }
  }
}
