package io.causalgym.evaluation.elicitation;

import io.causalgym.evaluation.item.Answer;
import io.causalgym.evaluation.item.AnswerForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads what stands after `ANSWER:`.
final class LineText {
  private static final Pattern BRACES = Pattern.compile("\\{([^{}]*+)\\}");
  private static final Pattern CANNOT =
      Pattern.compile(
          "\\b(?:cannot|can't|can not|undetermined|undeterminable|indeterminate|insufficient information|not determined|not determinable)\\b");
  private static final Pattern EMPTY =
      Pattern.compile("(?i)none|nothing|empty|the empty set|empty set|∅|\\[\\]|no set|no sets");

  /// Followed by a mark: "No doubt" is no "no".
  private static final Pattern FIRST_WORD = Pattern.compile("\\s*+(\\p{L}++)\\s*+(?:[,.;:!].*+)?+");

  private static final int LONGEST = 600;

  private LineText() {}

  /// @param text a line, cleaned
  static Reading read(String text, AnswerForm form, boolean mayAbstain, Style style) {
    String line = text.strip();
    if (line.isEmpty()) {
      return new Reading.Nothing();
    }
    if (line.length() > LONGEST) {
      return Reading.wrong("the answer has " + line.length() + " characters");
    }
    if (mayAbstain && CANNOT.matcher(line.toLowerCase(Locale.ROOT)).find()) {
      return Reading.found(new Answer.Cannot());
    }
    return switch (form) {
      case AnswerForm.Probability probability -> probability(line, Fields.unit(form, style));
      case AnswerForm.Quantity quantity ->
          number(line)
              .map(one -> Ranges.quantity(quantity, one.value(), one.flagged()))
              .orElse(Reading.wrong("'" + shown(line) + "' is not one number"));
      case AnswerForm.Choice choice -> choice(line, choice);
      case AnswerForm.Sets sets -> sets(line, sets);
      case AnswerForm.Interval interval -> interval(line, interval);
      case AnswerForm.Edges edges -> edges(line, edges);
      case AnswerForm.Beliefs beliefs -> beliefs(line, beliefs);
    };
  }

  private static Reading probability(String line, double unit) {
    Optional<NumberText.Found> one = number(line);
    if (one.isEmpty()) {
      return Reading.wrong("'" + shown(line) + "' is not one number");
    }
    NumberText.Found number = one.get();
    boolean own = number.percent() || (unit > 1 && line.contains("/")) || unit == 1;
    return Ranges.probability(own ? number.value() : number.value() / unit, number.flagged());
  }

  /// The one number of a line; several that are equal are one.
  static Optional<NumberText.Found> number(String line) {
    List<NumberText.Found> all = NumberText.all(line);
    boolean one =
        !all.isEmpty()
            && all.stream().allMatch(n -> Math.abs(n.value() - all.getFirst().value()) < 1e-12);
    return one ? Optional.of(all.getFirst()) : Optional.empty();
  }

  private static Reading choice(String line, AnswerForm.Choice form) {
    Optional<String> only = Choices.only(line, form.options());
    if (only.isPresent()) {
      return Reading.found(new Answer.Choice(only.get(), null));
    }
    List<String> mentioned = Choices.mentioned(line, form.options());
    if (mentioned.size() > 1) {
      return Reading.wrong("'" + shown(line) + "' names " + String.join(" and ", mentioned));
    }
    if (mentioned.isEmpty() || negated(line, mentioned.getFirst())) {
      return Reading.wrong(
          "'" + shown(line) + "' is none of " + String.join(" / ", form.options()));
    }
    return Reading.found(new Answer.Choice(mentioned.getFirst(), null));
  }

  /// The last line of a reply that marks no answer: of yes and no, which stand in many sentences,
  /// the word that it begins with.
  static Reading spoken(String line, AnswerForm.Choice form, boolean mayAbstain, Style style) {
    boolean polar = form.options().contains("yes") && form.options().contains("no");
    Matcher first = FIRST_WORD.matcher(line);
    if (polar && !first.matches()) {
      return new Reading.Nothing();
    }
    return read(polar ? first.group(1) : line, form, mayAbstain, style);
  }

  private static boolean negated(String line, String option) {
    String words = " " + line.toLowerCase(Locale.ROOT) + " ";
    int at = words.indexOf(option.toLowerCase(Locale.ROOT));
    return at > 0 && words.substring(0, at).matches("(?s).*\\b(?:not|never|isn't|neither)\\b.*");
  }

  private static Reading sets(String line, AnswerForm.Sets form) {
    List<SortedSet<String>> sets = new ArrayList<>();
    Matcher braces = BRACES.matcher(line.replace('[', '{').replace(']', '}'));
    while (braces.find()) {
      Optional<SortedSet<String>> set = names(braces.group(1), form.candidates());
      if (set.isEmpty()) {
        return Reading.wrong("'" + shown(braces.group()) + "' has a name that was not asked about");
      }
      sets.add(set.get());
    }
    if (sets.isEmpty()) {
      return bare(line, form);
    }
    return form.many() || sets.size() == 1
        ? Reading.found(new Answer.Sets(sets))
        : Reading.wrong("one set was asked for, and '" + shown(line) + "' has " + sets.size());
  }

  private static Reading bare(String line, AnswerForm.Sets form) {
    if (EMPTY.matcher(Choices.strip(line)).matches() || line.equals("∅") || line.equals("[]")) {
      return Reading.found(new Answer.Sets(form.many() ? List.of() : List.of(new TreeSet<>())));
    }
    return names(line, form.candidates())
        .map(set -> Reading.found(new Answer.Sets(List.of(set))))
        .orElse(Reading.wrong("'" + shown(line) + "' is no set of the names asked about"));
  }

  private static Optional<SortedSet<String>> names(String list, List<String> candidates) {
    SortedSet<String> names = new TreeSet<>();
    if (list.isBlank()) {
      return Optional.of(names);
    }
    for (String part : list.split(",| and |;|&", -1)) {
      Optional<String> name = Choices.name(part, candidates);
      if (name.isEmpty()) {
        return Optional.empty();
      }
      names.add(name.get());
    }
    return Optional.of(names);
  }

  private static Reading interval(String line, AnswerForm.Interval form) {
    List<NumberText.Found> ends =
        NumberText.all(
            line.replaceAll("(?<=\\d)\\s*-\\s*(?=[\\d.])", " , ")
                .replaceAll("\\bto\\b|\\band\\b|\\.\\.", " ; ")
                .replaceAll("(?<=\\d),\\s", " ; "));
    return ends.size() == 2
        ? Ranges.interval(form, ends.get(0).value(), ends.get(1).value())
        : Reading.wrong("'" + shown(line) + "' is not two numbers");
  }

  private static Reading edges(String line, AnswerForm.Edges form) {
    SortedSet<String> edges = new TreeSet<>();
    if (EMPTY.matcher(Choices.strip(line)).matches()) {
      return Reading.found(new Answer.Edges(edges));
    }
    for (String part : line.split("[,;]", -1)) {
      Optional<String> edge = EdgeText.read(part, form.nodes());
      if (edge.isEmpty()) {
        return Reading.wrong("'" + shown(part) + "' is no edge among the names asked about");
      }
      edges.add(edge.get());
    }
    return EdgeText.consistent(edges);
  }

  private static Reading beliefs(String line, AnswerForm.Beliefs form) {
    List<Double> values = new ArrayList<>();
    String[] parts = line.split(",(?=\\s)|;", -1);
    for (String name : form.names()) {
      List<Double> found = new ArrayList<>();
      for (String part : parts) {
        String[] sides = part.split("[=:]", 2);
        if (sides.length == 2 && Choices.name(sides[0], List.of(name)).isPresent()) {
          number(sides[1]).ifPresent(number -> found.add(number.value()));
        }
      }
      if (found.size() != 1 || !(found.getFirst() >= 0 && found.getFirst() <= 1)) {
        return Reading.wrong("there is not one probability for " + name);
      }
      values.add(found.getFirst());
    }
    return Reading.found(new Answer.Beliefs(values));
  }

  static String shown(String text) {
    int most = 60;
    return text.length() <= most ? text : text.substring(0, most) + "...";
  }
}
