package io.causalgym.graph.format;

import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.GraphException;
import io.causalgym.graph.GraphProblem;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.text.TextPosition;

/// Writes a graph as text that {@link GraphReader} reads back as an equal graph.
public final class GraphWriter {
  private GraphWriter() {}

  /// The graph in that format, nodes and edges ascending.
  ///
  /// @throws GraphException if the format cannot say it: BIF needs probabilities, lavaan has no
  ///   undirected edges, circles or names with blanks, and no format has a blank name
  public static String write(MixedGraph graph, GraphFormat format) {
    for (String name : graph.names()) {
      if (!TextPosition.fits(name) || name.indexOf('\0') >= 0) {
        throw unwritable(format, name);
      }
    }
    return switch (format) {
      case DAGITTY -> dagitty(graph);
      case DOT -> dot(graph);
      case GRAPHML -> GraphMlWriter.write(graph);
      case LAVAAN -> LavaanWriter.write(graph);
      case BIF ->
          throw new GraphException(
              new GraphProblem.BadQuestion(
                  "format",
                  "bif cannot be written from a graph alone, since it needs the probabilities; use"
                      + " dagitty, dot, graphml or lavaan"));
    };
  }

  static GraphException unwritable(GraphFormat format, String name) {
    return new GraphException(
        new GraphProblem.BadQuestion(
            "format",
            "the name "
                + TextPosition.shown(name)
                + " cannot be written in "
                + format.label()
                + "; rename the node or use another format"));
  }

  private static String dagitty(MixedGraph graph) {
    StringBuilder text = new StringBuilder();
    boolean bidirected =
        graph.edges().stream().anyMatch(edge -> edge.kind() == EdgeKind.BIDIRECTED);
    switch (graph.kind()) {
      case DAG -> text.append("dag {\n");
      // `dag` without `<->` would be read as a DAG.
      case ADMG -> text.append("dag {\n").append(bidirected ? "" : kindOption(graph));
      case CPDAG -> text.append("pdag {\n");
      case MAG -> text.append("mag {\n");
      case PAG -> text.append("pag {\n");
    }
    for (int node = 0; node < graph.size(); node++) {
      text.append(quoted(graph.name(node)));
      text.append(graph.latent().contains(node) ? " [latent]\n" : "\n");
    }
    graph
        .edges()
        .forEach(edge ->
            text.append(quoted(graph.name(edge.from())))
                .append(' ')
                .append(DotEdge.symbol(edge.kind()))
                .append(' ')
                .append(quoted(graph.name(edge.to())))
                .append('\n'));
    return text.append("}\n").toString();
  }

  private static String dot(MixedGraph graph) {
    StringBuilder text = new StringBuilder("digraph {\n").append(kindOption(graph));
    for (int node = 0; node < graph.size(); node++) {
      text.append("  ").append(quoted(graph.name(node)));
      text.append(graph.latent().contains(node) ? " [latent=true, style=dashed];\n" : ";\n");
    }
    graph
        .edges()
        .forEach(edge ->
            text.append("  ")
                .append(quoted(graph.name(edge.from())))
                .append(" -> ")
                .append(quoted(graph.name(edge.to())))
                .append(drawn(edge.kind()))
                .append(";\n"));
    return text.append("}\n").toString();
  }

  private static String drawn(EdgeKind kind) {
    return switch (kind) {
      case DIRECTED -> "";
      case BIDIRECTED -> " [dir=both]";
      case UNDIRECTED -> " [dir=none]";
      case CIRCLE_ARROW -> " [dir=both, arrowtail=odot]";
      case CIRCLE_CIRCLE -> " [dir=both, arrowtail=odot, arrowhead=odot]";
      case CIRCLE_TAIL -> " [dir=back, arrowtail=odot]";
    };
  }

  private static String kindOption(MixedGraph graph) {
    return "  " + GraphWords.KIND + "=" + GraphWords.word(graph.kind()) + ";\n";
  }

  /// The name, in quotes unless every reader takes it without: DOT has no names that start with a
  /// digit and go on with letters, and both languages have words of their own.
  private static String quoted(String name) {
    boolean plain = Character.isLetter(name.charAt(0)) && !DotTokens.keyword(name);
    for (int at = 0; plain && at < name.length(); at++) {
      char c = name.charAt(at);
      plain = c == '_' || (c < 128 && Character.isLetterOrDigit(c));
    }
    return plain ? name : '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
