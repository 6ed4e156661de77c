package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/// A learned network and how well it fits.
///
/// @param logLikelihood of the data, natural logarithm
/// @param parameters free ones
/// @param iterations of EM; 0 where nothing was missing
/// @param converged whether EM ended before its limit
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ParametersAnswer(
    @JsonProperty(required = true) NetworkDocument network,
    @JsonProperty(required = true) long rows,
    @JsonProperty(required = true) double logLikelihood,
    @JsonProperty(required = true) double bic,
    @JsonProperty(required = true) double aic,
    @JsonProperty(required = true) long parameters,
    @JsonProperty(required = true) int iterations,
    @JsonProperty(required = true) boolean converged) {}
