package io.causalgym.discovery.comparison;

import io.causalgym.discovery.search.DiscoveryException;
import io.causalgym.graph.Deadline;
import io.causalgym.graph.GraphKind;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.NodeSet;

/// The structural intervention distance: in how many ordered pairs `(i, j)` adjusting for the
/// parents that the estimate gives `i` yields a wrong `p(j | do(i))` in the true DAG.
///
/// Source: Peters and Bühlmann, "Structural intervention distance for evaluating causal graphs",
/// Neural Computation 27, 2015 (peters2015structural): definition 4 and proposition 6. `O(V (V +
/// E))` for a DAG. Of a CPDAG, maximally oriented by background knowledge or not, the distance is
/// the range over its members, found component by component of its undirected edges: see {@link
/// ComponentOrders}. In a component of more than 16 nodes, and in one that no DAG extends, each
/// node has the range over the sets of parents that are possible for it by itself: the distances of
/// the members lie within, and may not reach the ends.
///
/// @param lower equal to `upper` for a DAG
public record InterventionDistance(long lower, long upper) {
  private static final InterventionDistance NONE = new InterventionDistance(0, 0);

  /// @param truth a DAG
  /// @param estimate a DAG or CPDAG over the same nodes
  /// @throws DiscoveryException for another kind, for other nodes, and for a class that has more
  ///   than a million sets of parents to look at
  public static InterventionDistance of(MixedGraph truth, MixedGraph estimate, Deadline deadline) {
    GraphComparison.checkNodes(truth, estimate);
    if (!applies(truth, estimate)) {
      throw new DiscoveryException(
          "sid",
          truth.kind() + ", " + estimate.kind(),
          "the intervention distance is from a DAG to a DAG or CPDAG; leave 'sid' out");
    }
    ParentSets sets = new ParentSets(truth, estimate, ParentSets.MOST_SETS, deadline);
    InterventionDistance sum = NONE;
    NodeSet.Builder seen = new NodeSet.Builder(truth.size());
    for (int node = 0; node < truth.size(); node++) {
      if (!seen.contains(node)) {
        NodeSet component = component(estimate, node);
        seen.addAll(component);
        sum = sum.plus(of(component, sets));
      }
    }
    return sum;
  }

  /// Whether the distance is defined for graphs of these kinds.
  public static boolean applies(MixedGraph truth, MixedGraph estimate) {
    return truth.kind() == GraphKind.DAG
        && (estimate.kind() == GraphKind.DAG || estimate.kind() == GraphKind.CPDAG);
  }

  private static InterventionDistance of(NodeSet component, ParentSets sets) {
    int[] members = component.toArray();
    return members.length > ComponentOrders.MOST_MEMBERS
        ? local(members, sets)
        : new ComponentOrders(members, sets).range().orElseGet(() -> local(members, sets));
  }

  private static InterventionDistance local(int[] members, ParentSets sets) {
    InterventionDistance sum = NONE;
    for (int member : members) {
      sum = sum.plus(sets.range(member));
    }
    return sum;
  }

  private InterventionDistance plus(InterventionDistance other) {
    return new InterventionDistance(lower + other.lower, upper + other.upper);
  }

  /// The nodes that undirected edges join to a node, with it.
  private static NodeSet component(MixedGraph graph, int node) {
    NodeSet found = NodeSet.of(node);
    NodeSet last = found;
    while (!last.isEmpty()) {
      last = graph.neighbours().of(last).minus(found);
      found = found.union(last);
    }
    return found;
  }
}
