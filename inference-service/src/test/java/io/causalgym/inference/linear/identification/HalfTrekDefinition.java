package io.causalgym.inference.linear.identification;

import io.causalgym.graph.Ancestry;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.NodeSet;
import java.util.ArrayList;
import java.util.List;

/// The half-trek criterion by enumeration: all sets, all systems of half-treks, all families.
final class HalfTrekDefinition {
  private final MixedGraph graph;

  HalfTrekDefinition(MixedGraph graph) {
    this.graph = graph;
  }

  /// The nodes that can be solved for, one after another.
  NodeSet solved() {
    NodeSet solved = NodeSet.EMPTY;
    for (boolean progress = true; progress; ) {
      progress = false;
      for (int node = 0; node < graph.size(); node++) {
        NodeSet reachable = Ancestry.descendants(graph, graph.spouses().of(node).with(node));
        NodeSet known = solved;
        if (!solved.contains(node)
            && sets(node).stream().anyMatch(set -> known.containsAll(set.intersect(reachable)))) {
          solved = solved.with(node);
          progress = true;
        }
      }
    }
    return solved;
  }

  /// Whether every family of sets has two nodes in each other's sets.
  boolean infiniteToOne() {
    List<List<NodeSet>> choices = new ArrayList<>();
    for (int node = 0; node < graph.size(); node++) {
      choices.add(sets(node));
    }
    return !family(choices, new ArrayList<>());
  }

  private boolean family(List<List<NodeSet>> choices, List<NodeSet> chosen) {
    int node = chosen.size();
    if (node == choices.size()) {
      return true;
    }
    for (NodeSet set : choices.get(node)) {
      boolean mutual = false;
      for (int earlier = 0; earlier < node; earlier++) {
        mutual |= set.contains(earlier) && chosen.get(earlier).contains(node);
      }
      if (!mutual) {
        chosen.add(set);
        if (family(choices, chosen)) {
          return true;
        }
        chosen.removeLast();
      }
    }
    return false;
  }

  /// All sets that satisfy the criterion with respect to `node`.
  private List<NodeSet> sets(int node) {
    NodeSet parents = graph.parents().of(node);
    NodeSet allowed = graph.all().minus(graph.spouses().of(node)).without(node);
    List<NodeSet> sets = new ArrayList<>();
    for (int bits = 0; bits < 1 << graph.size(); bits++) {
      NodeSet.Builder builder = new NodeSet.Builder(0);
      for (int other = 0; other < graph.size(); other++) {
        if ((bits >> other & 1) == 1) {
          builder.add(other);
        }
      }
      NodeSet set = builder.build();
      if (allowed.containsAll(set)
          && set.size() == parents.size()
          && system(set, parents, NodeSet.EMPTY)) {
        sets.add(set);
      }
    }
    return sets;
  }

  /// Half-treks from all of `from` to all of `to` whose right-hand sides do not meet. Their
  /// left-hand sides are their sources and differ.
  private boolean system(NodeSet from, NodeSet to, NodeSet used) {
    int source = from.first();
    if (source < 0) {
      return true;
    }
    NodeSet starts = graph.spouses().of(source).with(source);
    return starts.stream()
        .anyMatch(start ->
            !used.contains(start) && walk(start, from.without(source), to, used.with(start)));
  }

  private boolean walk(int at, NodeSet from, NodeSet to, NodeSet used) {
    if (to.contains(at) && system(from, to.without(at), used)) {
      return true;
    }
    return graph.children().of(at).stream()
        .anyMatch(child -> !used.contains(child) && walk(child, from, to, used.with(child)));
  }
}
