package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What samples of a model look like.
///
/// @param variables in the order asked for; by name only where there are `interventions`
/// @param covariance of the continuous variables, in their order among `variables`
/// @param interventions the same units under each of many interventions, in their order
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SimulateAnswer(
    @JsonProperty(required = true) long samples,
    @JsonProperty(required = true) long seed,
    @JsonProperty(required = true) List<Variable> variables,
    @Nullable List<Doubles> covariance,
    @Nullable List<Moments> interventions) {

  public SimulateAnswer {
    variables = List.copyOf(variables);
    covariance = Require.copied("covariance", covariance);
    interventions = Require.copied("interventions", interventions);
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

  /// The variables' samples under one intervention, in the order of `variables`.
  ///
  /// @param variances 0 for what is set; absent where there is one sample, as are the errors
  /// @param standardErrors of the means
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Moments(
      @JsonProperty(required = true) Doubles means,
      @Nullable Doubles variances,
      @Nullable Doubles standardErrors) {}
}
