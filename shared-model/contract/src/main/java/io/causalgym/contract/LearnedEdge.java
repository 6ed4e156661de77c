package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// An edge that was learned.
///
/// @param confidence the share of replicates with this very edge, where there are replicates
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LearnedEdge(
    @JsonProperty(required = true) String from,
    @JsonProperty(required = true) String to,
    @JsonProperty(required = true) EdgeSymbol kind,
    @Nullable Double confidence) {}
