package io.causalgym.evaluation.run;

import io.causalgym.evaluation.dispatch.LaneKey;
import io.causalgym.evaluation.dispatch.limit.Limits;
import io.causalgym.evaluation.elicitation.Elicitation;
import io.causalgym.evaluation.provider.Provider;
import io.causalgym.evaluation.provider.batch.BatchProvider;
import io.causalgym.evaluation.provider.price.Price;
import java.util.Optional;

/// One model of an evaluation, ready to be asked.
///
/// @param number its place in the request
/// @param id by which the evaluation calls it
/// @param limits that the request sets
/// @param cached whether a reply from before will do
/// @param repair whether a reply without an answer gets one more turn
/// @param batch how questions are put where not one by one
public record ModelPlan(
    int number,
    String id,
    Elicitation elicitation,
    LaneKey lane,
    Provider provider,
    Limits limits,
    Price price,
    boolean cached,
    boolean repair,
    Optional<BatchProvider> batch) {}
