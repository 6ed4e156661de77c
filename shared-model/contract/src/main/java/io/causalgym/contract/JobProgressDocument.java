package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// How far a job is.
///
/// @param total as far as is known now, 0 while unknown
/// @param unit what is counted, in plural: "tests", "questions"
/// @param message for people: where it is
/// @param remainingSeconds about how long it will still take, where that can be told
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JobProgressDocument(
    long done, long total, String unit, String message, @Nullable Double remainingSeconds) {}
