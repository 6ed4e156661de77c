package io.causalgym.inference.adjustment;

import io.causalgym.graph.Ancestry;
import io.causalgym.graph.Deadline;
import io.causalgym.graph.GraphException;
import io.causalgym.graph.GraphProblem;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.NodeSet;
import java.util.Iterator;
import java.util.Optional;

/// Sets of mediators that satisfy the front-door criterion: a set `Z` such that
///
/// 1. every directed path from a treatment to an outcome meets `Z`,
/// 2. no proper back-door path from a treatment to `Z` is open, and
/// 3. the treatments block every proper back-door path from `Z` to an outcome.
///
/// The criterion does not ask for an effect: without a directed path the empty set satisfies it. A
/// positive `P(x, z)` is needed to use the formula, which no graph tells.
///
/// Source: Wienöbst, van der Zander and Liśkiewicz, "Linear-time algorithms for front-door
/// adjustment in causal graphs", AAAI 2024 (`wienobst2024linear`), after Pearl, "Causal diagrams
/// for empirical research", Biometrika 82(4), 1995 (`pearl1995causal`), definition 3, for sets of
/// treatments and outcomes. The paper treats DAGs with latent nodes; here a bidirected edge stands
/// for one.
public final class FrontdoorSets {
  private final MixedGraph graph;
  private final NodeSet treatments;
  private final NodeSet outcomes;

  /// @throws GraphException with {@link GraphProblem} if the graph is no DAG or ADMG, or the sets
  ///   are empty or overlap
  public FrontdoorSets(MixedGraph graph, NodeSet treatments, NodeSet outcomes) {
    AdjustmentQuery.requireDirected(graph);
    AdjustmentQuery.requireEffect(graph, treatments, outcomes);
    this.graph = graph;
    this.treatments = treatments;
    this.outcomes = outcomes;
  }

  /// The largest front-door set with all of `include` and nothing outside `allowed`, if there is a
  /// front-door set between them; `O(V + E)`.
  public static Optional<NodeSet> find(
      MixedGraph graph, NodeSet treatments, NodeSet outcomes, NodeSet include, NodeSet allowed) {
    return new FrontdoorSets(graph, treatments, outcomes).largest(include, allowed);
  }

  /// The largest set between `include` and `allowed`; `O(V + E)`.
  ///
  /// Condition 2 bars single nodes; condition 3 only gets easier for the others as a set grows, and
  /// so does condition 1: the largest set that meets 2 and 3 decides.
  public Optional<NodeSet> largest(NodeSet include, NodeSet allowed) {
    NodeSet candidates = candidates(allowed.union(include));
    NodeSet largest = candidates.minus(BackdoorClosure.of(graph, treatments, outcomes, candidates));
    return largest.containsAll(include) && intercepts(largest)
        ? Optional.of(largest)
        : Optional.empty();
  }

  /// A set between `include` and `allowed` of which no part that keeps `include` is a front-door
  /// set; `O(V (V + E))` by dropping node after node, the last names first. (The paper does it in
  /// linear time.)
  public Optional<NodeSet> minimal(NodeSet include, NodeSet allowed) {
    Optional<NodeSet> found = largest(include, allowed);
    if (found.isEmpty()) {
      return found;
    }
    int[] members = found.get().minus(include).toArray();
    NodeSet left = found.get();
    for (int at = members.length - 1; at >= 0; at--) {
      if (left.contains(members[at])) {
        left = largest(include, left.without(members[at])).orElse(left);
      }
    }
    return Optional.of(left);
  }

  /// All front-door sets between `include` and `allowed`, lazily, with at most `2 V` searches of
  /// `O(V + E)` between two of them.
  public Iterator<NodeSet> all(NodeSet include, NodeSet allowed, Deadline deadline) {
    NodeSet members = largest(include, allowed).orElse(include);
    return new SubsetEnumeration(
        include, members, (low, high) -> largest(low, high).isPresent(), deadline);
  }

  /// Whether `set` satisfies the criterion; `O(V + E)`.
  public boolean valid(NodeSet set) {
    return largest(set, set).isPresent();
  }

  /// The members of `allowed` that meet condition 2. A back-door path without a collider climbs
  /// from a treatment, crosses at most one bidirected edge, and descends.
  private NodeSet candidates(NodeSet allowed) {
    NodeSet others = graph.all().minus(treatments);
    NodeSet above = Ancestry.ancestors(graph, graph.parents().of(treatments), others);
    NodeSet beside = graph.spouses().of(above.union(treatments));
    NodeSet reached = Ancestry.descendants(graph, above.union(beside), others);
    return allowed.intersect(others).minus(outcomes).minus(reached);
  }

  /// Condition 1.
  private boolean intercepts(NodeSet set) {
    return !Ancestry.descendants(graph, treatments, graph.all().minus(set)).intersects(outcomes);
  }
}
