package io.causalgym.graph.format;

import io.causalgym.graph.Edge;
import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.MixedGraph;

/// Writes GraphML as {@link GraphMlReader} describes it. Ids are numbers of nodes, since a name
/// need not be an XML token.
final class GraphMlWriter {
  private static final String HEAD =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
        <key id="name" for="node" attr.name="name" attr.type="string"/>
        <key id="latent" for="node" attr.name="latent" attr.type="boolean"/>
        <key id="edge" for="edge" attr.name="causal_edge" attr.type="string"/>
        <key id="kind" for="graph" attr.name="causal_kind" attr.type="string"/>
        <graph edgedefault="directed">
      """;

  private GraphMlWriter() {}

  static String write(MixedGraph graph) {
    StringBuilder text = new StringBuilder(HEAD);
    text.append("    <data key=\"kind\">").append(GraphWords.word(graph.kind()));
    text.append("</data>\n");
    for (int node = 0; node < graph.size(); node++) {
      text.append("    <node id=\"n").append(node).append("\"><data key=\"name\">");
      escape(graph.name(node), text);
      text.append("</data>");
      if (graph.latent().contains(node)) {
        text.append("<data key=\"latent\">true</data>");
      }
      text.append("</node>\n");
    }
    graph.edges().forEach(edge -> edge(edge, text));
    return text.append("  </graph>\n</graphml>\n").toString();
  }

  private static void edge(Edge edge, StringBuilder text) {
    text.append("    <edge source=\"n").append(edge.from());
    text.append("\" target=\"n").append(edge.to()).append('"');
    if (edge.kind().symmetric()) {
      text.append(" directed=\"false\"");
    }
    if (edge.kind() == EdgeKind.DIRECTED) {
      text.append("/>\n");
    } else {
      text.append("><data key=\"edge\">");
      escape(edge.kind().symbol(), text);
      text.append("</data></edge>\n");
    }
  }

  /// A line end or tab goes as a number, since XML readers change them.
  private static void escape(String value, StringBuilder text) {
    for (int at = 0; at < value.length(); at += Character.charCount(value.codePointAt(at))) {
      int c = value.codePointAt(at);
      switch (c) {
        case '<' -> text.append("&lt;");
        case '>' -> text.append("&gt;");
        case '&' -> text.append("&amp;");
        case '\t', '\n', '\r' -> text.append("&#").append(c).append(';');
        default -> {
          boolean allowed = c >= 0x20 && (c < 0xD800 || c > 0xDFFF) && c != 0xFFFE && c != 0xFFFF;
          if (!allowed) {
            throw GraphWriter.unwritable(GraphFormat.GRAPHML, value);
          }
          text.appendCodePoint(c);
        }
      }
    }
  }
}
