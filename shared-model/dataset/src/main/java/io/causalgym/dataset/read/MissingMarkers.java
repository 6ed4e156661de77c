package io.causalgym.dataset.read;

import java.util.Collection;
import java.util.Locale;

/// Texts that stand for no value.
final class MissingMarkers {
  // By the first character in lower case; most cells are turned away by this one look.
  private final String[][] byFirst = new String[128][];
  private final String[] others;
  private final boolean empty;

  MissingMarkers(Collection<String> markers) {
    this.empty = markers.contains("");
    for (char first = 0; first < byFirst.length; first++) {
      byFirst[first] = beginning(markers, first);
    }
    this.others =
        markers.stream()
            .filter(marker -> !marker.isEmpty() && lower(marker.charAt(0)) >= byFirst.length)
            .toArray(String[]::new);
  }

  private static String[] beginning(Collection<String> markers, char first) {
    return markers.stream()
        .map(marker -> marker.toLowerCase(Locale.ROOT))
        .filter(marker -> !marker.isEmpty() && marker.charAt(0) == lower(first))
        .toArray(String[]::new);
  }

  boolean contains(char[] text, int from, int to) {
    if (from == to) {
      return empty;
    }
    char first = text[from];
    String[] candidates = first < byFirst.length ? byFirst[first] : others;
    for (String candidate : candidates) {
      if (same(candidate, text, from, to)) {
        return true;
      }
    }
    return false;
  }

  private static boolean same(String marker, char[] text, int from, int to) {
    if (marker.length() != to - from) {
      return false;
    }
    for (int i = 0; i < marker.length(); i++) {
      if (lower(text[from + i]) != lower(marker.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static char lower(char character) {
    return Character.toLowerCase(character);
  }
}
