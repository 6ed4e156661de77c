package io.causalgym.evaluation.elicitation.reading;

import io.causalgym.evaluation.elicitation.words.Abstentions;
import io.causalgym.evaluation.elicitation.words.Cleaned;
import io.causalgym.evaluation.elicitation.words.NumberText;
import io.causalgym.evaluation.item.Answer;
import io.causalgym.evaluation.item.AnswerForm;
import java.util.regex.Pattern;

/// Reads what stands after `ANSWER:`.
public final class LineText {
  private static final Pattern DENIED =
      Pattern.compile("\\b(?:not|never|neither|except|excluding|without|but)\\b|n't\\b");
  private static final int LONGEST = 600;

  /// Of all edges of a graph, of all its adjustment sets.
  private static final int LONGEST_LIST = 4000;

  private LineText() {}

  /// @param text a line, cleaned
  public static Reading read(String text, Asked asked) {
    String line = text.strip();
    if (line.isEmpty()) {
      return new Reading.Nothing();
    }
    if (line.length() > longest(asked)) {
      return Reading.wrong("the answer has " + line.length() + " characters");
    }
    boolean option =
        asked.form() instanceof AnswerForm.Choice choice && ChoiceLine.hasAbstention(choice);
    Reading answer = option ? answer(line, asked) : new Reading.Nothing();
    return Abstentions.isAnswer(line) && !(answer instanceof Reading.Found)
        ? abstained(line, asked)
        : option ? answer : answer(line, asked);
  }

  static int longest(Asked asked) {
    return switch (asked.form()) {
      case AnswerForm.Probability probability -> LONGEST;
      case AnswerForm.Quantity quantity -> LONGEST;
      case AnswerForm.Choice choice -> LONGEST;
      case AnswerForm.Interval interval -> LONGEST;
      case AnswerForm.Sets sets -> LONGEST_LIST;
      case AnswerForm.Edges edges -> LONGEST_LIST;
      case AnswerForm.Beliefs beliefs -> LONGEST_LIST;
    };
  }

  private static Reading answer(String line, Asked asked) {
    return switch (asked.form()) {
      case AnswerForm.Probability probability -> NumberLine.read(line, asked);
      case AnswerForm.Quantity quantity -> NumberLine.read(line, asked);
      case AnswerForm.Choice choice -> ChoiceLine.read(line, choice);
      case AnswerForm.Sets sets -> denied(line, SetLine.read(line, sets));
      case AnswerForm.Interval interval -> denied(line, IntervalLine.read(line, interval));
      case AnswerForm.Edges edges -> EdgeText.read(line, edges.nodes());
      case AnswerForm.Beliefs beliefs -> denied(line, BeliefLine.read(line, beliefs, asked));
    };
  }

  /// "Not {A}", "all except B" say what the answer is not.
  private static Reading denied(String line, Reading reading) {
    return DENIED.matcher(Cleaned.lower(line)).find()
        ? Reading.wrong(Reading.shown(line) + " says what the answer is not")
        : reading;
  }

  /// @param line an abstention, which may give a number as well
  static Reading abstained(String line, Asked asked) {
    if (!asked.mayAbstain()) {
      return Reading.wrong(Reading.shown(line) + " abstains where the question has an answer");
    }
    return asked.isNumber() && !NumberText.all(line).isEmpty()
        ? Reading.wrong(Reading.shown(line) + " abstains and gives a number")
        : Reading.found(new Answer.Cannot());
  }
}
