package io.causalgym.inference.mediation;

import io.causalgym.graph.Ancestry;
import io.causalgym.graph.Districts;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.NodeSet;
import java.util.ArrayList;
import java.util.List;

/// Which level of the treatment each district sees when selected paths carry the active level, or
/// the district that would have to see both.
///
/// With `V*` the ancestors of the outcome that the treatment does not intercept, the distribution
/// of the outcome is the sum over `V*` of the product of the districts' kernels `Q[D]`, each with
/// the level that its edges from the treatment carry. A *recanting district* has edges of both
/// kinds, or one edge from which both kinds of paths lead on: then two models agree on every
/// experiment and differ in the effect.
///
/// Source: Shpitser, Cognitive Science 2013, theorem on the recanting district criterion
/// (`shpitser2013counterfactual`). `O(V + E)`.
sealed interface DistrictLevels {

  /// What a district sees of the treatment.
  enum Level {
    ACTIVE,
    BASELINE,
    NEITHER
  }

  /// A district of `V*`.
  record Seen(NodeSet district, Level level) {}

  /// Every district sees one level at most.
  record Consistent(List<Seen> districts) implements DistrictLevels {
    public Consistent {
      districts = List.copyOf(districts);
    }
  }

  /// @param district that would see both levels
  /// @param children of the treatment in it
  record Recanting(NodeSet district, NodeSet children) implements DistrictLevels {}

  static DistrictLevels of(MixedGraph graph, int treatment, int outcome, SelectedPaths selected) {
    NodeSet rest = graph.all().without(treatment);
    NodeSet between = Ancestry.ancestors(graph, NodeSet.of(outcome), rest);
    List<Seen> seen = new ArrayList<>();
    for (NodeSet district : Districts.of(graph, between)) {
      NodeSet children = graph.children().of(treatment).intersect(district);
      boolean active = false;
      boolean baseline = false;
      for (int child : children.toArray()) {
        SelectedPaths.Status status = selected.through(child);
        active |= status != SelectedPaths.Status.NONE;
        baseline |= status != SelectedPaths.Status.ALL;
      }
      if (active && baseline) {
        return new Recanting(district, children);
      }
      seen.add(new Seen(district, active ? Level.ACTIVE : level(baseline)));
    }
    return new Consistent(seen);
  }

  private static Level level(boolean baseline) {
    return baseline ? Level.BASELINE : Level.NEITHER;
  }
}
