package io.causalgym.evaluation.scoring;

import io.causalgym.evaluation.item.Answer;
import io.causalgym.evaluation.item.Item;
import io.causalgym.evaluation.item.Outcome;
import java.util.Optional;

/// One stored answer of one model to one item. Items read back for scoring have no text.
///
/// @param sample from 0, where a question was put several times
/// @param answer present exactly if the outcome is {@link Outcome#OK}
public record Response(Item item, int sample, Outcome outcome, Optional<Answer> answer) {}
