package io.causalgym.discovery.comparison;

import io.causalgym.discovery.search.DiscoveryException;
import io.causalgym.graph.Adjacency;
import io.causalgym.graph.Deadline;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.NodeSet;

/// The sets of parents that a node may have in a member of a class, and how many effects each gets
/// wrong.
///
/// Neighbours of a node may be its parents together if they make no new collider and no directed
/// cycle with the node's other edges: if they are adjacent to each other and to all its parents
/// (Maathuis, Kalisch and Bühlmann 2009, section 3; maathuis2009estimating), and none of them has a
/// parent among its children and other neighbours (Fang and He, "IDA with background knowledge",
/// UAI 2020, theorem 1; fang2020ida). Each such set is that of some member; sets of several nodes
/// need not belong to one.
final class ParentSets {
  static final long MOST_SETS = 1_000_000;

  private final MixedGraph truth;
  private final MixedGraph estimate;
  private final Deadline deadline;
  private final long most;
  private long looked;

  /// @param most sets that are looked at, beside one for each node
  ParentSets(MixedGraph truth, MixedGraph estimate, long most, Deadline deadline) {
    this.truth = truth;
    this.estimate = estimate;
    this.most = most;
    this.deadline = deadline;
  }

  MixedGraph estimate() {
    return estimate;
  }

  WrongEffects effects(int node) {
    return new WrongEffects(truth, node);
  }

  void checkDeadline() {
    deadline.check();
  }

  /// How many effects of a node are wrong with the first `count` of `turned` as further parents, or
  /// -1 where they may not be.
  int wrong(WrongEffects effects, int node, int[] turned, int count) {
    deadline.check();
    if (++looked > most + estimate.size()) {
      throw new DiscoveryException(
          "sid",
          Integer.toString(estimate.size()),
          "the undirected edges of the estimate allow more than "
              + most
              + " sets of parents; leave 'sid' out");
    }
    for (int i = 0; i < count; i++) {
      if (!joins(node, turned, i)) {
        return -1;
      }
    }
    NodeSet.Builder all = new NodeSet.Builder(estimate.parents().of(node));
    for (int i = 0; i < count; i++) {
      all.add(turned[i]);
    }
    NodeSet set = all.build();
    NodeSet below = estimate.neighbours().of(node).minus(set).union(estimate.children().of(node));
    for (int i = 0; i < count; i++) {
      if (estimate.parents().of(turned[i]).intersects(below)) {
        return -1;
      }
    }
    return effects.given(set);
  }

  /// The least and the greatest number over all sets of one node.
  InterventionDistance range(int node) {
    WrongEffects effects = effects(node);
    int[] open = estimate.neighbours().of(node).toArray();
    int[] turned = new int[open.length];
    int[] places = new int[open.length];
    int least = wrong(effects, node, turned, 0); // none of them: always possible
    int most = least;
    int count = 0;
    int next = 0;
    // Cliques in the order of a dictionary.
    while (count > 0 || next < open.length) {
      if (next == open.length) {
        next = places[--count] + 1;
        continue;
      }
      turned[count] = open[next];
      if (joins(node, turned, count)) {
        places[count++] = next;
        int wrong = wrong(effects, node, turned, count);
        least = wrong < 0 ? least : Math.min(least, wrong);
        most = Math.max(most, wrong);
      }
      next++;
    }
    return new InterventionDistance(least, most);
  }

  /// Whether `turned[at]` is adjacent to those before it and to all parents.
  private boolean joins(int node, int[] turned, int at) {
    for (int i = 0; i < at; i++) {
      if (!adjacent(turned[i], turned[at])) {
        return false;
      }
    }
    Adjacency parents = estimate.parents();
    for (int i = parents.start(node); i < parents.end(node); i++) {
      if (!adjacent(parents.target(i), turned[at])) {
        return false;
      }
    }
    return true;
  }

  private boolean adjacent(int a, int b) {
    return estimate.parents().has(a, b)
        || estimate.parents().has(b, a)
        || estimate.neighbours().has(a, b);
  }
}
