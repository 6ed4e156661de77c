package io.causalgym.evaluation.elicitation;

import io.causalgym.evaluation.item.Answer;
import io.causalgym.evaluation.item.Outcome;
import java.util.Optional;

/// What a reply says.
///
/// @param answer present exactly if the outcome is {@link Outcome#OK}
/// @param flagged whether reading it took a liberty, such as the midpoint of a range
/// @param reason why there is no answer, for a reader; empty where there is one
public record Parsed(
    Outcome outcome, Optional<Answer> answer, ParseMethod method, boolean flagged, String reason) {
  public Parsed {
    if (answer.isPresent() != (outcome == Outcome.OK)) {
      throw new IllegalArgumentException("an outcome of " + outcome + " with answer " + answer);
    }
  }
}
