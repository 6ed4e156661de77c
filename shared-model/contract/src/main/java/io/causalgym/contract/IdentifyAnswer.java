package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/// A formula, or the proof that there is none.
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({
  @JsonSubTypes.Type(IdentifyAnswer.Identified.class),
  @JsonSubTypes.Type(IdentifyAnswer.NotIdentified.class)
})
@JsonIgnoreProperties(value = "identifiable", allowGetters = true)
public sealed interface IdentifyAnswer {

  @JsonProperty
  boolean identifiable();

  /// @param steps how the formula was derived, in order
  record Identified(
      @JsonProperty(required = true) Estimand estimand,
      @JsonProperty(required = true) Method method,
      @JsonProperty(required = true) List<String> steps)
      implements IdentifyAnswer {

    public Identified {
      steps = List.copyOf(steps);
    }

    @Override
    public boolean identifiable() {
      return true;
    }
  }

  /// @param hedge the witness that no formula exists
  record NotIdentified(
      @JsonProperty(required = true) Hedge hedge, @JsonProperty(required = true) String reason)
      implements IdentifyAnswer {

    @Override
    public boolean identifiable() {
      return false;
    }
  }
}
