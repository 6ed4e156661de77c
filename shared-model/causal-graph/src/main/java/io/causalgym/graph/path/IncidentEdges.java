package io.causalgym.graph.path;

import io.causalgym.graph.Edge;
import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.Mark;
import io.causalgym.graph.MixedGraph;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// The edges at each node, of all kinds, as indices into the graph's edge list, ordered by the
/// other end and then the kind; `O(V + E log E)` to build.
final class IncidentEdges {
  private final List<Edge> edges;
  private final int[] offsets;
  private final int[] incident;
  // By position, so that the search reads arrays only: `2 * other end + (1 if an arrowhead there)`.
  private final int[] entered;
  private final boolean[] arrowHere;
  private final boolean[] outgoing;

  IncidentEdges(MixedGraph graph) {
    this.edges = graph.edges();
    this.offsets = new int[graph.size() + 1];
    for (Edge edge : edges) {
      offsets[edge.from() + 1]++;
      offsets[edge.to() + 1]++;
    }
    for (int node = 0; node < graph.size(); node++) {
      offsets[node + 1] += offsets[node];
    }
    this.incident = new int[2 * edges.size()];
    this.entered = new int[2 * edges.size()];
    this.arrowHere = new boolean[2 * edges.size()];
    this.outgoing = new boolean[2 * edges.size()];
    fill();
    for (int node = 0; node < graph.size(); node++) {
      for (int position = start(node); position < end(node); position++) {
        describe(node, position);
      }
    }
  }

  private void describe(int node, int position) {
    int index = incident[position];
    int other = other(index, node);
    entered[position] = 2 * other + (arrowAt(index, other) ? 1 : 0);
    arrowHere[position] = arrowAt(index, node);
    outgoing[position] = edge(index).kind() == EdgeKind.DIRECTED && edge(index).from() == node;
  }

  /// Once in the order of the far ends, so that each node's row comes out in that order.
  private void fill() {
    int count = edges.size();
    int[] next = offsets.clone();
    // Index i < count stands for the edge seen from its `from`, i >= count from its `to`.
    Comparator<Integer> order =
        Comparator.<Integer>comparingInt(i -> far(i, count))
            .thenComparing(i -> edges.get(i % count).kind());
    IntStream.range(0, 2 * count)
        .boxed()
        .sorted(order)
        .forEach(i -> incident[next[near(i, count)]++] = i % count);
  }

  private int far(int i, int count) {
    return i < count ? edges.get(i).to() : edges.get(i - count).from();
  }

  private int near(int i, int count) {
    return i < count ? edges.get(i).from() : edges.get(i - count).to();
  }

  int start(int node) {
    return offsets[node];
  }

  int end(int node) {
    return offsets[node + 1];
  }

  /// The index of the edge at a position between `start` and `end`.
  int at(int position) {
    return incident[position];
  }

  Edge edge(int index) {
    return edges.get(index);
  }

  int other(int index, int node) {
    Edge edge = edges.get(index);
    return edge.from() == node ? edge.to() : edge.from();
  }

  boolean arrowAt(int index, int node) {
    Edge edge = edges.get(index);
    EdgeKind kind = edge.kind();
    return (edge.from() == node ? kind.atFrom() : kind.atTo()) == Mark.ARROW;
  }

  /// The state in which the edge at a position enters its other end.
  int entered(int position) {
    return entered[position];
  }

  /// Whether the edge at a position has an arrowhead at the node it is listed under.
  boolean arrowHere(int position) {
    return arrowHere[position];
  }

  /// Whether the edge at a position is `node -> other`.
  boolean outgoing(int position) {
    return outgoing[position];
  }
}
