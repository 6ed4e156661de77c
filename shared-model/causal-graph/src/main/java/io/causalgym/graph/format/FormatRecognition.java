package io.causalgym.graph.format;

import io.causalgym.graph.GraphException;
import io.causalgym.graph.text.TextCursor;
import io.causalgym.graph.text.TextPosition;
import java.util.EnumSet;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Tells the format of a text by its first words, or else by its first operator.
final class FormatRecognition {
  private FormatRecognition() {}

  /// The format of `text`.
  ///
  /// @throws GraphException that lists the formats if it looks like none
  static GraphFormat recognise(String text) {
    TextCursor cursor =
        new TextCursor(
            text,
            EnumSet.of(
                TextCursor.Comment.HASH,
                TextCursor.Comment.BANG,
                TextCursor.Comment.SLASHES,
                TextCursor.Comment.BLOCK));
    cursor.skip();
    int start = cursor.offset();
    if (cursor.peek() == '<' && cursor.peek(1) != '-') {
      return GraphFormat.GRAPHML;
    }
    String first = cursor.run(DotTokens::bare).toLowerCase(Locale.ROOT);
    cursor.skip();
    GraphFormat format = byFirstWord(first, cursor.peek());
    return format != null ? format : byOperator(text, start);
  }

  /// @param next the character after the word: a keyword may also be the name of a node
  private static @Nullable GraphFormat byFirstWord(String first, int next) {
    boolean opens = next == '{' || next == '"' || DotTokens.bare(next);
    return switch (first) {
      case "strict", "graph", "digraph" -> opens ? GraphFormat.DOT : null;
      case "dag", "admg", "pdag", "cpdag", "mag", "pag" -> opens ? GraphFormat.DAGITTY : null;
      case "network", "variable" -> opens ? GraphFormat.BIF : null;
      case "probability" -> next == '(' ? GraphFormat.BIF : null;
      default -> null;
    };
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
