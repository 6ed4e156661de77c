package io.causalgym.graph.format;

import io.causalgym.graph.GraphException;
import java.util.EnumSet;
import java.util.Locale;

/// Tells the format of a text by its first words, or else by its first operator.
final class FormatRecognition {
  private FormatRecognition() {}

  /// The format of `text`.
  ///
  /// @throws GraphException that lists the formats if it looks like none
  static GraphFormat recognise(String text) {
    TextCursor cursor = new TextCursor(text, EnumSet.allOf(TextCursor.Comment.class));
    cursor.skip();
    int start = cursor.offset();
    if (cursor.peek() == '<' && cursor.peek(1) != '-') {
      return GraphFormat.GRAPHML;
    }
    String first = cursor.run(DotReader::bare).toLowerCase(Locale.ROOT);
    cursor.skip();
    boolean named = DotReader.bare(cursor.peek()) || cursor.peek() == '"';
    boolean opens = named || cursor.peek() == '{';
    switch (first) {
      case "strict", "graph", "digraph" -> {
        if (opens) {
          return GraphFormat.DOT;
        }
      }
      case "dag", "admg", "pdag", "cpdag", "mag", "pag" -> {
        if (opens) {
          return GraphFormat.DAGITTY;
        }
      }
      case "network", "variable" -> {
        if (opens) {
          return GraphFormat.BIF;
        }
      }
      case "probability" -> {
        if (cursor.peek() == '(') {
          return GraphFormat.BIF;
        }
      }
      default -> {}
    }
    return byOperator(text, start);
  }

  private static GraphFormat byOperator(String text, int start) {
    boolean quoted = false;
    for (int at = start; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && c == '~') {
        return GraphFormat.LAVAAN;
      } else if (!quoted && DotEdge.startsAt(text, at)) {
        return GraphFormat.DAGITTY;
      }
    }
    throw TextPosition.bad(
        text,
        Math.min(start, text.length()),
        "this looks like none of the formats "
            + GraphFormat.labels()
            + "; start with 'dag {', 'digraph {', '<graphml>' or 'network x {', write edges as in"
            + " 'X -> Y' or 'Y ~ X', or name the format");
  }
}
