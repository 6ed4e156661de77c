package io.causalgym.model.network.format;

import io.causalgym.graph.GraphException;
import io.causalgym.graph.text.TextPosition;

/// Probabilities as the formats write them: plain decimal numbers, at least 0.
final class Numbers {
  private Numbers() {}

  /// @param offset where the number stands in `text`, for errors
  static double read(String text, int offset, String word) {
    double number = number(word);
    if (Double.isNaN(number)) {
      throw bad(text, offset, "found " + TextPosition.shown(word) + " where a number was expected");
    }
    if (number < 0 || number == Double.POSITIVE_INFINITY) {
      throw bad(
          text,
          offset,
          "found " + TextPosition.shown(word) + ", which is no probability; give 0 to 1");
    }
    return number;
  }

  /// Java also reads `NaN`, `0x1p3` and `1d`, which no format means as numbers.
  private static double number(String word) {
    for (int at = 0; at < word.length(); at++) {
      char c = word.charAt(at);
      if ((c < '0' || c > '9') && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E') {
        return Double.NaN;
      }
    }
    try {
      return Double.parseDouble(word);
    } catch (NumberFormatException none) {
      return Double.NaN;
    }
  }

  private static GraphException bad(String text, int offset, String message) {
    return TextPosition.bad(text, offset, message);
  }
}
