package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A linear Gaussian model `V = B V + c + e`, `e ~ N(0, error covariance)`.
///
/// @param coefficients the entries of `B`
/// @param intercepts `c` by node, 0 where absent
/// @param errorCovariance the whole matrix, in the order of `nodes`
/// @param errorVariances by node, 1 where absent, in place of the matrix
/// @param errorCovariances pairs of nodes whose errors covary, in place of the matrix
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LinearDocument(
    @JsonProperty(required = true) List<String> nodes,
    @JsonProperty(required = true) List<Coefficient> coefficients,
    @Nullable Map<String, Double> intercepts,
    @JsonProperty("error_covariance") @Nullable List<Doubles> errorCovariance,
    @JsonProperty("error_variances") @Nullable Map<String, Double> errorVariances,
    @JsonProperty("error_covariances") @Nullable List<Covariance> errorCovariances) {

  public LinearDocument {
    nodes = Require.someNames("nodes", nodes);
    coefficients = Require.present("coefficients", Require.copied("coefficients", coefficients));
    intercepts = intercepts == null ? Map.of() : Require.numbers("intercepts", intercepts);
    errorCovariance = Require.copied("error_covariance", errorCovariance);
    errorVariances =
        errorVariances == null ? null : Require.numbers("error_variances", errorVariances);
    errorCovariances = Require.copied("error_covariances", errorCovariances);
    if (errorCovariance != null) {
      Require.square("error_covariance", nodes.size(), errorCovariance);
      if (errorVariances != null || errorCovariances != null) {
        throw new Violation(
            "error_covariance",
            null,
            "the errors are given by 'error_covariance' or by 'error_variances' and"
                + " 'error_covariances'; leave one out");
      }
    }
  }

  /// The edge `from -> to` with its coefficient.
  public record Coefficient(
      @JsonProperty(required = true) String from,
      @JsonProperty(required = true) String to,
      @JsonProperty(required = true) double value) {

    public Coefficient {
      Require.name("from", from);
      Require.name("to", to);
      Require.finite("value", value);
    }
  }

  /// The covariance of two nodes' errors.
  public record Covariance(
      @JsonProperty(required = true) String a,
      @JsonProperty(required = true) String b,
      @JsonProperty(required = true) double value) {

    public Covariance {
      Require.name("a", a);
      Require.name("b", b);
      Require.finite("value", value);
    }
  }
}
