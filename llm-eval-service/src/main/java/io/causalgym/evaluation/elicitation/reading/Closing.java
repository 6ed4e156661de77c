package io.causalgym.evaluation.elicitation.reading;

import io.causalgym.evaluation.elicitation.words.Abstentions;
import io.causalgym.evaluation.elicitation.words.NumberText;
import io.causalgym.evaluation.item.Answer;
import io.causalgym.evaluation.item.AnswerForm;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Reads the end of a reply that marks no answer: for numbers the last one, for all else the last
/// line, or the last lines where they are a list.
public final class Closing {
  private static final Pattern BULLET = Pattern.compile("^\\s*+(?:[-•+]|\\d{1,2}[.)])\\s++");
  private static final Pattern SENTENCE_END = Pattern.compile("[.;!?]\\s|\\n");

  private Closing() {}

  /// @param text cleaned
  public static Reading read(String text, Asked asked) {
    // What decides stands at the end; no reply may keep its reader busy.
    String tail = text.substring(Math.max(0, text.length() - LineText.longest(asked))).strip();
    String line = tail.substring(tail.lastIndexOf('\n') + 1);
    if (asked.isNumber()) {
      return number(tail, asked);
    }
    if (asked.form() instanceof AnswerForm.Choice choice && ChoiceLine.hasAbstention(choice)) {
      return ChoiceLine.spoken(line, choice);
    }
    if (Abstentions.last(line) >= 0) {
      return LineText.abstained(line, asked);
    }
    return switch (asked.form()) {
      case AnswerForm.Choice choice -> ChoiceLine.spoken(line, choice);
      case AnswerForm.Sets sets -> LineText.read(line, asked);
      case AnswerForm.Interval interval -> LineText.read(line, asked);
      case AnswerForm.Edges edges -> lines(tail, line, asked);
      case AnswerForm.Beliefs beliefs -> lines(tail, line, asked);
      case AnswerForm.Probability probability -> number(tail, asked);
      case AnswerForm.Quantity quantity -> number(tail, asked);
    };
  }

  /// The last number, unless the reply abstains behind it, or in the same sentence.
  private static Reading number(String tail, Asked asked) {
    int abstains = Abstentions.last(tail);
    List<Integer> starts = NumberText.all(tail).stream().map(one -> one.start()).toList();
    int last = starts.isEmpty() ? -1 : starts.getLast();
    if (abstains < 0 || (last > abstains && ends(tail, abstains, last))) {
      return NumberLine.last(tail, asked);
    }
    boolean apart = last < 0 || (last < abstains && ends(tail, last, abstains));
    return apart && asked.mayAbstain()
        ? Reading.found(new Answer.Cannot())
        : Reading.wrong(
            apart
                ? "the reply abstains where the question has an answer"
                : "the reply abstains and gives a number");
  }

  private static boolean ends(String text, int from, int to) {
    return SENTENCE_END.matcher(text.substring(from, to)).find();
  }

  /// The last paragraph, or as many lines at its end as are parts of the answer.
  private static Reading lines(String tail, String line, Asked asked) {
    String paragraph = tail.substring(tail.lastIndexOf("\n\n") + 1);
    Reading all = LineText.read(joined(paragraph), asked);
    if (all instanceof Reading.Found) {
      return all;
    }
    Reading best = LineText.read(line, asked);
    List<String> lines = paragraph.lines().toList();
    for (int from = lines.size() - 2; from >= 0; from--) {
      String rest = joined(String.join("\n", lines.subList(from, lines.size())));
      Reading longer = LineText.read(rest, asked);
      if (best instanceof Reading.Found && !(longer instanceof Reading.Found)) {
        return best;
      }
      best = longer instanceof Reading.Found ? longer : best;
    }
    return best;
  }

  /// Lines of a list as one.
  public static String joined(String lines) {
    return lines
        .lines()
        .map(line -> BULLET.matcher(line).replaceFirst("").strip())
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining("; "));
  }
}
