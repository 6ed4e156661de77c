package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which coefficients are determined, by the half-trek criterion.
public record LinearIdentifyAnswer(@JsonProperty(required = true) List<Coefficient> coefficients) {

  public LinearIdentifyAnswer {
    coefficients = List.copyOf(coefficients);
  }

  /// The edge `from -> to`.
  ///
  /// @param halfTrekSet the nodes whose equations determine it
  /// @param value from the covariance, where it was given and the coefficient is identified
  /// @param reason why there is no value although it is identified
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Coefficient(
      @JsonProperty(required = true) String from,
      @JsonProperty(required = true) String to,
      @JsonProperty(required = true) Status status,
      @Nullable List<String> halfTrekSet,
      @Nullable Double value,
      @Nullable String reason) {

    public Coefficient {
      halfTrekSet = Require.copied("halfTrekSet", halfTrekSet);
    }
  }

  /// What the criterion says of a coefficient.
  public enum Status {
    /// A rational function of the covariance, generically.
    @JsonProperty("identified")
    IDENTIFIED,
    /// Finitely many values are possible, generically; the criterion does not decide whether one.
    @JsonProperty("finitely-many")
    FINITELY_MANY,
    /// Infinitely many values are possible, generically.
    @JsonProperty("not-identified")
    NOT_IDENTIFIED,
    /// The criterion does not decide.
    @JsonProperty("undecided")
    UNDECIDED
  }
}
