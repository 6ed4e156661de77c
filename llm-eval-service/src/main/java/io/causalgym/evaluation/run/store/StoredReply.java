package io.causalgym.evaluation.run.store;

import io.causalgym.evaluation.elicitation.Parsed;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// One reply of one model to one question, with everything that it took.
///
/// @param model its number in the evaluation
/// @param parsed what was read out of it
/// @param reply the model's words, empty if there were none
/// @param cost US dollars, null where the price is not known
/// @param attempts requests that were sent for it
public record StoredReply(
    long evaluation,
    int item,
    int model,
    int sample,
    Parsed parsed,
    String reply,
    OptionalLong promptTokens,
    OptionalLong completionTokens,
    @Nullable Double cost,
    int attempts,
    boolean cached,
    double upstreamMillis,
    double addedMillis) {}
