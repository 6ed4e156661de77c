package io.causalgym.evaluation.dispatch.measure;

import java.util.OptionalDouble;

/// Durations in milliseconds; absent where none was counted.
public record LatencySummary(
    long count,
    OptionalDouble mean,
    OptionalDouble p50,
    OptionalDouble p95,
    OptionalDouble p99,
    OptionalDouble most) {}
