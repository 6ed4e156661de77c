package io.causalgym.graph.separation;

import io.causalgym.graph.GraphProblem.BadQuestion;
import io.causalgym.graph.NodeSet;
import java.util.Optional;

/// One question for separators, brought to vertex separation in the augmented graph of the
/// anteriors; see {@link MinimalSeparators}. Separators are handled without their fixed part.
final class SeparatorSearch {
  private final GraphView anteriors;
  private final NodeSet x;
  private final NodeSet y;
  private final NodeSet include;
  private final NodeSet candidates;

  /// @throws io.causalgym.graph.GraphException with {@link BadQuestion} if the sets do not fit
  SeparatorSearch(GraphView view, NodeSet x, NodeSet y, NodeSet include, NodeSet allowed) {
    Arguments.check(view, x, y, NodeSet.EMPTY);
    Arguments.inGraph(view.graph(), "include", include);
    Arguments.disjoint(view.graph(), "include", include, "x", x);
    Arguments.disjoint(view.graph(), "include", include, "y", y);
    if (!allowed.containsAll(include)) {
      int node = include.minus(allowed).first();
      throw Arguments.bad(
          "include",
          "the node '"
              + view.graph().name(node)
              + "' must be included and is not allowed; allow it or leave it out");
    }
    this.anteriors = view.within(view.anteriors(x.union(y).union(include)));
    this.x = x;
    this.y = y;
    this.include = include;
    this.candidates = allowed.intersect(anteriors.nodes()).minus(x).minus(y).minus(include);
  }

  /// All nodes that a minimal separator can have beside its fixed part.
  NodeSet candidates() {
    return candidates;
  }

  /// The minimal separator among the subsets of `available` whose side of `x` is smallest.
  Optional<NodeSet> nearest(NodeSet available) {
    NodeSet fromX = closure(x, available);
    if (fromX.intersects(y)) {
      return Optional.empty();
    }
    NodeSet boundary = available.intersect(fromX);
    return Optional.of(boundary.intersect(closure(y, boundary)));
  }

  /// The nodes on the side of `x` when `separator` is blocked.
  NodeSet side(NodeSet separator) {
    return closure(x, separator).minus(separator).minus(include);
  }

  /// What `from` reaches in the augmented graph: its component and the blocked nodes around it.
  private NodeSet closure(NodeSet from, NodeSet blocked) {
    Reachability reachability =
        new Reachability(anteriors, blocked.union(include), anteriors.nodes());
    reachability.search(from, NodeSet.EMPTY);
    return reachability.met();
  }
}
