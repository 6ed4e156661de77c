package io.causalgym.model.network.format;

import javax.xml.stream.Location;

/// Where in the text the tags stand that an XML parser reads one after the other. The JDK's parser
/// counts lines and columns right but loses count of characters in long texts and behind document
/// types. All calls together take one pass over the text.
final class XmlPlaces {
  private final String text;
  private int line = 1;
  private int lineStart;

  XmlPlaces(String text) {
    this.text = text;
    this.lineStart = text.startsWith("\uFEFF") ? 1 : 0;
  }

  /// The offset of the tag behind which the parser stands; locations must not go back.
  int tag(Location behind) {
    while (line < behind.getLineNumber() && lineStart < text.length()) {
      char c = text.charAt(lineStart++);
      boolean half = c == '\r' && lineStart < text.length() && text.charAt(lineStart) == '\n';
      line += (c == '\n' || c == '\r') && !half ? 1 : 0;
    }
    int end = Math.min(lineStart + Math.max(0, behind.getColumnNumber() - 1), text.length());
    return Math.max(0, text.lastIndexOf('<', end - 1));
  }
}
