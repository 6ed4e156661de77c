package io.causalgym.graph.text;

import io.causalgym.graph.GraphException;
import java.util.Set;
import java.util.function.IntPredicate;

/// A place in a text that only moves forward. The grammars that are read here need one character of
/// look-ahead and a few fixed strings, so there is no separate tokenizer.
public final class TextCursor {

  /// What starts a comment that ends with the line, or is closed by a star and a slash.
  public enum Comment {
    HASH("#"),
    BANG("!"),
    PERCENT("%"),
    SLASHES("//"),
    BLOCK("/*");

    private final String start;

    Comment(String start) {
      this.start = start;
    }
  }

  /// What {@link #peek()} answers at the end.
  public static final int END = -1;

  private final String text;
  private final Comment[] comments;
  private int at;

  public TextCursor(String text, Set<Comment> comments) {
    this.text = text;
    this.comments = comments.toArray(Comment[]::new);
    // A byte order mark is no part of the text.
    this.at = text.startsWith("\uFEFF") ? 1 : 0;
  }

  public int offset() {
    return at;
  }

  public boolean atEnd() {
    return at >= text.length();
  }

  /// The character here, or {@link #END}.
  public int peek() {
    return peek(0);
  }

  public int peek(int ahead) {
    return at + ahead < text.length() ? text.charAt(at + ahead) : END;
  }

  public boolean at(String literal) {
    return text.startsWith(literal, at);
  }

  public void move(int characters) {
    at += characters;
  }

  /// Skips white space and comments.
  public void skip() {
    while (!atEnd() && (skipWhite() || skipComment())) {
      // both move forward
    }
  }

  /// Skips white space and comments up to the end of the line.
  public void skipInLine() {
    while (!atEnd() && !atLineEnd() && (skipWhite() || skipComment())) {
      // both move forward
    }
  }

  public boolean atLineEnd() {
    return peek() == '\n' || peek() == '\r';
  }

  private boolean skipWhite() {
    int c = peek();
    // Most tokens start with plain ASCII: no table is asked for them.
    if (c > ' ' && c < 0x7F) {
      return false;
    }
    if (!Character.isWhitespace(c) && !Character.isSpaceChar(c)) {
      return false;
    }
    at++;
    return true;
  }

  private boolean skipComment() {
    for (Comment comment : comments) {
      if (at(comment.start)) {
        switch (comment) {
          case HASH, BANG, PERCENT, SLASHES -> skipLine();
          case BLOCK -> skipBlock();
        }
        return true;
      }
    }
    return false;
  }

  private void skipLine() {
    while (!atEnd() && !atLineEnd()) {
      at++;
    }
  }

  private void skipBlock() {
    int close = text.indexOf("*/", at + 2);
    if (close < 0) {
      throw error(at, "the comment that starts here does not end; close it with '*/'");
    }
    at = close + 2;
  }

  /// Skips blanks, then `literal` if it is here.
  public boolean accept(String literal) {
    skip();
    if (!at(literal)) {
      return false;
    }
    at += literal.length();
    return true;
  }

  /// As {@link #accept}, but stays in front of the blanks where `literal` does not follow them.
  public boolean acceptAhead(String literal) {
    int start = at;
    boolean accepted = accept(literal);
    at = accepted ? at : start;
    return accepted;
  }

  /// Skips blanks, then `literal`, which must be here.
  public void expect(String literal, String what) {
    if (!accept(literal)) {
      throw expected(what);
    }
  }

  /// The longest run from here of characters that fit, perhaps empty.
  public String run(IntPredicate fits) {
    int start = at;
    while (!atEnd()) {
      int c = text.codePointAt(at);
      if (!fits.test(c)) {
        break;
      }
      at += Character.charCount(c);
    }
    return text.substring(start, at);
  }

  /// The string in double quotes that starts here: `\"` is a quote, `\\` a backslash, a backslash
  /// before a line end joins the lines, and any other backslash is itself.
  public String quoted() {
    int start = at++;
    StringBuilder value = new StringBuilder();
    while (peek() != '"') {
      if (atEnd()) {
        throw error(start, "the quote that starts here does not end; close it with '\"'");
      }
      if (peek() == '\\' && (peek(1) == '"' || peek(1) == '\\')) {
        at++;
      } else if (peek() == '\\' && (peek(1) == '\n' || peek(1) == '\r')) {
        at += peek(1) == '\r' && peek(2) == '\n' ? 3 : 2;
        continue;
      }
      value.append(text.charAt(at++));
    }
    at++;
    return value.toString();
  }

  /// Checks the name of a node that was read from `start`.
  public String name(int start, String name) {
    if (!TextPosition.fits(name)) {
      throw error(start, TextPosition.nameProblem(name));
    }
    return name;
  }

  /// An error that names what stands here instead of what was expected.
  public GraphException expected(String what) {
    return expected(at, what);
  }

  /// An error that names what stands at `start` instead of what was expected.
  public GraphException expected(int start, String what) {
    return error(start, "found " + token(start) + " where " + what + " was expected");
  }

  public GraphException error(int start, String message) {
    return TextPosition.bad(text, start, message);
  }

  private String token(int start) {
    if (start >= text.length()) {
      return "the end of the text";
    }
    int end = start;
    // One more than a message shows is enough to know that it must be cut.
    while (end < text.length()
        && end < start + 64
        && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
      end++;
    }
    return TextPosition.shown(
        end > start ? text.substring(start, end) : Character.toString(text.codePointAt(start)));
  }
}
