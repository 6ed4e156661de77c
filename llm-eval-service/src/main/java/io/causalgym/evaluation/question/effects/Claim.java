package io.causalgym.evaluation.question.effects;

import io.causalgym.evaluation.item.Answer;
import io.causalgym.evaluation.item.AnswerForm;
import io.causalgym.evaluation.item.Difficulty;
import io.causalgym.evaluation.item.InformationMode;
import io.causalgym.evaluation.item.Truth;
import io.causalgym.evaluation.question.Check;
import io.causalgym.evaluation.question.Draft;
import io.causalgym.evaluation.question.prose.Wording;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// A claim about a graph and its contrary, each asked by itself: always to say yes gets one of two
/// right, and no credit.
///
/// @param positive that it holds, as clauses
/// @param negative that it does not
record Claim(List<String> positive, List<String> negative, boolean holds, List<Check> checks) {
  private static final List<String> ASKING =
      List.of(
          "Is it true that %s?",
          "Somebody claims that %s. Is this right?",
          "Yes or no: %s?",
          "Does it follow from this description that %s?",
          "Decide whether this statement is correct: %s.",
          "Would you agree that %s?");

  Claim {
    positive = List.copyOf(positive);
    negative = List.copyOf(negative);
    checks = List.copyOf(checks);
  }

  /// @param premises what is told before each of the two, in wordings of their own
  List<Draft> drafts(
      int group, Supplier<String> premises, Difficulty difficulty, RandomGenerator wording) {
    return List.of(
        draft(group, "yes", positive, holds, premises, difficulty, wording),
        draft(group, "no", negative, !holds, premises, difficulty, wording));
  }

  private Draft draft(
      int group,
      String part,
      List<String> clauses,
      boolean right,
      Supplier<String> premises,
      Difficulty difficulty,
      RandomGenerator wording) {
    String question = Wording.pick(wording, ASKING).formatted(Wording.pick(wording, clauses));
    return new Draft(
        group,
        part,
        InformationMode.NONE,
        premises.get() + "\n\n" + question,
        new AnswerForm.Choice(List.of("yes", "no")),
        false,
        new Truth.Exact(new Answer.Choice(right ? "yes" : "no", null)),
        Map.of(),
        difficulty,
        checks);
  }
}
