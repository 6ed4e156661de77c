package io.causalgym.gateway.routes;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// The body of a request to resume an evaluation, whose name is in the address.
///
/// @param budgetUsd for all that it spends, what is spent already included
@JsonInclude(JsonInclude.Include.NON_NULL)
record Resumption(@Nullable Double budgetUsd) {}
