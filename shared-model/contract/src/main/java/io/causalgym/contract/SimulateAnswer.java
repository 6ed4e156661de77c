package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What samples of a model look like.
///
/// @param variables in the order asked for
/// @param covariance of the continuous variables, in their order among `variables`
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SimulateAnswer(
    @JsonProperty(required = true) long samples,
    @JsonProperty(required = true) long seed,
    @JsonProperty(required = true) List<Variable> variables,
    @Nullable List<Doubles> covariance) {

  public SimulateAnswer {
    variables = List.copyOf(variables);
    covariance = Require.copied("covariance", covariance);
  }

  /// A variable's samples: moments of a continuous one, counts of a discrete one.
  ///
  /// @param standardError of the mean
  /// @param quantiles by probability, estimated from the first rows
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Variable(
      @JsonProperty(required = true) String name,
      @Nullable Double mean,
      @Nullable Double variance,
      @Nullable Double standardError,
      @Nullable Double min,
      @Nullable Double max,
      @Nullable Map<String, Double> quantiles,
      @Nullable List<String> states,
      @Nullable List<Long> counts) {

    public Variable {
      quantiles = Require.ordered(quantiles);
      states = Require.copied("states", states);
      counts = Require.copied("counts", counts);
    }
  }
}
