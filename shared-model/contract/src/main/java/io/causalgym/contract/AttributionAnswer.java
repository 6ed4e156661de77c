package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/// The contributions of causes to one unit's outcome.
///
/// @param factual the expected score of the outcome with every cause as it was
/// @param alternative the same with every cause at its alternative
/// @param causes in the order of the question; their Shapley values sum to factual - alternative
public record AttributionAnswer(
    @JsonProperty(required = true) double factual,
    @JsonProperty(required = true) double alternative,
    @JsonProperty(required = true) List<Cause> causes) {

  public AttributionAnswer {
    causes = List.copyOf(causes);
  }

  /// @param shapley the Shapley value
  /// @param alone the expected score with this cause alone at its alternative
  /// @param necessity the probability that the outcome would not have been as it was with this
  ///   cause alone at its alternative
  public record Cause(
      @JsonProperty(required = true) String cause,
      @JsonProperty(required = true) double shapley,
      @JsonProperty(required = true) double alone,
      @JsonProperty(required = true) double necessity) {}
}
