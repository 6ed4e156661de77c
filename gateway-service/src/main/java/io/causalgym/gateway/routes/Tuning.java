package io.causalgym.gateway.routes;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.causalgym.contract.ModelLimits;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The body of a request to change an evaluation, whose name is in the address.
///
/// @param limits by the id of the model
@JsonInclude(JsonInclude.Include.NON_NULL)
record Tuning(@Nullable Boolean paused, @Nullable Map<String, ModelLimits> limits) {}
