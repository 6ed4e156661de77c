package io.causalgym.model.network.format;

import io.causalgym.graph.GraphException;
import io.causalgym.graph.text.TextCursor;
import io.causalgym.graph.text.TextCursor.Comment;
import java.util.EnumSet;

/// Tells the format of a text by its first word.
final class FormatRecognition {
  private FormatRecognition() {}

  /// The format of `text`.
  ///
  /// @throws GraphException that lists the formats if it looks like none
  static NetworkFormat recognise(String text) {
    TextCursor cursor =
        new TextCursor(text, EnumSet.of(Comment.PERCENT, Comment.SLASHES, Comment.BLOCK));
    cursor.skip();
    if (cursor.peek() == '<') {
      return NetworkFormat.XMLBIF;
    }
    int start = cursor.offset();
    String word = cursor.run(Character::isLetter);
    return switch (word) {
      case "network", "variable", "probability" -> NetworkFormat.BIF;
      case "BAYES", "MARKOV" -> NetworkFormat.UAI;
      case "net", "class", "node", "discrete", "continuous", "decision", "utility", "potential" ->
          NetworkFormat.NET;
      default ->
          throw cursor.error(
              start,
              "this looks like none of the formats "
                  + NetworkFormat.labels()
                  + "; start with 'network x {', '<BIF>', 'BAYES' or 'net {', or name the format");
    };
  }
}
