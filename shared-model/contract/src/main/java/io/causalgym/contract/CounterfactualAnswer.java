package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/// The probability or distribution, or bounds and no number where graph and distribution do not
/// tell.
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({
  @JsonSubTypes.Type(CounterfactualAnswer.Value.class),
  @JsonSubTypes.Type(CounterfactualAnswer.Bounded.class)
})
@JsonIgnoreProperties(value = "identifiable", allowGetters = true)
public sealed interface CounterfactualAnswer {

  @JsonProperty
  boolean identifiable();

  /// @param probability of the events given the conditions
  /// @param distribution of the one event without a value, where it is discrete
  /// @param mean of the one event without a value, where it is continuous
  /// @param variance the same
  /// @param method what computed it
  /// @param standardError of `probability` or `mean`, where particles estimated it
  /// @param effectiveSampleSize of the particles
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Value(
      @Nullable Double probability,
      @Nullable TableDocument distribution,
      @Nullable Double mean,
      @Nullable Double variance,
      @JsonProperty(required = true) String method,
      @Nullable Double standardError,
      @Nullable Double effectiveSampleSize)
      implements CounterfactualAnswer {

    @Override
    public boolean identifiable() {
      return true;
    }
  }

  /// @param bounds within which the probability is
  record Bounded(
      @JsonProperty(required = true) IntervalDocument bounds,
      @JsonProperty(required = true) String reason)
      implements CounterfactualAnswer {

    @Override
    public boolean identifiable() {
      return false;
    }
  }
}
