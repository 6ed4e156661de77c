package io.causalgym.graph.format;

import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.GraphBuilder;
import io.causalgym.graph.GraphException;
import io.causalgym.graph.GraphKind;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.format.GraphDraft.Role;
import io.causalgym.graph.text.SafeXml;
import io.causalgym.graph.text.TextPosition;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// Reads GraphML. An edge is `->` where it or its graph is directed, else `--`, unless its data
/// `causal_edge` says otherwise; a node is called by its data `name`, else by its id, and its data
/// `latent` says that it is not measured. Pairs of directed edges with the description `U`, which
/// the R package causaleffect uses for `<->`, are read as such.
///
/// Document types are refused, so that no entity can expand or reach out. Nested graphs are read as
/// one; hyperedges are refused.
///
/// Source: Brandes et al., "GraphML Progress Report", Graph Drawing 2001 (brandes2002graphml).
/// `O(text)`.
final class GraphMlReader {
  // Deeper than any writer nests.
  private static final int DEEPEST = 100;

  /// An element that is being read, with its data by name.
  private record Element(
      int line, int column, String tag, Map<String, String> attributes, Map<String, String> data) {
    String attribute(String name) {
      return attributes.getOrDefault(name, "");
    }
  }

  /// An edge whose nodes may come later.
  private record Link(Element at, EdgeKind kind) {}

  private final XMLStreamReader xml;
  private final GraphBuilder.Limits limits;
  private final GraphDraft draft;
  private final Map<String, String> nameOfKey = new HashMap<>();

  /// By the tag that a key is for: the values of elements that have none of their own, by name.
  private final Map<String, Map<String, String>> fallbacks = new HashMap<>();

  private final Map<String, String> nameOfId = new HashMap<>();
  private final Map<String, String> idOfName = new HashMap<>();
  private final List<Link> links = new ArrayList<>();
  private final Deque<Element> open = new ArrayDeque<>();
  private final StringBuilder text = new StringBuilder();
  private @Nullable GraphKind kind;
  private boolean graphSeen;

  private GraphMlReader(XMLStreamReader xml, GraphBuilder.Limits limits) {
    this.xml = xml;
    this.limits = limits;
    this.draft = new GraphDraft(limits, false);
  }

  static MixedGraph read(String text, GraphBuilder.Limits limits) {
    try {
      XMLStreamReader xml = SafeXml.reader(text);
      try {
        return new GraphMlReader(xml, limits).document();
      } finally {
        xml.close();
      }
    } catch (XMLStreamException e) {
      throw SafeXml.bad("GraphML", e);
    }
  }

  private MixedGraph document() throws XMLStreamException {
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.DTD -> throw bad("a document type is refused; remove '<!DOCTYPE'");
        case XMLStreamConstants.ENTITY_REFERENCE -> throw bad("an entity is refused; write it out");
        case XMLStreamConstants.START_ELEMENT -> start();
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(xml.getText());
        case XMLStreamConstants.END_ELEMENT -> end();
        default -> {}
      }
    }
    if (!graphSeen) {
      throw bad("the document has no 'graph'; put the nodes and edges into one");
    }
    for (Link link : links) {
      draft.edge(name(link, "source"), name(link, "target"), link.kind());
    }
    return draft.build(kind).graph();
  }

  private void start() {
    Map<String, String> attributes = HashMap.newHashMap(xml.getAttributeCount());
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
    }
    var at = xml.getLocation();
    Element element =
        new Element(
            at.getLineNumber(),
            at.getColumnNumber(),
            xml.getLocalName(),
            attributes,
            new HashMap<>());
    if (open.isEmpty() && !element.tag().equals("graphml")) {
      throw bad("found " + TextPosition.shown(element.tag()) + " where 'graphml' was expected");
    }
    if (open.size() == DEEPEST) {
      throw bad("elements nest deeper than " + DEEPEST + "; write the graph flat");
    }
    switch (element.tag()) {
      case "hyperedge" -> throw bad("a 'hyperedge' has no meaning here; write edges of two nodes");
      case "graph" -> {
        if (graphSeen && open.size() == 1) {
          throw bad("the document has two graphs; send one at a time");
        }
        graphSeen = true;
      }
      default -> {}
    }
    open.push(element);
    text.setLength(0);
  }

  private void end() {
    Element element = open.pop();
    switch (element.tag()) {
      case "key" -> key(element);
      case "default" -> parent().data().put("", text.toString());
      case "data" -> data(element);
      case "node" -> node(element);
      case "edge" -> edge(element);
      case "graph" -> graph(element);
      default -> {}
    }
    text.setLength(0);
  }

  private Element parent() {
    Element parent = open.peek();
    if (parent == null) {
      throw bad("an element stands outside 'graphml'; put it inside");
    }
    return parent;
  }

  private void key(Element element) {
    String name = element.attribute("attr.name");
    nameOfKey.put(element.attribute("id"), name);
    String fallback = element.data().get("");
    if (fallback != null) {
      fallbacks
          .computeIfAbsent(element.attribute("for"), tag -> new HashMap<>())
          .put(name, fallback);
    }
  }

  private void data(Element element) {
    String name = nameOfKey.get(element.attribute("key"));
    if (name == null) {
      throw bad(
          element,
          "the data has key "
              + TextPosition.shown(element.attribute("key"))
              + ", which no 'key' element before declares");
    }
    parent().data().put(name, text.toString());
  }

  /// The data of that name, its default, or empty.
  private String value(Element element, String name) {
    String value = element.data().get(name);
    if (value == null) {
      value = fallbacks.getOrDefault(element.tag(), Map.of()).get(name);
    }
    return value == null ? fallbacks.getOrDefault("all", Map.of()).getOrDefault(name, "") : value;
  }

  private void node(Element element) {
    String id = element.attribute("id");
    String given = value(element, "name");
    String name = given.isEmpty() ? id : given;
    TextPosition.checkName(element.line(), element.column(), name);
    if (nameOfId.put(id, name) != null || idOfName.put(name, id) != null) {
      throw bad(element, "the node " + TextPosition.shown(name) + " is there twice; keep one");
    }
    draft.node(name);
    if (value(element, "latent").strip().equals("true")) {
      draft.role(Role.LATENT, name);
    }
  }

  private void edge(Element element) {
    String written = value(element, "causal_edge").strip();
    if (!written.isEmpty()) {
      EdgeKind kind =
          EdgeKind.ofSymbol(written)
              .orElseThrow(() ->
                  bad(
                      element,
                      "found "
                          + TextPosition.shown(written)
                          + " where '->', '<->', '--', 'o->', 'o-o' or 'o--' was expected"));
      link(element, kind);
      return;
    }
    if (value(element, "description").equals("U")) {
      // Of the two edges, the one that points up the alphabet counts.
      if (element.attribute("source").compareTo(element.attribute("target")) < 0) {
        link(element, EdgeKind.BIDIRECTED);
      }
      return;
    }
    link(element, directed(element) ? EdgeKind.DIRECTED : EdgeKind.UNDIRECTED);
  }

  private void link(Element element, EdgeKind kind) {
    links.add(new Link(element, kind));
    GraphDraft.checkEdges(links.size(), limits);
  }

  private boolean directed(Element edge) {
    String own = edge.attribute("directed");
    if (!own.isEmpty()) {
      return own.equals("true");
    }
    for (Element around : open) {
      if (around.tag().equals("graph")) {
        return !around.attribute("edgedefault").equals("undirected");
      }
    }
    return true;
  }

  private void graph(Element element) {
    String word = value(element, GraphWords.KIND).strip();
    if (!word.isEmpty()) {
      kind = GraphWords.kind(word);
      if (kind == null) {
        throw bad(
            element,
            "found "
                + TextPosition.shown(word)
                + " where dag, admg, cpdag, mag or pag was expected");
      }
    }
  }

  private String name(Link link, String end) {
    String id = link.at().attribute(end);
    String name = nameOfId.get(id);
    if (name == null) {
      throw bad(
          link.at(),
          "the edge has the " + end + " " + TextPosition.shown(id) + ", which is no node's id");
    }
    return name;
  }

  private GraphException bad(String message) {
    var at = xml.getLocation();
    return TextPosition.bad(
        Math.max(1, at.getLineNumber()), Math.max(1, at.getColumnNumber()), message);
  }

  private static GraphException bad(Element at, String message) {
    return TextPosition.bad(Math.max(1, at.line()), Math.max(1, at.column()), message);
  }
}
