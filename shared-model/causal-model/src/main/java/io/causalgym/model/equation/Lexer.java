package io.causalgym.model.equation;

import io.causalgym.model.equation.Token.Kind;
import java.util.List;

/// Cuts a text into tokens, one at a time. Line ends count outside parentheses and braces only.
final class Lexer {
  private static final int SHOWN = 30;
  private static final List<String> SYMBOLS =
      List.of(
          "<=", ">=", "==", "!=", "+", "-", "*", "/", "^", "<", ">", "=", "(", ")", "{", "}", ",",
          "?", ":");

  private final String text;
  private int at;
  private int open;

  Lexer(String text) {
    if (text.length() > EquationLimits.CHARACTERS) {
      throw new EquationTextException(
          1,
          1,
          text.length() + " characters",
          "the text has "
              + text.length()
              + " characters; "
              + EquationLimits.CHARACTERS
              + " are possible");
    }
    this.text = text;
  }

  Token next() {
    skip();
    if (at >= text.length()) {
      return new Token(Kind.END_OF_TEXT, "", at);
    }
    int start = at;
    char c = text.charAt(at);
    if (c == '\n' || c == '\r' || c == ';') {
      at++;
      return new Token(Kind.END_OF_STATEMENT, c == ';' ? ";" : "end of the line", start);
    }
    if (digit(c) || (c == '.' && at + 1 < text.length() && digit(text.charAt(at + 1)))) {
      return number(start);
    }
    if (c == '`') {
      return quoted(start);
    }
    if (starts(text.codePointAt(at))) {
      while (at < text.length() && continues(text.codePointAt(at))) {
        at += Character.charCount(text.codePointAt(at));
      }
      return name(Kind.NAME, start, text.substring(start, at));
    }
    for (String symbol : SYMBOLS) {
      if (text.startsWith(symbol, at)) {
        return symbol(symbol, start);
      }
    }
    throw error(start, Character.toString(text.codePointAt(at)), "is no part of a formula");
  }

  private Token symbol(String symbol, int start) {
    at += symbol.length();
    switch (symbol) {
      case "(", "{" -> open++;
      case ")", "}" -> open = Math.max(0, open - 1);
      default -> {}
    }
    return new Token(Kind.SYMBOL, symbol, start);
  }

  private void skip() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '#') {
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
          at++;
        }
      } else if (c == '\n' || c == '\r') {
        if (open == 0) {
          return;
        }
        at++;
      } else if (Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF') {
        at++;
      } else {
        return;
      }
    }
  }

  private Token number(int start) {
    digits();
    if (at < text.length() && text.charAt(at) == '.') {
      at++;
      digits();
    }
    if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
      int sign = at + 1 < text.length() && "+-".indexOf(text.charAt(at + 1)) >= 0 ? 1 : 0;
      if (at + 1 + sign < text.length() && digit(text.charAt(at + 1 + sign))) {
        at += 1 + sign;
        digits();
      }
    }
    String number = text.substring(start, at);
    if (number.length() > EquationLimits.NAME) {
      throw error(start, number, "is too long for a number; write fewer digits");
    }
    if (at < text.length() && starts(text.codePointAt(at))) {
      throw error(at, text.substring(at, at + 1), "follows a number; write '*' to multiply");
    }
    return new Token(Kind.NUMBER, number, start);
  }

  private Token quoted(int start) {
    // No further than a name can be long: a text of quotes must not be searched to its end for
    // each.
    int last = Math.min(text.length(), start + EquationLimits.NAME + 2);
    int close = text.indexOf('`', start + 1, last);
    if (close < 0 || text.indexOf('\n', start, close) >= 0) {
      throw error(start, "`", "starts a name that does not end on its line; close it with '`'");
    }
    at = close + 1;
    return name(Kind.QUOTED, start, text.substring(start + 1, close));
  }

  private Token name(Kind kind, int start, String name) {
    if (name.isBlank() || name.length() > EquationLimits.NAME) {
      throw error(
          start,
          name,
          "is no name: it has " + name.length() + " characters; use 1 to " + EquationLimits.NAME);
    }
    return new Token(kind, name, start);
  }

  private void digits() {
    while (at < text.length() && digit(text.charAt(at))) {
      at++;
    }
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  /// Whether a name that stands without quotes can start so.
  static boolean starts(int c) {
    return Character.isLetter(c) || c == '_';
  }

  static boolean continues(int c) {
    return Character.isLetterOrDigit(c)
        || c == '_'
        || Character.getType(c) == Character.NON_SPACING_MARK;
  }

  /// An error that says what `found`, which stands at `start`, is.
  EquationTextException error(int start, String found, String problem) {
    String shown = shown(found);
    return at(start, shown, "'" + shown + "' " + problem);
  }

  /// An error that names what was found at `start` where something else was expected.
  EquationTextException expected(Token found, String what) {
    String shown =
        switch (found.kind()) {
          case END_OF_TEXT -> "the end of the text";
          case END_OF_STATEMENT -> found.text().equals(";") ? "';'" : "the end of the line";
          case NAME, QUOTED, NUMBER, SYMBOL -> "'" + shown(found.text()) + "'";
        };
    return at(found.start(), shown, "found " + shown + " where " + what + " was expected");
  }

  EquationTextException at(int start, String found, String message) {
    int line = 1;
    int lineStart = 0;
    for (int i = 0; i < start; i++) {
      char c = text.charAt(i);
      boolean half = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
      if ((c == '\n' || c == '\r') && !half) {
        line++;
        lineStart = i + 1;
      }
    }
    int column = 1 + text.codePointCount(Math.min(lineStart, start), start);
    return new EquationTextException(line, column, found, message);
  }

  private static String shown(String token) {
    StringBuilder shown = new StringBuilder();
    int end = Math.min(token.length(), SHOWN);
    for (int i = 0; i < end; i++) {
      char c = token.charAt(i);
      shown.append(Character.isISOControl(c) ? String.format("\\u%04x", (int) c) : c);
    }
    return shown.append(token.length() > SHOWN ? "..." : "").toString();
  }
}
