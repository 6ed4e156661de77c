package io.causalgym.evaluation.question;

import io.causalgym.evaluation.item.Answer;
import io.causalgym.evaluation.item.AnswerForm;
import io.causalgym.evaluation.item.Difficulty;
import io.causalgym.evaluation.item.InformationMode;
import io.causalgym.evaluation.item.Strategy;
import io.causalgym.evaluation.item.Truth;
import java.util.List;
import java.util.Map;

/// A question as its author leaves it; the fields are those of {@link
/// io.causalgym.evaluation.item.Item}.
///
/// @param group number within the occasion, from 0
/// @param checks what a second engine must agree with before the question is put
public record Draft(
    int group,
    String part,
    InformationMode information,
    String text,
    AnswerForm form,
    boolean mayAbstain,
    Truth truth,
    Map<Strategy, Answer> strategies,
    Difficulty difficulty,
    List<Check> checks) {
  public Draft {
    strategies = Map.copyOf(strategies);
    checks = List.copyOf(checks);
  }
}
