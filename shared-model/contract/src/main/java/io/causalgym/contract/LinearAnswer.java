package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What follows from a linear Gaussian model; vectors and matrices are in the order of `nodes`.
///
/// @param nodes those asked for, or all
/// @param totalEffect of the treatment on the outcome
/// @param intervened the distribution under `do` and `shift`, `do` on the wire
/// @param interventions the means under each of many interventions; they share one covariance
/// @param conditional the distribution given the evidence
/// @param counterfactual the distribution, for the units of the evidence, under `do` and `shift`
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LinearAnswer(
    @JsonProperty(required = true) List<String> nodes,
    @JsonProperty(required = true) Doubles mean,
    @JsonProperty(required = true) List<Doubles> covariance,
    @Nullable Double totalEffect,
    @Nullable Double directEffect,
    @JsonProperty("do") @Nullable Moments intervened,
    @Nullable Interventions interventions,
    @Nullable Moments conditional,
    @Nullable Unit counterfactual,
    @Nullable List<Instrument> instruments,
    @Nullable Boolean truncated) {

  public LinearAnswer {
    nodes = List.copyOf(nodes);
    covariance = List.copyOf(covariance);
    instruments = Require.copied("instruments", instruments);
  }

  /// A Gaussian.
  public record Moments(
      @JsonProperty(required = true) Doubles mean,
      @JsonProperty(required = true) List<Doubles> covariance) {
    public Moments {
      covariance = List.copyOf(covariance);
    }
  }

  /// Several Gaussians with one covariance.
  public record Interventions(
      @JsonProperty(required = true) List<Doubles> means,
      @JsonProperty(required = true) List<Doubles> covariance) {
    public Interventions {
      means = List.copyOf(means);
      covariance = List.copyOf(covariance);
    }
  }

  /// A unit's distribution, by node.
  public record Unit(
      @JsonProperty(required = true) java.util.Map<String, Double> mean,
      @JsonProperty(required = true) List<Doubles> covariance) {
    public Unit {
      mean = Require.present("mean", Require.ordered(mean));
      covariance = List.copyOf(covariance);
    }
  }

  /// A conditional instrument.
  ///
  /// @param ratio cov(instrument, outcome | given) / cov(instrument, treatment | given), the
  ///   effect; absent where the divisor is 0
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Instrument(
      @JsonProperty(required = true) String instrument,
      @JsonProperty(required = true) List<String> given,
      @Nullable Double ratio) {
    public Instrument {
      given = List.copyOf(given);
    }
  }
}
