package io.causalgym.inference.identification;

import io.causalgym.graph.Ancestry;
import io.causalgym.graph.Deadline;
import io.causalgym.graph.Districts;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.NodeSet;
import java.util.Optional;

/// Decides whether `P(y | do(x))` is identified, by the search for a hedge.
///
/// With `D` the ancestors of the outcomes that the treatments leave, the effect is the sum over `D
/// \ Y` of the product of `Q[D_i]` over the districts `D_i` of `G[D]`. Each is sought in the
/// district `T` of `G[An(Y)]` around it, by shrinking `T` to the ancestors of `D_i` and then to the
/// district around `D_i`, until `T` is `D_i`. Where `T` does not shrink, `T` and `D_i` are a hedge.
///
/// Source: Huang and Valtorta, "Pearl's calculus of intervention is complete", UAI 2006
/// (`huang2006pearls`), algorithm Identify; Tian and Pearl, "On the identification of causal
/// effects", 2003 (`tian2003identification`). Cost `O(k s (V + E))` for `k` districts that hold
/// treatments and `s` shrinkings; no recursion.
final class HedgeSearch {

  /// The sets of a hedge, `smaller` inside `larger`.
  record Sets(NodeSet larger, NodeSet smaller) {}

  private HedgeSearch() {}

  /// A hedge for `P(outcomes | do(treatments))`, if there is one.
  static Optional<Sets> find(
      MixedGraph graph, NodeSet treatments, NodeSet outcomes, Deadline deadline) {
    NodeSet ancestors = Ancestry.ancestors(graph, outcomes);
    NodeSet left = Ancestry.ancestors(graph, outcomes, ancestors.minus(treatments));
    for (NodeSet district : Districts.of(graph, ancestors)) {
      deadline.check();
      if (!left.containsAll(district)) {
        for (NodeSet part : Districts.of(graph, district.intersect(left))) {
          NodeSet stuck = shrink(graph, district, part);
          if (!stuck.equals(part)) {
            return Optional.of(new Sets(stuck, part));
          }
        }
      }
    }
    return Optional.empty();
  }

  /// `part` if it can be reached from `district`, else the set that does not shrink any more.
  private static NodeSet shrink(MixedGraph graph, NodeSet district, NodeSet part) {
    NodeSet around = district;
    while (true) {
      NodeSet above = Ancestry.ancestors(graph, part, around);
      if (above.equals(part) || above.equals(around)) {
        return above;
      }
      around = Districts.around(graph, part.first(), above);
    }
  }
}
