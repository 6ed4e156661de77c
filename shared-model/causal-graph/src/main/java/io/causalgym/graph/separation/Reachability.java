package io.causalgym.graph.separation;

import io.causalgym.graph.Adjacency;
import io.causalgym.graph.Edge;
import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.NodeSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// Breadth-first search over (node, whether it was entered through an arrowhead), `O(V + E)`.
///
/// A walk passes a node as a collider where the node is in `opens`, and as a non-collider where it
/// is not in `given`. A node of `given` can thus be reached and not be passed.
///
/// A shortest open walk visits no node twice if `opens` holds all ancestors (along kept edges) of
/// its members. Take a walk with two visits of `v` and leave out what lies between. Where `v` is
/// now a non-collider it was one before at the visit that kept the tail. Where it is now a collider
/// and was none at either visit, the walk left `v` by a tail, so it went down directed edges up to
/// some collider, which is in `opens` (it cannot come back to `v`: no directed cycles), and so is
/// `v`. The shorter walk is open as well, hence the longer was no shortest one. Undirected edges do
/// not disturb this in ancestral graphs: their ends carry no arrowheads.
final class Reachability {
  private static final int UNSEEN = -1;
  private static final int START = -2;

  // How a walk goes on, in the two low bits of an arrival.
  private static final int TO_CHILD = 0;
  private static final int TO_PARENT = 1;
  private static final int TO_SPOUSE = 2;
  private static final int TO_NEIGHBOUR = 3;

  private final GraphView view;
  private final NodeSet given;
  private final NodeSet opens;
  // By state `2 * node + (1 if entered through an arrowhead)`: `4 * previous state + move`.
  private final int[] arrival;
  private final int[] queue;
  private int tail;

  Reachability(GraphView view, NodeSet given, NodeSet opens) {
    this.view = view;
    this.given = given;
    this.opens = opens;
    int states = 2 * view.graph().size();
    this.arrival = new int[states];
    this.queue = new int[states];
    Arrays.fill(arrival, UNSEEN);
  }

  /// Searches from all of `from` at once until a node of `until` is met.
  ///
  /// @return the state in which it was met, for {@link #pathTo}, or -1
  int search(NodeSet from, NodeSet until) {
    for (int node = from.first(); node >= 0; node = from.next(node + 1)) {
      if (view.nodes().contains(node)) {
        arrival[2 * node] = START;
        queue[tail++] = 2 * node;
      }
    }
    for (int head = 0; head < tail; head++) {
      int state = queue[head];
      int node = state >> 1;
      if (until.contains(node)) {
        return state;
      }
      boolean passes = !given.contains(node);
      if (passes) {
        leaveByTail(state, node);
      }
      boolean throughArrow = (state & 1) == 1;
      if (throughArrow ? opens.contains(node) : passes) {
        leaveByArrowhead(state, node);
      }
    }
    return -1;
  }

  /// All nodes met, those of `given` included.
  NodeSet met() {
    NodeSet.Builder met = new NodeSet.Builder(view.graph().size());
    for (int at = 0; at < tail; at++) {
      met.add(queue[at] >> 1);
    }
    return met.build();
  }

  /// The edges from the start to a state that was met.
  List<Edge> pathTo(int state) {
    List<Edge> path = new ArrayList<>();
    int at = state;
    while (arrival[at] != START) {
      int previous = arrival[at] >> 2;
      path.add(edge(previous >> 1, at >> 1, arrival[at] & 3));
      at = previous;
    }
    Collections.reverse(path);
    return path;
  }

  private static Edge edge(int from, int to, int move) {
    return switch (move) {
      case TO_CHILD -> new Edge(from, to, EdgeKind.DIRECTED);
      case TO_PARENT -> new Edge(to, from, EdgeKind.DIRECTED);
      case TO_SPOUSE -> new Edge(from, to, EdgeKind.BIDIRECTED).canonical();
      default -> new Edge(from, to, EdgeKind.UNDIRECTED).canonical();
    };
  }

  private void leaveByTail(int state, int node) {
    MixedGraph graph = view.graph();
    Adjacency children = graph.children();
    for (int at = children.start(node), end = children.end(node); at < end; at++) {
      int child = children.target(at);
      if (arrival[2 * child + 1] == UNSEEN && view.keepsDirected(node, child)) {
        arrive(2 * child + 1, state, TO_CHILD);
      }
    }
    Adjacency neighbours = graph.neighbours();
    for (int at = neighbours.start(node), end = neighbours.end(node); at < end; at++) {
      int other = neighbours.target(at);
      if (arrival[2 * other] == UNSEEN && view.keepsUndirected(node, other)) {
        arrive(2 * other, state, TO_NEIGHBOUR);
      }
    }
  }

  private void leaveByArrowhead(int state, int node) {
    MixedGraph graph = view.graph();
    Adjacency parents = graph.parents();
    for (int at = parents.start(node), end = parents.end(node); at < end; at++) {
      int parent = parents.target(at);
      if (arrival[2 * parent] == UNSEEN && view.keepsDirected(parent, node)) {
        arrive(2 * parent, state, TO_PARENT);
      }
    }
    Adjacency spouses = graph.spouses();
    for (int at = spouses.start(node), end = spouses.end(node); at < end; at++) {
      int spouse = spouses.target(at);
      if (arrival[2 * spouse + 1] == UNSEEN && view.keepsBidirected(node, spouse)) {
        arrive(2 * spouse + 1, state, TO_SPOUSE);
      }
    }
  }

  private void arrive(int state, int previous, int move) {
    arrival[state] = 4 * previous + move;
    queue[tail++] = state;
  }
}
