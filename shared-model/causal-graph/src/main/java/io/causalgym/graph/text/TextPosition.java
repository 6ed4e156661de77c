package io.causalgym.graph.text;

import io.causalgym.graph.GraphException;
import io.causalgym.graph.GraphProblem;

/// Turns an offset in a text into line and column, once, when there is an error to report.
public final class TextPosition {
  // As much of a token as helps to find it.
  private static final int SHOWN = 30;

  // The longest name that a request can use.
  private static final int LONGEST_NAME = 256;

  private TextPosition() {}

  /// An error at `offset`; the column counts characters, not UTF-16 units.
  public static GraphException bad(String text, int offset, String message) {
    int line = 1;
    int lineStart = 0;
    for (int at = 0; at < offset; at++) {
      char c = text.charAt(at);
      boolean half = c == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n';
      if ((c == '\n' || c == '\r') && !half) {
        line++;
        lineStart = at + 1;
      }
    }
    int column = 1 + text.codePointCount(Math.min(lineStart, offset), offset);
    return bad(line, column, message);
  }

  public static GraphException bad(int line, int column, String message) {
    return new GraphException(
        new GraphProblem.BadText(
            line, column, "line " + line + ", column " + column + ": " + message));
  }

  /// Refuses a name that no request could use.
  public static void checkName(int line, int column, String name) {
    if (!fits(name)) {
      throw bad(line, column, nameProblem(name));
    }
  }

  public static boolean fits(String name) {
    return !name.isBlank() && name.length() <= LONGEST_NAME;
  }

  public static String nameProblem(String name) {
    return "the name "
        + shown(name)
        + " has "
        + name.length()
        + " characters; use 1 to "
        + LONGEST_NAME
        + ", not all blank";
  }

  /// A token for a message: short, quoted, without control characters.
  public static String shown(String token) {
    StringBuilder shown = new StringBuilder("'");
    int end = Math.min(token.length(), SHOWN);
    for (int at = 0; at < end; at++) {
      char c = token.charAt(at);
      shown.append(Character.isISOControl(c) ? String.format("\\u%04x", (int) c) : c);
    }
    return shown.append(token.length() > SHOWN ? "...'" : "'").toString();
  }
}
