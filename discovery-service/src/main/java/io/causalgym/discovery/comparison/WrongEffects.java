package io.causalgym.discovery.comparison;

import io.causalgym.graph.Adjacency;
import io.causalgym.graph.Ancestry;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.NodeSet;
import java.util.Arrays;

/// The effects of one node in the true DAG, and which of them adjusting for a set gets wrong.
///
/// Source: Peters and Bühlmann, "Structural intervention distance for evaluating causal graphs",
/// Neural Computation 27, 2015 (peters2015structural), proposition 6.
final class WrongEffects {
  private static final int INTO = 0;
  private static final int OUT = 1;

  private final MixedGraph dag;
  private final int cause;
  private final NodeSet descendants;
  // Nodes to visit: node, whether it was entered by an arrow into it, whether the walk so far is
  // a directed path.
  private final int[] queue;
  private final boolean[] seen;

  WrongEffects(MixedGraph dag, int cause) {
    this.dag = dag;
    this.cause = cause;
    this.descendants = Ancestry.descendants(dag, NodeSet.of(cause));
    this.queue = new int[4 * dag.size()];
    this.seen = new boolean[4 * dag.size()];
  }

  /// The number of nodes whose effect adjusting for `parents` gets wrong, `O(V + E)`.
  int given(NodeSet parents) {
    NodeSet above = Ancestry.ancestors(dag, parents);
    // Where a set holds a descendant of a node between cause and effect, it cuts the effect off.
    NodeSet cut = Ancestry.descendants(dag, descendants.minus(NodeSet.of(cause)).intersect(above));
    walk(parents, above);
    int wrong = 0;
    for (int effect = 0; effect < dag.size(); effect++) {
      if (effect != cause) {
        boolean open = seen[state(effect, INTO, false)] || seen[state(effect, OUT, false)];
        boolean is =
            parents.contains(effect) ? descendants.contains(effect) : cut.contains(effect) || open;
        wrong += is ? 1 : 0;
      }
    }
    return wrong;
  }

  private static int state(int node, int entered, boolean directed) {
    return 4 * node + 2 * entered + (directed ? 1 : 0);
  }

  /// All ends of walks from the cause that the set leaves open, by whether they are directed paths:
  /// reachability as in Bayes ball, with one more bit.
  private void walk(NodeSet given, NodeSet above) {
    Arrays.fill(seen, false);
    int end = 0;
    end = enterAll(dag.children(), cause, INTO, true, end);
    end = enterAll(dag.parents(), cause, OUT, false, end);
    for (int at = 0; at < end; at++) {
      int node = queue[at] >> 2;
      boolean into = (queue[at] >> 1 & 1) == INTO;
      boolean directed = (queue[at] & 1) == 1;
      if (!given.contains(node)) {
        end = enterAll(dag.children(), node, INTO, directed && into, end);
      }
      if (into ? above.contains(node) : !given.contains(node)) {
        end = enterAll(dag.parents(), node, OUT, false, end);
      }
    }
  }

  private int enterAll(Adjacency next, int node, int entered, boolean directed, int end) {
    int to = end;
    for (int at = next.start(node); at < next.end(node); at++) {
      int target = next.target(at);
      int state = state(target, entered, directed);
      if (target != cause && !seen[state]) {
        seen[state] = true;
        queue[to++] = state;
      }
    }
    return to;
  }
}
