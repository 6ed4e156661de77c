package io.causalgym.discovery.comparison;

import io.causalgym.discovery.search.DiscoveryException;
import io.causalgym.graph.Adjacency;
import io.causalgym.graph.Ancestry;
import io.causalgym.graph.Deadline;
import io.causalgym.graph.GraphKind;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.NodeSet;
import java.util.ArrayList;
import java.util.List;

/// The structural intervention distance: in how many ordered pairs `(i, j)` adjusting for the
/// parents that the estimate gives `i` yields a wrong `p(j | do(i))` in the true DAG.
///
/// Source: Peters and Bühlmann, "Structural intervention distance for evaluating causal graphs",
/// Neural Computation 27, 2015 (peters2015structural): definition 4 and proposition 6. `O(V (V +
/// E))` for a DAG. The estimate may be a CPDAG: then each node has a least and a greatest number of
/// wrong effects over the sets of parents that are valid at that node by itself (Maathuis, Kalisch
/// and Bühlmann 2009, section 3; maathuis2009estimating), and the distance is between their sums;
/// the paper's own bounds, over whole members of the class, lie between these.
///
/// @param lower equal to `upper` for a DAG
public record InterventionDistance(long lower, long upper) {
  /// Undirected neighbours of one node at most: their subsets are looked at.
  private static final int MOST_NEIGHBOURS = 20;

  /// @param truth a DAG
  /// @param estimate a DAG or CPDAG over the same nodes
  /// @throws DiscoveryException for another kind, for other nodes, and for more than 20 undirected
  ///   edges at a node
  public static InterventionDistance of(MixedGraph truth, MixedGraph estimate, Deadline deadline) {
    GraphComparison.checkNodes(truth, estimate);
    if (!applies(truth, estimate)) {
      throw new DiscoveryException(
          "sid",
          truth.kind() + ", " + estimate.kind(),
          "the intervention distance is from a DAG to a DAG or CPDAG; leave 'sid' out");
    }
    long lower = 0;
    long upper = 0;
    for (int node = 0; node < truth.size(); node++) {
      deadline.check();
      Effects effects = new Effects(truth, node);
      int least = Integer.MAX_VALUE;
      int most = 0;
      for (NodeSet parents : parentSets(estimate, node)) {
        int wrong = effects.wrong(parents);
        least = Math.min(least, wrong);
        most = Math.max(most, wrong);
      }
      lower += least;
      upper += most;
    }
    return new InterventionDistance(lower, upper);
  }

  /// Whether the distance is defined for graphs of these kinds.
  public static boolean applies(MixedGraph truth, MixedGraph estimate) {
    return truth.kind() == GraphKind.DAG
        && (estimate.kind() == GraphKind.DAG || estimate.kind() == GraphKind.CPDAG);
  }

  /// Sets of neighbours that may be parents beside the directed ones: those that make no new
  /// collider, cliques each of whose members is adjacent to all directed parents.
  private static List<NodeSet> parentSets(MixedGraph graph, int node) {
    int[] open = graph.neighbours().of(node).toArray();
    if (open.length > MOST_NEIGHBOURS) {
      throw new DiscoveryException(
          "sid",
          graph.name(node),
          "'"
              + graph.name(node)
              + "' has "
              + open.length
              + " undirected edges, more than "
              + MOST_NEIGHBOURS
              + "; leave 'sid' out");
    }
    NodeSet directed = graph.parents().of(node);
    List<NodeSet> sets = new ArrayList<>();
    for (int subset = 0; subset < 1 << open.length; subset++) {
      NodeSet.Builder more = new NodeSet.Builder(graph.size());
      for (int i = 0; i < open.length; i++) {
        if ((subset >> i & 1) == 1) {
          more.add(open[i]);
        }
      }
      NodeSet turned = more.build();
      if (makesNoCollider(graph, directed, turned)) {
        sets.add(directed.union(turned));
      }
    }
    return sets;
  }

  private static boolean makesNoCollider(MixedGraph graph, NodeSet directed, NodeSet turned) {
    int[] members = turned.toArray();
    for (int i = 0; i < members.length; i++) {
      int member = members[i];
      for (int j = 0; j < i; j++) {
        if (!adjacent(graph, member, members[j])) {
          return false;
        }
      }
      if (!directed.stream().allMatch(parent -> adjacent(graph, member, parent))) {
        return false;
      }
    }
    return true;
  }

  private static boolean adjacent(MixedGraph graph, int a, int b) {
    return graph.parents().has(a, b) || graph.parents().has(b, a) || graph.neighbours().has(a, b);
  }

  /// The effects of one node in the true DAG.
  private static final class Effects {
    private static final int INTO = 0;
    private static final int OUT = 1;

    private final MixedGraph dag;
    private final int cause;
    private final NodeSet descendants;
    // Nodes to visit: node, whether it was entered by an arrow into it, whether the walk so far is
    // a directed path.
    private final int[] queue;
    private final boolean[] seen;

    Effects(MixedGraph dag, int cause) {
      this.dag = dag;
      this.cause = cause;
      this.descendants = Ancestry.descendants(dag, NodeSet.of(cause));
      this.queue = new int[4 * dag.size()];
      this.seen = new boolean[4 * dag.size()];
    }

    /// The number of nodes whose effect adjusting for `parents` gets wrong.
    int wrong(NodeSet parents) {
      NodeSet above = Ancestry.ancestors(dag, parents);
      // Where a set holds a descendant of a node between cause and effect, it cuts the effect off.
      NodeSet cut =
          Ancestry.descendants(dag, descendants.minus(NodeSet.of(cause)).intersect(above));
      walk(parents, above);
      int wrong = 0;
      for (int effect = 0; effect < dag.size(); effect++) {
        if (effect != cause) {
          boolean open = seen[state(effect, INTO, false)] || seen[state(effect, OUT, false)];
          boolean is =
              parents.contains(effect)
                  ? descendants.contains(effect)
                  : cut.contains(effect) || open;
          wrong += is ? 1 : 0;
        }
      }
      return wrong;
    }

    private static int state(int node, int entered, boolean directed) {
      return 4 * node + 2 * entered + (directed ? 1 : 0);
    }

    /// All ends of walks from the cause that the set leaves open, by whether they are directed
    /// paths: reachability as in Bayes ball, with one more bit.
    private void walk(NodeSet given, NodeSet above) {
      java.util.Arrays.fill(seen, false);
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
}
