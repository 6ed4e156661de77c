package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The distribution of every single variable.
///
/// @param logEvidence the natural logarithm of P(evidence | do(do))
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MarginalsAnswer(
    @JsonProperty(required = true) List<Marginal> marginals,
    @JsonProperty(required = true) double logEvidence,
    @Nullable List<String> renormalised) {

  public MarginalsAnswer {
    marginals = List.copyOf(marginals);
    renormalised = Require.copied("renormalised", renormalised);
  }

  /// @param variable its name, `var` on the wire
  public record Marginal(
      @JsonProperty(value = "var", required = true) String variable,
      @JsonProperty(required = true) List<String> states,
      @JsonProperty(required = true) Doubles p) {

    public Marginal {
      states = List.copyOf(states);
    }
  }
}
