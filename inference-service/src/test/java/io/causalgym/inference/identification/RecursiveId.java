package io.causalgym.inference.identification;

import io.causalgym.graph.Ancestry;
import io.causalgym.graph.Districts;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.NodeSet;
import io.causalgym.graph.separation.GraphView;
import io.causalgym.graph.separation.MSeparation;
import java.util.List;

/// Whether an effect is identified, by the lines of ID and IDC as Shpitser and Pearl 2006 print
/// them.
final class RecursiveId {
  private RecursiveId() {}

  static boolean idc(MixedGraph graph, NodeSet y, NodeSet x, NodeSet z) {
    for (int node : z.toArray()) {
      GraphView view = GraphView.of(graph).cutInto(x).cutOutOf(NodeSet.of(node));
      if (MSeparation.separated(view, y, NodeSet.of(node), x.union(z).without(node))) {
        return idc(graph, y, x.with(node), z.without(node));
      }
    }
    return id(graph, graph.all(), y.union(z), x);
  }

  private static boolean id(MixedGraph graph, NodeSet v, NodeSet y, NodeSet x) {
    if (x.isEmpty()) {
      return true; // line 1
    }
    NodeSet above = Ancestry.ancestors(graph, y, v);
    if (!above.equals(v)) {
      return id(graph, above, y, x.intersect(above)); // line 2
    }
    NodeSet cut = GraphView.of(graph).within(v).cutInto(x).ancestors(y);
    NodeSet w = v.minus(x).minus(cut);
    if (!w.isEmpty()) {
      return id(graph, v, y, x.union(w)); // line 3
    }
    List<NodeSet> districts = Districts.of(graph, v.minus(x));
    if (districts.size() > 1) {
      return districts.stream().allMatch(s -> id(graph, v, s, v.minus(s))); // line 4
    }
    NodeSet s = districts.getFirst();
    List<NodeSet> all = Districts.of(graph, v);
    if (all.size() == 1) {
      return false; // line 5
    }
    if (all.contains(s)) {
      return true; // line 6
    }
    NodeSet around = all.stream().filter(d -> d.containsAll(s)).findFirst().orElseThrow();
    return id(graph, around, y, x.intersect(around)); // line 7
  }
}
