package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// Bounds of a number.
///
/// @param sharp whether no better bounds exist for what was given
/// @param method how they were found
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IntervalDocument(
    @JsonProperty(required = true) double lower,
    @JsonProperty(required = true) double upper,
    @Nullable Boolean sharp,
    @Nullable String method) {}
