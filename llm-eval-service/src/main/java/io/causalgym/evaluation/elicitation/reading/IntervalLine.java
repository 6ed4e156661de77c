package io.causalgym.evaluation.elicitation.reading;

import io.causalgym.evaluation.elicitation.words.NumberText;
import io.causalgym.evaluation.elicitation.words.Numeral;
import io.causalgym.evaluation.elicitation.words.Unit;
import io.causalgym.evaluation.item.AnswerForm;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Two numbers in a line.
final class IntervalLine {
  private static final Pattern BRACKETS = Pattern.compile("[\\[(]([^\\[\\]()]{1,100}+)[\\])]");

  /// Tried in this order: what parts numbers in one text is part of them in another, as the comma
  /// in `[0,1; 0,4]`.
  private static final List<Pattern> SEPARATORS =
      List.of(
          Pattern.compile(";"),
          Pattern.compile("\\bto\\b|\\band\\b|\\.\\."),
          Pattern.compile("(?<=[\\d%])\\s?-\\s?(?=[-\\d.])"),
          Pattern.compile(",\\s"),
          Pattern.compile(","));

  private IntervalLine() {}

  static Reading read(String line, AnswerForm.Interval form) {
    Matcher brackets = BRACKETS.matcher(line);
    while (brackets.find()) {
      Optional<Reading> inside = parted(brackets.group(1), form);
      if (inside.isPresent()) {
        return brackets.find() && parted(brackets.group(1), form).isPresent()
            ? wrong(line)
            : inside.get();
      }
    }
    return parted(line, form).orElse(wrong(line));
  }

  private static Reading wrong(String line) {
    return Reading.wrong(Reading.shown(line) + " is not two numbers");
  }

  private static Optional<Reading> parted(String text, AnswerForm.Interval form) {
    for (Pattern separator : SEPARATORS) {
      String[] parts = separator.split(text, -1);
      List<Numeral> low = parts.length == 2 ? points(parts[0]) : List.of();
      List<Numeral> high = parts.length == 2 ? points(parts[1]) : List.of();
      if (low.size() == 1 && high.size() == 1) {
        return ends(form, low.getFirst(), high.getFirst());
      }
    }
    List<Numeral> all = points(text);
    return all.size() == 2 ? ends(form, all.getFirst(), all.getLast()) : Optional.empty();
  }

  private static List<Numeral> points(String text) {
    return NumberText.all(text).stream().filter(number -> !number.flagged()).toList();
  }

  /// "10 to 40%" says its unit once.
  private static Optional<Reading> ends(AnswerForm.Interval form, Numeral low, Numeral high) {
    boolean once = high.unit() == Unit.SHARE && low.unit() == Unit.NONE && !isShare(low.value());
    BigDecimal from = once ? low.value().movePointLeft(2) : low.value();
    boolean prices =
        low.unit().compareTo(Unit.CENTS) >= 0 || high.unit().compareTo(Unit.CENTS) >= 0;
    return prices ? Optional.empty() : Optional.of(Ranges.interval(form, from, high.value()));
  }

  private static boolean isShare(BigDecimal value) {
    return value.signum() > 0 && value.compareTo(BigDecimal.ONE) < 0;
  }
}
