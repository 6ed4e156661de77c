package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Map;
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
  /// @param estimand the formula, where the numbers come from a distribution
  /// @param states by variable: the labels of its states, where the model has labels
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Effect(
      @Nullable TableDocument distribution,
      @Nullable List<TableDocument> distributions,
      @Nullable Estimand estimand,
      @JsonProperty(required = true) Method method,
      @Nullable Map<String, List<String>> states)
      implements DoAnswer {

    public Effect {
      distributions = Require.copied("distributions", distributions);
      states = states == null ? null : Require.lists("states", states);
    }

    @Override
    public boolean identifiable() {
      return true;
    }
  }

  /// @param bounds of the cells, where they could be computed
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record NotIdentified(
      @JsonProperty(required = true) Hedge hedge,
      @JsonProperty(required = true) String reason,
      @Nullable List<CellBounds> bounds)
      implements DoAnswer {

    public NotIdentified {
      bounds = Require.copied("bounds", bounds);
    }

    @Override
    public boolean identifiable() {
      return false;
    }
  }

  /// Bounds of one cell.
  ///
  /// @param assignment of the do, given and outcome variables
  /// @param sharp whether no better bounds exist for this graph and distribution
  record CellBounds(
      @JsonProperty(required = true) Assignment assignment,
      @JsonProperty(required = true) double lower,
      @JsonProperty(required = true) double upper,
      @JsonProperty(required = true) boolean sharp) {}
}
