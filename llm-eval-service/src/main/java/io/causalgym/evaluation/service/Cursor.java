package io.causalgym.evaluation.service;

import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemType;
import io.causalgym.evaluation.run.store.AnswerStore.Place;
import org.jspecify.annotations.Nullable;

/// Where a page begins, as texts that callers hand back. Anything else is refused.
final class Cursor {
  private static final String FIELD = "cursor";
  private static final String BEFORE = "before";

  private Cursor() {}

  static String of(Place place) {
    return place.item() + "." + place.model() + "." + place.sample();
  }

  /// The place after which a page of answers begins.
  static Place place(@Nullable String cursor) {
    if (cursor == null) {
      return Place.START;
    }
    String[] parts = cursor.split("\\.", -1);
    if (parts.length != 3) {
      throw unreadable(FIELD, cursor);
    }
    return new Place(
        number(cursor, parts[0], Integer.MAX_VALUE),
        // As wide as their columns.
        number(cursor, parts[1], Short.MAX_VALUE),
        number(cursor, parts[2], Short.MAX_VALUE));
  }

  /// The world with which a page of a suite begins.
  static int world(@Nullable String cursor, int worlds) {
    return cursor == null ? 0 : number(cursor, cursor, worlds - 1);
  }

  /// The key before which a page of evaluations begins.
  static long key(@Nullable String cursor) {
    try {
      return cursor == null ? Long.MAX_VALUE : Long.parseLong(cursor);
    } catch (NumberFormatException notOne) {
      throw unreadable(BEFORE, cursor);
    }
  }

  private static int number(String cursor, String text, int most) {
    try {
      int value = Integer.parseInt(text);
      if (value >= 0 && value <= most) {
        return value;
      }
    } catch (NumberFormatException notOne) {
      throw unreadable(FIELD, cursor);
    }
    throw unreadable(FIELD, cursor);
  }

  private static RuntimeException unreadable(String field, String text) {
    return Problem.of(
            ProblemType.INVALID_VALUE,
            "'" + field + "' is '" + text + "'; take the 'next' of the page before",
            field,
            text)
        .exception();
  }
}
