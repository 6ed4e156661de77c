package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The most probable states.
///
/// @param states the index of each variable's state
/// @param labels the label of each variable's state
/// @param logProbability the natural logarithm of P(states, evidence | do(do))
/// @param posterior P(states | evidence, do(do))
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ExplanationAnswer(
    @JsonProperty(required = true) Map<String, Integer> states,
    @JsonProperty(required = true) Map<String, String> labels,
    @JsonProperty(required = true) double logProbability,
    @Nullable Double posterior,
    @Nullable List<String> renormalised) {

  public ExplanationAnswer {
    states = Require.present("states", Require.ordered(states));
    labels = Require.present("labels", Require.ordered(labels));
    renormalised = Require.copied("renormalised", renormalised);
  }
}
