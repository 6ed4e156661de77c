package io.causalgym.evaluation.reference;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What is said about an answer beside it.
///
/// @param took from the request to its answer
/// @param at when it is answered
/// @param standing of the token; absent where there is none
public record Served(String requestId, Duration took, Instant at, Optional<Standing> standing) {}
