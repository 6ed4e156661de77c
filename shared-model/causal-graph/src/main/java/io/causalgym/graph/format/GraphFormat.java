package io.causalgym.graph.format;

import io.causalgym.graph.GraphException;
import io.causalgym.graph.GraphProblem;
import java.util.Arrays;
import java.util.stream.Collectors;

/// The text forms of a graph.
public enum GraphFormat {
  DAGITTY("dagitty"),
  DOT("dot"),
  GRAPHML("graphml"),
  BIF("bif"),
  LAVAAN("lavaan");

  private final String label;

  GraphFormat(String label) {
    this.label = label;
  }

  /// The name on the wire, such as `dagitty`.
  public String label() {
    return label;
  }

  /// The format with this name.
  ///
  /// @throws GraphException with {@link GraphProblem.BadQuestion} that lists the names
  public static GraphFormat ofLabel(String label) {
    for (GraphFormat format : values()) {
      if (format.label.equals(label)) {
        return format;
      }
    }
    throw new GraphException(
        new GraphProblem.BadQuestion(
            "format", "there is no format '" + label + "'; use one of " + labels()));
  }

  /// All names, for messages.
  static String labels() {
    return Arrays.stream(values()).map(GraphFormat::label).collect(Collectors.joining(", "));
  }
}
