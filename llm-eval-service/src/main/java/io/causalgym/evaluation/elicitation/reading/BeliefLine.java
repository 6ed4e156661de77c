package io.causalgym.evaluation.elicitation.reading;

import io.causalgym.evaluation.elicitation.words.Choices;
import io.causalgym.evaluation.item.Answer;
import io.causalgym.evaluation.item.AnswerForm;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A probability for each of several names in a line, in any order.
final class BeliefLine {
  private BeliefLine() {}

  /// What stands from a name and its sign to the next name is the belief in it.
  static Reading read(String line, AnswerForm.Beliefs form, Asked asked) {
    Map<String, BigDecimal> values = new HashMap<>();
    Matcher name = names(form).matcher(line);
    boolean more = name.find();
    while (more) {
      String of = Choices.name(name.group(1), form.names()).orElseThrow();
      int from = name.end();
      more = name.find();
      String said = line.substring(from, more ? name.start() : line.length());
      Optional<BigDecimal> value = NumberLine.plain(trimmed(said), asked);
      if (value.isEmpty() || values.put(of, value.get()) != null) {
        return wrong(of);
      }
    }
    return beliefs(form, values);
  }

  static Reading beliefs(AnswerForm.Beliefs form, Map<String, BigDecimal> values) {
    List<Double> beliefs = new ArrayList<>();
    for (String name : form.names()) {
      BigDecimal value = values.get(name);
      if (value == null || !Ranges.isProbability(Ranges.number(value))) {
        return wrong(name);
      }
      beliefs.add(Ranges.number(value));
    }
    return Reading.found(new Answer.Beliefs(beliefs));
  }

  private static Reading wrong(String name) {
    return Reading.wrong("there is not one probability for " + name);
  }

  /// Longer names first, where one begins like another.
  private static Pattern names(AnswerForm.Beliefs form) {
    String any =
        form.names().stream()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .map(Pattern::quote)
            .collect(Collectors.joining("|"));
    return Pattern.compile(
        "(?iu)(?<![\\p{L}\\p{N}_])(?:P\\s?\\(\\s?)?[\"']?(" + any + ")[\"')\\]]{0,3}\\s?[=:≈]");
  }

  private static String trimmed(String said) {
    String text = said.strip();
    while (!text.isEmpty() && ",;}".indexOf(text.charAt(text.length() - 1)) >= 0) {
      text = text.substring(0, text.length() - 1).strip();
    }
    return text;
  }
}
