package io.causalgym.model.network.format;

import io.causalgym.graph.GraphException;
import io.causalgym.graph.text.SafeXml;
import io.causalgym.graph.text.TextPosition;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.StringTokenizer;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// Reads XMLBIF 0.3. Numbers count through the first parent slowest and the variable itself
/// fastest. The document type that most files carry is passed over unread; entities other than
/// XML's own five are refused. Decision and utility variables are refused.
///
/// Source: Cozman, "The Interchange Format for Bayesian Networks", XMLBIF 0.3, 1998
/// (cozman1998bif). `O(text)`.
final class XmlBifReader {
  // Properties may nest, but not without end.
  private static final int DEEPEST = 100;

  /// A text with the place where its element starts.
  private record Word(int offset, String text) {}

  /// A definition, whose variables may be declared later.
  private record Definition(int offset, List<Word> variables, List<Word> parents, Word table) {}

  private final String text;
  private final XMLStreamReader xml;
  private final XmlPlaces places;
  private final NetworkDraft draft;
  private final Deque<String> open = new ArrayDeque<>();
  private final StringBuilder content = new StringBuilder();
  private final List<Definition> definitions = new ArrayList<>();

  /// Where the innermost element starts.
  private int offset;

  /// Where the variable or the definition that is being read starts.
  private int block;

  private @Nullable Word name;
  private StateLabels states;
  private List<Word> variables = new ArrayList<>();
  private List<Word> parents = new ArrayList<>();
  private @Nullable Word table;

  private XmlBifReader(String text, XMLStreamReader xml, NetworkDraft draft) {
    this.text = text;
    this.xml = xml;
    this.draft = draft;
    this.places = new XmlPlaces(text);
    this.states = new StateLabels(text);
  }

  static void read(String text, NetworkDraft draft) {
    try {
      XMLStreamReader xml = SafeXml.reader(text);
      try {
        new XmlBifReader(text, xml, draft).document();
      } finally {
        xml.close();
      }
    } catch (XMLStreamException e) {
      throw SafeXml.bad("XMLBIF", e);
    }
  }

  private void document() throws XMLStreamException {
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.ENTITY_REFERENCE ->
            throw error(place(), "an entity is refused; write it out");
        case XMLStreamConstants.START_ELEMENT -> start();
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
            content.append(xml.getText());
        case XMLStreamConstants.END_ELEMENT -> end();
        default -> {}
      }
    }
    for (Definition definition : definitions) {
      define(definition);
    }
  }

  private void start() {
    String tag = xml.getLocalName().toUpperCase(Locale.ROOT);
    offset = place();
    String around = open.isEmpty() ? "" : open.getFirst();
    if (!around.equals("PROPERTY") && !belongs(tag, around)) {
      throw error(
          offset,
          "found the element "
              + TextPosition.shown(tag)
              + (around.isEmpty() ? " where 'BIF' was expected" : " inside '" + around + "'"));
    }
    if (open.size() == DEEPEST) {
      throw error(offset, "elements nest deeper than " + DEEPEST + "; write them flat");
    }
    if (tag.equals("VARIABLE") || tag.equals("DEFINITION")) {
      begin(tag);
    }
    open.push(around.equals("PROPERTY") ? around : tag);
    content.setLength(0);
  }

  private static boolean belongs(String tag, String around) {
    return switch (around) {
      case "" -> tag.equals("BIF");
      case "BIF" -> tag.equals("NETWORK");
      case "NETWORK" -> List.of("NAME", "PROPERTY", "VARIABLE", "DEFINITION").contains(tag);
      case "VARIABLE" -> List.of("NAME", "PROPERTY", "OUTCOME").contains(tag);
      case "DEFINITION" -> List.of("FOR", "GIVEN", "TABLE", "PROPERTY").contains(tag);
      default -> false;
    };
  }

  private void begin(String tag) {
    block = offset;
    name = null;
    states = new StateLabels(text);
    variables = new ArrayList<>();
    parents = new ArrayList<>();
    table = null;
    String type = xml.getAttributeValue(null, "TYPE");
    if (tag.equals("VARIABLE") && type != null && !type.equals("nature")) {
      throw error(
          offset,
          "the variable is of the type "
              + TextPosition.shown(type)
              + "; a Bayesian network has those of the type 'nature' only, leave it out");
    }
  }

  private void end() {
    Word word = new Word(offset, content.toString().strip());
    switch (open.pop()) {
      case "NAME" -> name = word;
      case "OUTCOME" -> states.add(offset, word.text());
      case "FOR" -> variables.add(word);
      case "GIVEN" -> parents.add(word);
      case "TABLE" -> numbers(word);
      case "VARIABLE" -> {
        if (name == null) {
          throw error(block, "the variable has no 'NAME'; give one");
        }
        draft.declare(block, name.text(), states);
      }
      case "DEFINITION" -> {
        if (table == null) {
          throw error(block, "the definition has no 'TABLE'; give its numbers");
        }
        definitions.add(new Definition(block, variables, parents, table));
      }
      default -> {}
    }
    content.setLength(0);
  }

  private void numbers(Word word) {
    if (table != null) {
      throw error(offset, "the definition has two elements 'TABLE'; keep one");
    }
    table = word;
  }

  private void define(Definition definition) {
    if (definition.variables().size() != 1) {
      throw error(
          definition.offset(),
          "the definition is for " + definition.variables().size() + " variables; give one 'FOR'");
    }
    DraftVariable child = declared(definition.variables().getFirst());
    List<DraftVariable> around = definition.parents().stream().map(this::declared).toList();
    int at = definition.table().offset();
    DraftTable rows = draft.table(at, child, around, false);
    StringTokenizer words = new StringTokenizer(definition.table().text());
    int count = 0;
    for (; words.hasMoreTokens() && count < rows.values().length; count++) {
      double number = Numbers.read(text, at, words.nextToken());
      rows.put(count / child.card(), count % child.card(), number);
    }
    if (count < rows.values().length || words.hasMoreTokens()) {
      throw error(
          at,
          "there are "
              + (count + words.countTokens())
              + " numbers where "
              + TextPosition.shown(child.name())
              + " and its parents make "
              + rows.values().length
              + "; give one for each");
    }
    rows.closeAll(at);
  }

  private DraftVariable declared(Word word) {
    return draft.declared(word.offset(), word.text());
  }

  private int place() {
    return places.tag(xml.getLocation());
  }

  private GraphException error(int at, String message) {
    return TextPosition.bad(text, at, message);
  }
}
