package io.causalgym.inference.identification;

import io.causalgym.graph.Ancestry;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.NodeSet;
import io.causalgym.graph.separation.GraphView;
import io.causalgym.graph.separation.MSeparation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Front-door sets by their definition, all sets tried, smallest first.
final class FrontdoorCriterion {
  private FrontdoorCriterion() {}

  /// Pearl's front-door criterion for one treatment and one outcome.
  static Optional<NodeSet> smallest(MixedGraph graph, NodeSet x, NodeSet y) {
    if (x.size() > 1 || y.size() > 1) {
      return Optional.empty();
    }
    NodeSet rest = graph.all().minus(x).minus(y);
    return sets(rest).stream().filter(m -> isFrontdoor(graph, m, x, y)).findFirst();
  }

  static boolean isFrontdoor(MixedGraph graph, NodeSet m, NodeSet x, NodeSet y) {
    return !m.isEmpty()
        && !Ancestry.descendants(graph, x, graph.all().minus(m)).intersects(y)
        && MSeparation.separated(GraphView.of(graph).cutOutOf(x), x, m, NodeSet.EMPTY)
        && blocked(graph, m, x, y);
  }

  /// Every path out of `m` that starts with an arrowhead at `m` and avoids the rest of `m`.
  private static boolean blocked(MixedGraph graph, NodeSet m, NodeSet x, NodeSet y) {
    return MSeparation.separated(GraphView.of(graph).cutOutOf(m), m, y, x);
  }

  private static List<NodeSet> sets(NodeSet of) {
    int[] members = of.toArray();
    List<NodeSet> sets = new ArrayList<>();
    for (int bits = 0; bits < 1 << members.length; bits++) {
      NodeSet.Builder set = new NodeSet.Builder(0);
      for (int at = 0; at < members.length; at++) {
        if ((bits >> at & 1) == 1) {
          set.add(members[at]);
        }
      }
      sets.add(set.build());
    }
    sets.sort(Comparator.comparingInt(NodeSet::size));
    return sets;
  }
}
