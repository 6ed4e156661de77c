package io.causalgym.graph.text;

import io.causalgym.graph.GraphException;
import java.io.StringReader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// The JDK's streaming XML reader with everything off that fetches or expands.
public final class SafeXml {
  private static final int SHOWN = 160;

  private SafeXml() {}

  /// A reader of `text`.
  ///
  /// @throws GraphException where there is a character that XML does not have: in a document type
  ///   the JDK's parser would look for a message that it lacks, and throw what nobody expects
  public static XMLStreamReader reader(String text) throws XMLStreamException {
    checkCharacters(text);
    // The JDK's own, whatever else is on the class path: its settings are the ones tested here.
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setXMLResolver((publicId, systemId, base, namespace) -> {
      throw new XMLStreamException("nothing outside the text is read");
    });
    int start = text.startsWith("\uFEFF") ? 1 : 0;
    return factory.createXMLStreamReader(new StringReader(text.substring(start)));
  }

  private static void checkCharacters(String text) {
    int c;
    for (int at = 0; at < text.length(); at += Character.charCount(c)) {
      c = text.codePointAt(at);
      if (!character(c)) {
        throw TextPosition.bad(
            text, at, String.format("XML has no character U+%04X; remove it", c));
      }
    }
  }

  /// Whether XML 1.0 has the character (production 2): a half of a surrogate pair is none.
  public static boolean character(int c) {
    return c >= ' '
        ? c < Character.MIN_SURROGATE || (c > Character.MAX_SURROGATE && c != 0xFFFE && c != 0xFFFF)
        : c == '\t' || c == '\n' || c == '\r';
  }

  /// The parser's error with its position, shortened to its first line.
  ///
  /// @param language such as `GraphML`
  public static GraphException bad(String language, XMLStreamException e) {
    String message = String.valueOf(e.getMessage());
    int said = message.indexOf("Message: ");
    String reason =
        (said < 0 ? message : message.substring(said + 9)).lines().findFirst().orElse("");
    String shown = reason.length() > SHOWN ? reason.substring(0, SHOWN) + "..." : reason;
    var at = e.getLocation();
    int line = at == null ? 1 : Math.max(1, at.getLineNumber());
    int column = at == null ? 1 : Math.max(1, at.getColumnNumber());
    return TextPosition.bad(line, column, "this is no well-formed " + language + ": " + shown);
  }
}
