package io.causalgym.graph.interchange;

import io.causalgym.graph.EdgeKind;

/// An edge of a JGraphT graph with its kind; the mark `kind.atFrom()` is at the source. Edges are
/// themselves only, as JGraphT asks for.
public final class MarkedEdge {
  private final EdgeKind kind;

  public MarkedEdge(EdgeKind kind) {
    this.kind = kind;
  }

  public EdgeKind kind() {
    return kind;
  }

  @Override
  public String toString() {
    return kind.symbol();
  }
}
