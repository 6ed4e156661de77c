package io.causalgym.inference.identification;

import io.causalgym.graph.Ancestry;
import io.causalgym.graph.Deadline;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.NodeSet;
import io.causalgym.inference.adjustment.FrontdoorSets;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/// Mediators by the front-door criterion. The largest set decides whether there is one; of the
/// mediators nearest to the treatments, those nearest to the outcomes and all in between the
/// smallest valid set is taken, `O(V + E)`. Where none of these is valid (a confounder of a
/// mediator must be in the set), a minimal set is sought if few nodes come into question.
///
/// Source: Wienöbst, van der Zander and Liśkiewicz, "Linear-time algorithms for front-door
/// adjustment in causal graphs", AAAI 2024 (`wienobst2024linear`). It departs from the paper in
/// that a set with confounders among many nodes is not sought: the complete algorithm then has a
/// shorter formula.
public final class FrontdoorMediators implements MediatorFinder {

  // The search for a minimal set takes a linear search for each node.
  private static final int FEW = 12;

  @Override
  public Optional<NodeSet> frontdoor(
      MixedGraph graph, NodeSet treatments, NodeSet outcomes, Deadline deadline) {
    FrontdoorSets sets = new FrontdoorSets(graph, treatments, outcomes);
    NodeSet allowed = graph.all().minus(treatments).minus(outcomes).minus(graph.latent());
    return sets.largest(NodeSet.EMPTY, allowed)
        .flatMap(largest -> smallest(graph, treatments, outcomes, sets, largest));
  }

  private static Optional<NodeSet> smallest(
      MixedGraph graph, NodeSet treatments, NodeSet outcomes, FrontdoorSets sets, NodeSet largest) {
    NodeSet between =
        largest
            .intersect(Ancestry.descendants(graph, treatments))
            .intersect(Ancestry.ancestors(graph, outcomes));
    NodeSet others = graph.all().minus(between);
    NodeSet fromTreatments = Ancestry.descendants(graph, treatments, others);
    NodeSet toOutcomes = Ancestry.ancestors(graph, outcomes, others.minus(treatments));
    NodeSet nearest = between.intersect(graph.children().of(fromTreatments));
    NodeSet last = between.intersect(graph.parents().of(toOutcomes));
    return Stream.of(nearest, last, between)
        .filter(set -> !set.isEmpty())
        .sorted(Comparator.comparingInt(NodeSet::size))
        .filter(sets::valid)
        .findFirst()
        .or(() -> minimal(sets, largest.intersect(Ancestry.ancestors(graph, outcomes))));
  }

  private static Optional<NodeSet> minimal(FrontdoorSets sets, NodeSet among) {
    return among.isEmpty() || among.size() > FEW
        ? Optional.empty()
        : sets.minimal(NodeSet.EMPTY, among).filter(set -> !set.isEmpty());
  }
}
