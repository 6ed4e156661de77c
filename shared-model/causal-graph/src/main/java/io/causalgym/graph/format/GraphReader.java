package io.causalgym.graph.format;

import io.causalgym.graph.GraphBuilder;
import io.causalgym.graph.GraphException;
import io.causalgym.graph.GraphProblem;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.text.TextPosition;
import org.jspecify.annotations.Nullable;

/// Reads a graph from text in any of the {@link GraphFormat}s.
///
/// Every reader takes time linear in the text, whatever the text is: none backtracks, none uses a
/// regular expression, and none recurses deeper than a fixed nesting, so that a hostile text ends
/// in an error and not in a dead thread.
public final class GraphReader {
  private GraphReader() {}

  /// The graph that `text` describes.
  ///
  /// @param forced the format to read it as; recognised where absent
  /// @throws GraphException with {@link GraphProblem.BadText} where the text breaks its grammar or
  ///   no format is recognised, and with what {@link GraphBuilder} finds wrong with the graph
  public static MixedGraph read(
      String text, @Nullable GraphFormat forced, GraphBuilder.Limits limits) {
    return readDocument(text, forced, limits).graph();
  }

  /// The graph that `text` describes, with the roles of its nodes. Otherwise as {@link #read}.
  public static GraphDocument readDocument(
      String text, @Nullable GraphFormat forced, GraphBuilder.Limits limits) {
    int nul = text.indexOf('\0');
    if (nul >= 0) {
      throw TextPosition.bad(text, nul, "a graph is text, but here is the character U+0000");
    }
    GraphFormat format = forced != null ? forced : FormatRecognition.recognise(text);
    return switch (format) {
      case DAGITTY -> DotReader.readDagitty(text, limits);
      case DOT -> DotReader.readDot(text, limits);
      case GRAPHML -> GraphDocument.of(GraphMlReader.read(text, limits));
      case BIF -> GraphDocument.of(BifReader.read(text, limits));
      case LAVAAN -> GraphDocument.of(LavaanReader.read(text, limits));
    };
  }
}
