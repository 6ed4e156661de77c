package io.causalgym.evaluation.elicitation.words;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Options and names in a model's words.
public final class Choices {
  private static final String EDGES = " \t.,:;!?\"'()[]{}<>";

  private Choices() {}

  /// The option that a text is.
  public static Optional<String> only(String text, List<String> options) {
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
  public static Optional<String> name(String text, List<String> names) {
    String stripped = strip(text);
    return names.stream()
        .filter(name -> name.equals(stripped))
        .findFirst()
        .or(() -> names.stream().filter(name -> name.equalsIgnoreCase(stripped)).findFirst());
  }

  /// Every option that stands in a text as words of their own; where one contains another, as `not
  /// valid` contains `valid`, the longer one only. A single letter must have its own case, or "a"
  /// would be a variable in every sentence.
  public static List<String> mentioned(String text, List<String> options) {
    String exact = words(text);
    String rest = exact.toLowerCase(Locale.ROOT);
    List<String> longest = new ArrayList<>(options);
    longest.sort(Comparator.comparingInt(String::length).reversed());
    List<String> found = new ArrayList<>();
    for (String option : longest) {
      String words = words(option);
      String lower = words.toLowerCase(Locale.ROOT);
      boolean letter = option.length() == 1;
      if (letter ? exact.contains(words) : rest.contains(lower)) {
        found.add(option);
        rest = rest.replace(lower, "  ");
      }
    }
    return found;
  }

  private static String words(String text) {
    return " " + text.replaceAll("[^\\p{L}\\p{N}_-]", " ") + " ";
  }

  private static String bare(String text) {
    return strip(text).toLowerCase(Locale.ROOT);
  }

  /// Without punctuation around it.
  public static String strip(String text) {
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
