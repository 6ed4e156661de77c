package io.causalgym.evaluation.elicitation.reading;

import io.causalgym.evaluation.elicitation.words.Abstentions;
import io.causalgym.evaluation.elicitation.words.Choices;
import io.causalgym.evaluation.elicitation.words.Cleaned;
import io.causalgym.evaluation.item.Answer;
import io.causalgym.evaluation.item.AnswerForm;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One option in a line.
final class ChoiceLine {
  /// Followed by a mark: "No doubt" is no "no".
  private static final Pattern FIRST_WORD =
      Pattern.compile("[\\s\"'(]*+(\\p{L}++)\\s*+(?:[,.;:!-].*+)?+");

  private static final Pattern NEGATION = Pattern.compile("\\b(?:not|never|neither)\\b|n't\\b");

  private ChoiceLine() {}

  static Reading read(String line, AnswerForm.Choice form) {
    Optional<String> only = Choices.only(line, form.options());
    if (only.isPresent()) {
      return Reading.found(new Answer.Choice(only.get(), null));
    }
    List<String> mentioned = Choices.mentioned(line, form.options());
    if (mentioned.size() > 1) {
      return first(line, form)
          .map(option -> Reading.found(new Answer.Choice(option, null)))
          .orElse(Reading.wrong(Reading.shown(line) + " names " + String.join(" and ", mentioned)));
    }
    return mentioned.isEmpty() || isNegated(line, mentioned.getFirst())
        ? Reading.wrong(Reading.shown(line) + " is none of " + String.join(" / ", form.options()))
        : Reading.found(new Answer.Choice(mentioned.getFirst(), null));
  }

  /// The last line of a reply that marks no answer: of yes and no, which stand in many sentences,
  /// the word that it begins with.
  static Reading spoken(String line, AnswerForm.Choice form) {
    if (!isPolar(form)) {
      return read(line, form);
    }
    Matcher first = FIRST_WORD.matcher(line);
    return first.matches() && first(line, form).isPresent()
        ? read(first.group(1), form)
        : new Reading.Nothing();
  }

  /// Whether abstaining is one of the options, as with `identifiable / not identifiable`.
  static boolean hasAbstention(AnswerForm.Choice form) {
    return form.options().stream().anyMatch(option -> Abstentions.last(option) >= 0);
  }

  /// "Yes, since no path is open" is yes, "yes. No." and "yes, or rather no" are neither.
  private static Optional<String> first(String line, AnswerForm.Choice form) {
    Matcher word = FIRST_WORD.matcher(line);
    Optional<String> option =
        isPolar(form) && word.matches()
            ? Choices.only(word.group(1), form.options())
            : Optional.empty();
    return option.filter(said -> !isTakenBack(line.substring(word.end(1)), said));
  }

  private static boolean isTakenBack(String rest, String said) {
    String other = said.equalsIgnoreCase("yes") ? "no" : "yes";
    return Pattern.compile("\\b" + other + "\\b(?! \\p{L})|\\bor\\b|\\bbut " + other + "\\b")
        .matcher(Cleaned.lower(rest))
        .find();
  }

  private static boolean isPolar(AnswerForm.Choice form) {
    return form.options().contains("yes") && form.options().contains("no");
  }

  private static boolean isNegated(String line, String option) {
    Matcher word =
        Pattern.compile("(?iU)(?<!\\w)" + Pattern.quote(option) + "(?!\\w)").matcher(line);
    return word.find() && NEGATION.matcher(Cleaned.lower(line.substring(0, word.start()))).find();
  }
}
