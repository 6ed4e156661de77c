package io.causalgym.contract;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
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
    return storable(field, wellFormed(field, name));
  }

  /// Text without the character NUL, which the database cannot keep.
  static String storable(String field, String text) {
    int at = text.indexOf(0);
    if (at >= 0) {
      throw new Violation(
          field, null, "character " + (at + 1) + " of '" + field + "' is U+0000; leave it out");
    }
    return text;
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

  static void within(String field, @Nullable Integer value, int low, int high) {
    between(field, value, low, high, low);
  }

  /// A number strictly between two others, or none.
  static void open(String field, @Nullable Double value, double low, double high) {
    if (value != null && !(value > low && value < high)) {
      throw new Violation(
          field,
          value,
          "'" + field + "' is " + value + "; it is greater than " + low + " and less than " + high);
    }
  }

  /// A number from one to another, or none.
  static void closed(String field, @Nullable Double value, double low, double high) {
    if (value != null && !(value >= low && value <= high)) {
      throw new Violation(
          field, value, "'" + field + "' is " + value + "; use " + low + " to " + high);
    }
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

  /// A variable that is not the treatment.
  static String outcome(String treatment, @Nullable String outcome) {
    String named = name("outcome", outcome);
    if (named.equals(treatment)) {
      throw new Violation(
          "outcome", named, "'" + named + "' is treatment and outcome at once; name two variables");
    }
    return named;
  }

  /// Interventions in one call: a single covariance or table layout serves them all.
  static void sameNames(Stream<Set<String>> interventions) {
    List<Set<String>> all = interventions.toList();
    for (Set<String> other : all) {
      if (!other.equals(all.getFirst())) {
        throw new Violation(
            "interventions",
            Shown.names(other),
            "all interventions are on the same variables, "
                + Shown.names(all.getFirst())
                + "; this one is on "
                + (other.isEmpty() ? "none" : Shown.names(other)));
      }
    }
  }

  /// Variables whose equation or value is given by one of two fields, not by both.
  static void apart(String field, Set<String> names, String other, Set<String> others) {
    for (String name : names) {
      if (others.contains(name)) {
        throw new Violation(
            other,
            name,
            "'" + name + "' is in '" + field + "' and in '" + other + "'; leave one out");
      }
    }
  }

  /// The active and the baseline state of a treatment, 1 and 0 where absent.
  static List<State> contrast(@Nullable List<State> contrast) {
    if (contrast == null) {
      return List.of(new State.Index(1), new State.Index(0));
    }
    return different("contrast", contrast);
  }

  /// A copy of a list without repetitions.
  static <T> List<T> distinct(String field, List<T> list) {
    Set<T> seen = new HashSet<>();
    for (T entry : list) {
      if (!seen.add(entry)) {
        throw new Violation(
            field,
            entry instanceof Enum<?> ? null : entry,
            "'" + field + "' has an entry twice: write each once");
      }
    }
    return List.copyOf(list);
  }

  /// A copy of a map, in the order written.
  static <V> Map<String, V> inOrder(Map<String, V> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  /// A copy of a list with two entries that differ.
  static <T> List<T> different(String field, List<T> list) {
    List<T> two = two(field, list);
    if (two.getFirst().equals(two.getLast())) {
      throw new Violation(
          field, null, "both entries of '" + field + "' are the same; give two values");
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
    Map<String, Double> copy = named(field, numbers);
    copy.forEach((name, value) -> finite(field + "." + name, value));
    return copy;
  }

  /// A copy, in the order written, of texts by name.
  static Map<String, String> texts(String field, Map<String, String> texts) {
    Map<String, String> copy = named(field, texts);
    copy.forEach((name, value) -> wellFormed(field + "." + name, value));
    return copy;
  }

  /// A copy, in the order written, of lists of distinct names by name.
  static Map<String, List<String>> lists(String field, Map<String, List<String>> lists) {
    Map<String, List<String>> copy = new LinkedHashMap<>();
    named(field, lists)
        .forEach((name, list) -> copy.put(name, someNames(field + "." + name, list)));
    return Collections.unmodifiableMap(copy);
  }

  /// A copy, in the order written, of values by name.
  static <V> Map<String, V> named(String field, Map<String, V> map) {
    map.forEach((name, value) -> {
      name(field, name);
      if (value == null) {
        String place = field.isEmpty() ? name : field + "." + name;
        throw new Violation(place, null, "'" + place + "' is null; give a value or leave it out");
      }
    });
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  /// A matrix with a row and a column for each of several nodes.
  static void square(String field, int nodes, List<Doubles> rows) {
    if (rows.size() != nodes) {
      throw new Violation(
          field,
          rows.size(),
          "'"
              + field
              + "' has "
              + rows.size()
              + " rows for "
              + nodes
              + " nodes; give one for each");
    }
    for (int row = 0; row < nodes; row++) {
      int size = rows.get(row).size();
      if (size != nodes) {
        throw new Violation(
            field + "[" + row + "]",
            size,
            "row "
                + row
                + " of '"
                + field
                + "' has "
                + size
                + " numbers for "
                + nodes
                + " nodes; give one for each");
      }
    }
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
