package io.causalgym.graph.format;

import io.causalgym.graph.Edge;
import io.causalgym.graph.GraphException;
import io.causalgym.graph.GraphProblem;
import io.causalgym.graph.MixedGraph;

/// Writes lavaan syntax: the edges of a latent node by `=~`, of others by `~`, `<->` by `~~`; a
/// latent node without children as `f =~ 0`, a node without any edge by its variance `X ~~ X`.
///
/// An ADMG without `<->` is read back as a DAG: lavaan has no word for the difference.
final class LavaanWriter {
  private LavaanWriter() {}

  static String write(MixedGraph graph) {
    boolean fits =
        switch (graph.kind()) {
          case DAG, ADMG -> true;
          case CPDAG, MAG, PAG -> false;
        };
    if (!fits) {
      throw new GraphException(
          new GraphProblem.UnsupportedKind(
              graph.kind(),
              "lavaan cannot say a graph of kind "
                  + graph.kind()
                  + "; use dagitty, dot or graphml"));
    }
    StringBuilder text = new StringBuilder();
    for (int node = 0; node < graph.size(); node++) {
      String name = checked(graph.name(node));
      boolean latent = graph.latent().contains(node);
      if (latent && graph.children().degree(node) == 0) {
        text.append(name).append(" =~ 0\n");
      } else if (!latent) {
        text.append(name).append(" ~~ ").append(name).append('\n');
      }
    }
    graph.edges().forEach(edge -> text.append(formula(graph, edge)).append('\n'));
    return text.toString();
  }

  private static String formula(MixedGraph graph, Edge edge) {
    String from = graph.name(edge.from());
    String to = graph.name(edge.to());
    return switch (edge.kind()) {
      case DIRECTED ->
          graph.latent().contains(edge.from()) ? from + " =~ " + to : to + " ~ " + from;
      case BIDIRECTED -> from + " ~~ " + to;
      case UNDIRECTED, CIRCLE_ARROW, CIRCLE_CIRCLE, CIRCLE_TAIL ->
          throw new AssertionError("a graph of kind " + graph.kind() + " has no such edge");
    };
  }

  /// lavaan's names are R's, and have no quotes.
  private static String checked(String name) {
    boolean fits = Character.isLetter(name.codePointAt(0));
    if (!fits || !name.codePoints().allMatch(DotTokens::bare)) {
      throw GraphWriter.unwritable(GraphFormat.LAVAAN, name);
    }
    return name;
  }
}
