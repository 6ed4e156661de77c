package io.causalgym.contract;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The checks that the records share.
final class Require {
  /// Paths, sets and the like in one answer at most.
  static final int MOST_RESULTS = 10_000;

  private static final int LONGEST_NAME = 256;

  private Require() {}

  static <T> T present(String field, @Nullable T value) {
    if (value == null) {
      throw new Violation(field, null, "'" + field + "' is missing");
    }
    return value;
  }

  static String name(String field, @Nullable String name) {
    present(field, name);
    if (name == null || name.isBlank() || name.length() > LONGEST_NAME) {
      throw new Violation(
          field, name, "a name has 1 to " + LONGEST_NAME + " characters, not all blank");
    }
    wellFormed(field, name);
    return name;
  }

  /// Text without half a surrogate pair, which no encoding can carry.
  static String wellFormed(String field, String text) {
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (Character.isHighSurrogate(c)
          && at + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(at + 1))) {
        at++;
      } else if (Character.isSurrogate(c)) {
        throw new Violation(
            field,
            null,
            String.format(
                "character %d of '%s' is half a surrogate pair, \\u%04x; write the whole character",
                at + 1, field, (int) c));
      }
    }
    return text;
  }

  /// Distinct names, none where absent.
  static List<String> names(String field, @Nullable List<String> names) {
    if (names == null) {
      return List.of();
    }
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      name(field, name);
      if (!seen.add(name)) {
        throw new Violation(
            field, name, "'" + name + "' is there twice in '" + field + "'; write it once");
      }
    }
    return List.copyOf(names);
  }

  /// Distinct names, at least one.
  static List<String> someNames(String field, @Nullable List<String> names) {
    List<String> some = names(field, present(field, names));
    if (some.isEmpty()) {
      throw new Violation(field, "[]", "'" + field + "' is empty; name at least one variable");
    }
    return some;
  }

  static int between(String field, @Nullable Integer value, int low, int high, int otherwise) {
    if (value == null) {
      return otherwise;
    }
    if (value < low || value > high) {
      throw new Violation(
          field, value, "'" + field + "' is " + value + "; use " + low + " to " + high);
    }
    return value;
  }

  static String matches(String field, @Nullable String value, String pattern, String means) {
    if (value == null || !value.matches(pattern)) {
      throw new Violation(field, value, "'" + field + "' is " + means);
    }
    return value;
  }

  static <T> @Nullable List<T> copied(String field, @Nullable List<T> list) {
    if (list == null) {
      return null;
    }
    for (int index = 0; index < list.size(); index++) {
      if (list.get(index) == null) {
        throw new Violation(
            field + "[" + index + "]",
            null,
            "entry " + index + " of '" + field + "' is null; remove it");
      }
    }
    return List.copyOf(list);
  }

  /// A copy of a list with at least one and at most `most` entries.
  static <T> List<T> some(String field, @Nullable List<T> list, int most) {
    List<T> some = atMost(field, present(field, list), most);
    if (some.isEmpty()) {
      throw new Violation(field, "[]", "'" + field + "' is empty; give at least one entry");
    }
    return some;
  }

  /// A copy of a list with at most `most` entries.
  static <T> List<T> atMost(String field, List<T> list, int most) {
    if (list.size() > most) {
      throw new Violation(
          field,
          list.size(),
          "'" + field + "' has " + list.size() + " entries; give at most " + most);
    }
    return present(field, copied(field, list));
  }

  /// A copy of a list with two entries.
  static <T> List<T> two(String field, List<T> list) {
    if (list.size() != 2) {
      throw new Violation(
          field, list.size(), "'" + field + "' has " + list.size() + " entries; give two");
    }
    return present(field, copied(field, list));
  }

  /// The active and the baseline state of a treatment, 1 and 0 where absent.
  static List<State> contrast(@Nullable List<State> contrast) {
    if (contrast == null) {
      return List.of(new State.Index(1), new State.Index(0));
    }
    List<State> two = two("contrast", contrast);
    if (two.getFirst().equals(two.getLast())) {
      throw new Violation("contrast", two, "'contrast' names one state twice; give two states");
    }
    return two;
  }

  static double finite(String field, double value) {
    if (!Double.isFinite(value)) {
      throw new Violation(field, value, "'" + field + "' is " + value + "; give a finite number");
    }
    return value;
  }

  /// A copy, in the order written, of finite numbers by name.
  static Map<String, Double> numbers(String field, Map<String, Double> numbers) {
    numbers.forEach((name, value) -> {
      name(field, name);
      finite(field + "." + name, present(field + "." + name, value));
    });
    return Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
  }

  /// A copy, in the order written, of texts by name.
  static Map<String, String> texts(String field, Map<String, String> texts) {
    texts.forEach((name, value) -> {
      name(field, name);
      wellFormed(field + "." + name, present(field + "." + name, value));
    });
    return Collections.unmodifiableMap(new LinkedHashMap<>(texts));
  }

  /// A copy that keeps its order.
  static <V> @Nullable Map<String, V> ordered(@Nullable Map<String, V> map) {
    return map == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  static void exactlyOne(String field, String rule, @Nullable Object... forms) {
    long given = Arrays.stream(forms).filter(form -> form != null).count();
    if (given != 1) {
      throw new Violation(
          field, null, rule + "; this one has " + (given == 0 ? "none" : "several"));
    }
  }

  /// Where probabilities come from: a model, which may come without the graph that it has, or a
  /// distribution over a graph.
  static void source(
      @Nullable GraphDocument graph,
      @Nullable ModelDocument model,
      @Nullable TableDocument distribution) {
    exactlyOne(
        "",
        "the probabilities come either from 'distribution' or from 'model'",
        model,
        distribution);
    if (graph == null && model == null) {
      throw new Violation("graph", null, "'graph' is missing; a distribution needs one");
    }
  }
}
