package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// A number with its 95 % interval; bounds are absent where there are too few worlds for one.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Estimated(double value, @Nullable Double low, @Nullable Double high) {}
