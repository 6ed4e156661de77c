package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// A part of a long text.
///
/// @param next where the next part begins, absent on the last one
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TextPart(@JsonProperty(required = true) String text, @Nullable String next) {}
