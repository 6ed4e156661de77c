package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/// A number that does not exist, and why.
public record UndefinedQuantity(
    @JsonProperty(required = true) String quantity, @JsonProperty(required = true) String reason) {}
