package io.causalgym.graph;

/// An edge between two nodes, by index. Edges of a symmetric kind are kept with `from < to`.
///
/// @param from the first node, whose mark is `kind.atFrom()`
/// @param to the second node, whose mark is `kind.atTo()`
public record Edge(int from, int to, EdgeKind kind) implements Comparable<Edge> {

  /// The same edge in its kept form.
  public Edge canonical() {
    return kind.symmetric() && from > to ? new Edge(to, from, kind) : this;
  }

  @Override
  public int compareTo(Edge other) {
    int order = Integer.compare(from, other.from);
    order = order != 0 ? order : Integer.compare(to, other.to);
    return order != 0 ? order : kind.compareTo(other.kind);
  }
}
