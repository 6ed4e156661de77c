package io.causalgym.graph.equivalence;

import io.causalgym.graph.GraphException;
import io.causalgym.graph.GraphKind;
import io.causalgym.graph.GraphProblem;
import io.causalgym.graph.MixedGraph;
import java.util.Optional;
import java.util.TreeSet;

/// Orients the undirected edges of a partially directed graph into a DAG with the same adjacencies,
/// directed edges and unshielded colliders: for a CPDAG, a member of its class.
///
/// Source: Dor and Tarsi, "A simple algorithm to construct a consistent extension of a partially
/// oriented graph", technical report R-185, UCLA Cognitive Systems Laboratory, 1992. Sinks are
/// removed smallest first; a node is looked at again only when a neighbour was removed, hence `O(E
/// d^2 log d)` for the largest degree `d`.
public final class ConsistentExtension {
  private final Orientation orientation;
  private final boolean[] removed;

  private ConsistentExtension(Orientation orientation) {
    this.orientation = orientation;
    this.removed = new boolean[orientation.graph().size()];
  }

  /// A DAG that extends `graph`, always the same; empty if there is none.
  ///
  /// @throws GraphException with {@link GraphProblem.UnsupportedKind} if it is no DAG or CPDAG
  public static Optional<MixedGraph> of(MixedGraph graph) {
    Orientation orientation = new Orientation(graph);
    return new ConsistentExtension(orientation).removeSinks()
        ? Optional.of(orientation.toGraph(GraphKind.DAG))
        : Optional.empty();
  }

  private boolean removeSinks() {
    TreeSet<Integer> candidates = new TreeSet<>();
    for (int node = 0; node < removed.length; node++) {
      candidates.add(node);
    }
    int left = removed.length;
    for (Integer next = candidates.pollFirst(); next != null; next = candidates.pollFirst()) {
      int node = next;
      if (!removed[node] && isSink(node)) {
        removed[node] = true;
        left--;
        for (int at = orientation.start(node); at < orientation.end(node); at++) {
          if (!removed[orientation.target(at)]) {
            candidates.add(orientation.target(at));
          }
        }
        pointInto(node);
      }
    }
    return left == 0;
  }

  /// No edge leaves the node, and each of its undirected neighbours is adjacent to all its other
  /// neighbours, so that pointing it into the node makes no new unshielded collider.
  private boolean isSink(int node) {
    for (int at = orientation.start(node); at < orientation.end(node); at++) {
      int other = orientation.target(at);
      if (removed[other]) {
        continue;
      }
      boolean blocks =
          orientation.direction(at) == Orientation.OUT
              || (orientation.direction(at) == Orientation.UNDIRECTED
                  && !adjacentToAllAround(other, node));
      if (blocks) {
        return false;
      }
    }
    return true;
  }

  private boolean adjacentToAllAround(int neighbour, int node) {
    for (int at = orientation.start(node); at < orientation.end(node); at++) {
      int other = orientation.target(at);
      if (other != neighbour && !removed[other] && !orientation.adjacent(neighbour, other)) {
        return false;
      }
    }
    return true;
  }

  /// Directs what is undirected at a node towards it.
  private void pointInto(int node) {
    for (int at = orientation.start(node); at < orientation.end(node); at++) {
      if (orientation.direction(at) == Orientation.UNDIRECTED && !removed[orientation.target(at)]) {
        orientation.orient(orientation.target(at), node);
      }
    }
  }
}
