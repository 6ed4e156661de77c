package io.causalgym.evaluation.chat;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/// How a reply is drawn.
///
/// @param temperature the provider's default where absent, as reasoning models require
/// @param seed where the provider knows one
/// @param maxTokens of the reply, reasoning included
/// @param topLogprobs alternatives to be told for each token, 0 for none, at most 20
public record Sampling(
    OptionalDouble temperature, OptionalLong seed, int maxTokens, int topLogprobs) {}
