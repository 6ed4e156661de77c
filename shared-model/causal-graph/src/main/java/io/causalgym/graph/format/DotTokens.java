package io.causalgym.graph.format;

import io.causalgym.graph.text.TextCursor;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// The words, strings and attribute lists that DOT and DAGitty share.
final class DotTokens {
  private final TextCursor cursor;

  DotTokens(TextCursor cursor) {
    this.cursor = cursor;
  }

  /// Whether a character may stand in a name without quotes.
  static boolean bare(int c) {
    return c == '_'
        || c == '.'
        || Character.isLetterOrDigit(c)
        || Character.getType(c) == Character.NON_SPACING_MARK;
  }

  /// Whether a name must stand in quotes because it means something without.
  static boolean keyword(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "graph", "digraph", "subgraph", "node", "edge", "strict" -> true;
      default -> false;
    };
  }

  /// Any number of `[key=value, key; key]`, perhaps none.
  Map<String, String> attributes() {
    Map<String, String> attributes = new HashMap<>();
    while (cursor.accept("[")) {
      while (!cursor.accept("]")) {
        if (cursor.peek() != '"' && !bare(cursor.peek())) {
          throw cursor.expected("an attribute or ']'");
        }
        String key = id();
        attributes.put(key, cursor.accept("=") ? value() : "true");
        if (!cursor.accept(",")) {
          cursor.accept(";");
        }
      }
    }
    return attributes;
  }

  /// A word, a number, a quoted or an HTML string.
  String value() {
    cursor.skip();
    if (cursor.peek() == '<') {
      return html();
    }
    if (cursor.peek() == '-' || cursor.peek() == '+') {
      cursor.move(1);
    }
    return id();
  }

  private String html() {
    int start = cursor.offset();
    int open = 0;
    do {
      int c = cursor.peek();
      if (c == TextCursor.END) {
        throw cursor.error(start, "the '<' that starts here does not end; close it with '>'");
      }
      open += c == '<' ? 1 : c == '>' ? -1 : 0;
      cursor.move(1);
    } while (open > 0);
    return "";
  }

  /// A word, or quoted strings joined by `+`.
  String id() {
    if (cursor.peek() != '"') {
      String word = cursor.run(DotTokens::bare);
      if (word.isEmpty()) {
        throw cursor.expected("a word or a quoted string");
      }
      return word;
    }
    StringBuilder joined = new StringBuilder(cursor.quoted());
    while (cursor.accept("+")) {
      cursor.skip();
      if (cursor.peek() != '"') {
        throw cursor.expected("a quoted string");
      }
      joined.append(cursor.quoted());
    }
    return joined.toString();
  }
}
