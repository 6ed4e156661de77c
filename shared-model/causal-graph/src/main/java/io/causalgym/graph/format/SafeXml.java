package io.causalgym.graph.format;

import io.causalgym.graph.GraphException;
import java.io.StringReader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// The JDK's streaming XML reader with everything off that fetches or expands.
final class SafeXml {
  private static final int SHOWN = 160;

  private SafeXml() {}

  static XMLStreamReader reader(String text) throws XMLStreamException {
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

  /// The parser's error with its position, shortened to its first line.
  static GraphException bad(XMLStreamException e) {
    String message = String.valueOf(e.getMessage());
    int said = message.indexOf("Message: ");
    String reason =
        (said < 0 ? message : message.substring(said + 9)).lines().findFirst().orElse("");
    String shown = reason.length() > SHOWN ? reason.substring(0, SHOWN) + "..." : reason;
    var at = e.getLocation();
    int line = at == null ? 1 : Math.max(1, at.getLineNumber());
    int column = at == null ? 1 : Math.max(1, at.getColumnNumber());
    return TextPosition.bad(line, column, "this is no well-formed GraphML: " + shown);
  }
}
