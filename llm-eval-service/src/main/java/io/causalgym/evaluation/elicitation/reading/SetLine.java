package io.causalgym.evaluation.elicitation.reading;

import io.causalgym.evaluation.elicitation.words.Choices;
import io.causalgym.evaluation.item.Answer;
import io.causalgym.evaluation.item.AnswerForm;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Sets of names in a line: each in braces, or one without.
final class SetLine {
  private static final Pattern BRACES = Pattern.compile("\\{([^{}]*+)\\}");
  private static final Pattern SEPARATOR = Pattern.compile(",\\s?and\\s|,|\\sand\\s|;|&");
  private static final Set<String> NONE = Set.of("none", "nothing", "no set", "no sets");
  private static final Set<String> EMPTY =
      Set.of("", "∅", "empty", "empty set", "the empty set", "set()");

  private SetLine() {}

  static Reading read(String line, AnswerForm.Sets form) {
    String text = line.replace('[', '{').replace(']', '}');
    Set<SortedSet<String>> sets = new LinkedHashSet<>();
    Matcher braces = BRACES.matcher(text);
    boolean any = false;
    while (braces.find()) {
      Optional<SortedSet<String>> set = names(braces.group(1), form.candidates());
      if (set.isEmpty()) {
        return Reading.wrong(
            Reading.shown(braces.group()) + " has a name that was not asked about");
      }
      any = true;
      sets.add(set.get());
    }
    if (text.chars().filter(c -> c == '{').count() != text.chars().filter(c -> c == '}').count()) {
      return Reading.wrong(Reading.shown(line) + " has a set that does not end");
    }
    return !any ? bare(line, form) : braced(line, form, sets, braces.replaceAll(" "));
  }

  private static Reading braced(
      String line, AnswerForm.Sets form, Set<SortedSet<String>> sets, String around) {
    List<String> outside = Choices.mentioned(around, form.candidates());
    if (!outside.isEmpty()) {
      return Reading.wrong(
          Reading.shown(line) + " names " + String.join(", ", outside) + " outside of a set");
    }
    // "[]" is no sets to some and the empty set to others.
    if (form.many() && line.strip().equals("[]")) {
      return ambiguous(line);
    }
    return form.many() || sets.size() == 1
        ? Reading.found(new Answer.Sets(List.copyOf(sets)))
        : Reading.wrong(
            "one set was asked for, and " + Reading.shown(line) + " has " + sets.size());
  }

  private static Reading bare(String line, AnswerForm.Sets form) {
    String words = Choices.strip(line).toLowerCase(Locale.ROOT);
    boolean none = NONE.contains(words);
    if (none || EMPTY.contains(words)) {
      return none && form.many()
          ? Reading.found(new Answer.Sets(List.of()))
          : form.many()
              ? ambiguous(line)
              : Reading.found(new Answer.Sets(List.of(new TreeSet<>())));
    }
    return names(line, form.candidates())
        .map(set -> Reading.found(new Answer.Sets(List.of(set))))
        .orElse(Reading.wrong(Reading.shown(line) + " is no set of the names asked about"));
  }

  private static Reading ambiguous(String line) {
    return Reading.wrong(Reading.shown(line) + " is no sets, or the empty set alone");
  }

  private static Optional<SortedSet<String>> names(String list, List<String> candidates) {
    SortedSet<String> names = new TreeSet<>();
    if (EMPTY.contains(Choices.strip(list).toLowerCase(Locale.ROOT))) {
      return Optional.of(names);
    }
    for (String part : SEPARATOR.split(list, -1)) {
      Optional<String> name = Choices.name(part, candidates);
      if (name.isEmpty()) {
        return Optional.empty();
      }
      names.add(name.get());
    }
    return Optional.of(names);
  }
}
