package io.causalgym.evaluation.elicitation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Options and names in a model's words.
final class Choices {
  private static final String EDGES = " \t.,:;!?\"'()[]{}<>";

  private Choices() {}

  /// The option that a text is.
  static Optional<String> only(String text, List<String> options) {
    String bare = bare(text);
    for (String option : options) {
      if (bare(option).equals(bare)) {
        return Optional.of(option);
      }
    }
    return polarity(bare, options);
  }

  /// Yes and no in other words, where these are the options.
  private static Optional<String> polarity(String bare, List<String> options) {
    return switch (bare) {
      case "true", "correct" -> options.stream().filter(o -> bare(o).equals("yes")).findFirst();
      case "false", "incorrect" -> options.stream().filter(o -> bare(o).equals("no")).findFirst();
      default -> Optional.empty();
    };
  }

  /// The name that a text is, whatever its case.
  static Optional<String> name(String text, List<String> names) {
    String stripped = strip(text);
    return names.stream()
        .filter(name -> name.equals(stripped))
        .findFirst()
        .or(() -> names.stream().filter(name -> name.equalsIgnoreCase(stripped)).findFirst());
  }

  /// Every option that stands in a text as words of their own; where one contains another, as `not
  /// valid` contains `valid`, the longer one only.
  static List<String> mentioned(String text, List<String> options) {
    String rest = " " + text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}-]", " ") + " ";
    List<String> longest = new ArrayList<>(options);
    longest.sort(Comparator.comparingInt(String::length).reversed());
    List<String> found = new ArrayList<>();
    for (String option : longest) {
      String words =
          " " + option.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}-]", " ") + " ";
      if (rest.contains(words)) {
        found.add(option);
        rest = rest.replace(words, "  ");
      }
    }
    return found;
  }

  private static String bare(String text) {
    return strip(text).toLowerCase(Locale.ROOT);
  }

  /// Without punctuation around it.
  static String strip(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && EDGES.indexOf(text.charAt(from)) >= 0) {
      from++;
    }
    while (to > from && EDGES.indexOf(text.charAt(to - 1)) >= 0) {
      to--;
    }
    return text.substring(from, to);
  }
}
