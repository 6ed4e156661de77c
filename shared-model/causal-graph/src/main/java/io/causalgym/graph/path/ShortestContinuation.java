package io.causalgym.graph.path;

import io.causalgym.graph.Ancestry;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.NodeSet;
import java.util.Arrays;

/// Finds the shortest way on from the end of a path to the goal that avoids the path's nodes, the
/// first in edge order among equally short ones; breadth-first over (node, entered by an
/// arrowhead), `O(V + E)`.
///
/// For open paths too a shortest walk visits no node twice: see the proof at `Reachability` in the
/// separation package, which holds in any part of the graph as long as colliders are judged in the
/// whole graph.
final class ShortestContinuation {
  private static final int UNSEEN = -1;
  private static final int START = -2;

  private final IncidentEdges edges;
  private final PathQuestion question;
  private final NodeSet opens;
  // By state `2 * node + (1 if entered by an arrowhead)`.
  private final int[] previous;
  private final int[] through;
  private final int[] depth;
  private final int[] queue;

  ShortestContinuation(MixedGraph graph, PathQuestion question) {
    this.edges = new IncidentEdges(graph);
    this.question = question;
    this.opens = Ancestry.ancestors(graph, question.given());
    this.previous = new int[2 * graph.size()];
    this.through = new int[2 * graph.size()];
    this.depth = new int[2 * graph.size()];
    this.queue = new int[2 * graph.size()];
  }

  IncidentEdges edges() {
    return edges;
  }

  /// The edges from `node` to the goal.
  ///
  /// @param node the last node of the path so far
  /// @param entered the edge by which the path came to it, -1 at the start
  /// @param avoided the nodes of the path so far
  /// @param banned edges that may not come next
  /// @param longest edges at most
  /// @return edge indices; empty if there is no way
  int[] find(int node, int entered, NodeSet avoided, int[] banned, int longest) {
    Arrays.fill(previous, UNSEEN);
    int start = 2 * node + (entered >= 0 && edges.arrowAt(entered, node) ? 1 : 0);
    previous[start] = START;
    depth[start] = 0;
    queue[0] = start;
    int tail = 1;
    for (int head = 0; head < tail; head++) {
      int state = queue[head];
      int at = state >> 1;
      boolean first = previous[state] == START;
      if (depth[state] == longest) {
        continue;
      }
      for (int position = edges.start(at), end = edges.end(at); position < end; position++) {
        int entering = edges.entered(position);
        if (previous[entering] == UNSEEN
            && passes(at, first && entered < 0, (state & 1) == 1, position)
            && !avoided.contains(entering >> 1)
            && !(first && contains(banned, edges.at(position)))) {
          previous[entering] = state;
          through[entering] = edges.at(position);
          depth[entering] = depth[state] + 1;
          if (entering >> 1 == question.to()) {
            return wayTo(entering);
          }
          queue[tail++] = entering;
        }
      }
    }
    return new int[0];
  }

  /// Whether a path of the asked kind that entered `node` so may leave it by the edge at
  /// `position`.
  private boolean passes(int node, boolean atFrom, boolean enteredByArrow, int position) {
    return switch (question.kind()) {
      case CAUSAL -> edges.outgoing(position);
      case BACKDOOR -> !atFrom || edges.arrowHere(position);
      case OPEN ->
          (enteredByArrow && edges.arrowHere(position))
              ? opens.contains(node)
              : atFrom || !question.given().contains(node);
      case ALL -> true;
    };
  }

  private static boolean contains(int[] banned, int edge) {
    for (int each : banned) {
      if (each == edge) {
        return true;
      }
    }
    return false;
  }

  private int[] wayTo(int state) {
    int[] way = new int[depth[state]];
    int at = state;
    for (int i = way.length - 1; i >= 0; i--) {
      way[i] = through[at];
      at = previous[at];
    }
    return way;
  }
}
