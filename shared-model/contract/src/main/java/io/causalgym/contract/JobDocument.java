package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// A job as it stands.
///
/// @param kind such as `discovery`
/// @param createdAt in ISO 8601
/// @param result once it succeeded; of a cancelled one what it had by then, marked `partial`
/// @param problem once it failed
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JobDocument(
    @JsonProperty(required = true) String id,
    @JsonProperty(required = true) String kind,
    @JsonProperty(required = true) JobStateName state,
    @JsonProperty(required = true) JobProgressDocument progress,
    @JsonProperty(required = true) String createdAt,
    @Nullable String finishedAt,
    @Nullable JsonText result,
    @Nullable JsonText problem) {}
