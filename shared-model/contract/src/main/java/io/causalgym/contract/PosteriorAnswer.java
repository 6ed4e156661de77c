package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A posterior distribution.
///
/// @param distribution over the query's variables in their order
/// @param logEvidence the natural logarithm of P(evidence | do(do))
/// @param states by variable: the labels of its states
/// @param method `exact`, or `sampling` where it was allowed and needed
/// @param standardErrors of the cells, where they were sampled
/// @param effectiveSampleSize of the samples
/// @param renormalised variables of the network whose rows were divided by their sum
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PosteriorAnswer(
    @JsonProperty(required = true) TableDocument distribution,
    @JsonProperty(required = true) double logEvidence,
    @JsonProperty(required = true) Map<String, List<String>> states,
    @JsonProperty(required = true) String method,
    @Nullable Doubles standardErrors,
    @Nullable Double effectiveSampleSize,
    @Nullable List<String> renormalised) {

  public PosteriorAnswer {
    states = Require.lists("states", Require.present("states", states));
    renormalised = Require.copied("renormalised", renormalised);
  }
}
