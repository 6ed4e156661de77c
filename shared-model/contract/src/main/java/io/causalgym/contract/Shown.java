package io.causalgym.contract;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a caller sent, as it stands in a message: short, even where megabytes came in its place.
final class Shown {
  private static final int LONGEST_TEXT = 200;
  private static final int MOST_NAMES = 10;

  private Shown() {}

  /// A JSON value of any kind.
  static String value(@Nullable Object json) {
    return switch (json) {
      case String text when text.length() <= LONGEST_TEXT -> "\"" + text + "\"";
      case String text -> "\"" + text.substring(0, LONGEST_TEXT) + "...\"";
      case Collection<?> list -> list.isEmpty() ? "[]" : "an array";
      case Map<?, ?> map -> map.isEmpty() ? "{}" : "an object";
      case null, default -> String.valueOf(json);
    };
  }

  /// The first few of many names.
  static String names(Collection<String> names) {
    String first = names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
    int more = names.size() - MOST_NAMES;
    return more > 0 ? first + " and " + more + " more" : first;
  }
}
