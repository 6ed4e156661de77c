package io.causalgym.contract;

import java.util.HashSet;
import java.util.List;
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
}
