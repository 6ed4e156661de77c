package io.causalgym.graph.format;

import io.causalgym.graph.Edge;
import io.causalgym.graph.GraphBuilder.Limits;
import io.causalgym.graph.GraphException;
import io.causalgym.graph.GraphProblem;
import io.causalgym.graph.MixedGraph;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;

/// Short forms for tests of readers.
final class FormatTexts {
  private FormatTexts() {}

  /// The edges of a text, as `A -> B`, sorted by name.
  static List<String> edges(String text, @Nullable GraphFormat format) {
    MixedGraph graph = GraphReader.read(text, format, Limits.DEFAULT);
    return graph.edges().stream().map(edge -> text(graph, edge)).toList();
  }

  static String text(MixedGraph graph, Edge edge) {
    return graph.name(edge.from()) + " " + edge.kind().symbol() + " " + graph.name(edge.to());
  }

  /// What is wrong with a text that breaks its grammar.
  static GraphProblem.BadText problem(String text, @Nullable GraphFormat format) {
    GraphException thrown =
        Assertions.catchThrowableOfType(
            GraphException.class, () -> GraphReader.read(text, format, Limits.DEFAULT));
    Assertions.assertThat(thrown).as(text).isNotNull();
    Assertions.assertThat(thrown.problem()).isInstanceOf(GraphProblem.BadText.class);
    return (GraphProblem.BadText) thrown.problem();
  }
}
