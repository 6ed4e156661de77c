package io.causalgym.inference.adjustment;

import io.causalgym.graph.Deadline;
import io.causalgym.graph.Edge;
import io.causalgym.graph.GraphException;
import io.causalgym.graph.GraphProblem;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.NodeSet;
import io.causalgym.graph.separation.MSeparation;
import io.causalgym.graph.separation.MinimalSeparators;
import io.causalgym.graph.separation.Separation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/// Finds adjustment sets: one minimal, the canonical or the optimal one in `O(V + E)`, all or all
/// minimal ones lazily with polynomial delay.
///
/// Every kind is a question about separators in the proper back-door graph that hold the required
/// nodes and none that is unmeasured or barred by the {@link AdjustmentCriterion}.
///
/// Source: van der Zander, Liśkiewicz and Textor, "Separators and adjustment sets in causal graphs:
/// complete criteria and an algorithmic framework", Artificial Intelligence 270, 2019
/// (`zander2019separators`), sections 4 and 5.
public final class AdjustmentSearch {
  /// Smaller sets first, then by their nodes, which is by their names.
  static final Comparator<NodeSet> ORDER =
      Comparator.comparingInt(NodeSet::size)
          .thenComparing((a, b) -> Arrays.compare(a.toArray(), b.toArray()));

  private final AdjustmentQuery query;
  private final AdjustmentCriterion criterion;
  private final NodeSet allowed;

  private AdjustmentSearch(AdjustmentQuery query) {
    this.query = query;
    this.criterion = new AdjustmentCriterion(query.graph(), query.treatments(), query.outcomes());
    this.allowed = query.graph().all().minus(query.unmeasured()).minus(criterion.barred());
  }

  /// The sets of one kind.
  ///
  /// @param limit sets at most, at least 1; the first ones of an order that depends on the graph
  ///   alone
  /// @param deadline polled between two sets and between two steps towards the next
  /// @throws java.util.concurrent.CancellationException if the deadline passes
  public static AdjustmentSets find(
      AdjustmentQuery query, AdjustmentKind kind, int limit, Deadline deadline) {
    if (limit < 1) {
      throw new GraphException(
          new GraphProblem.BadQuestion(
              "limit", "'limit' is " + limit + "; ask for at least 1 set"));
    }
    return new AdjustmentSearch(query).find(kind, limit, deadline);
  }

  /// One minimal set with everything but latent nodes measured, if there is a valid one.
  ///
  /// @throws GraphException as {@link AdjustmentQuery} does
  public static Optional<NodeSet> minimal(MixedGraph graph, NodeSet treatments, NodeSet outcomes) {
    return new AdjustmentSearch(new AdjustmentQuery(graph, treatments, outcomes)).minimal();
  }

  /// The same, in the shape in which identification asks; linear time needs the deadline once.
  ///
  /// @throws java.util.concurrent.CancellationException if the deadline has passed
  public static Optional<NodeSet> minimal(
      MixedGraph graph, NodeSet treatments, NodeSet outcomes, Deadline deadline) {
    deadline.check();
    return minimal(graph, treatments, outcomes);
  }

  private AdjustmentSets find(AdjustmentKind kind, int limit, Deadline deadline) {
    NodeSet canonical = criterion.ancestral(query.required(), allowed);
    Separation separation =
        MSeparation.test(
            criterion.backdoorGraph(), query.treatments(), query.outcomes(), canonical);
    return switch (separation) {
      case Separation.Connected(var openPath) -> none(openPath);
      case Separation.Separated() ->
          switch (kind) {
            case CANONICAL -> one(canonical);
            case MINIMAL -> one(minimal().orElseThrow());
            case OPTIMAL -> OptimalAdjustment.of(query, criterion);
            case ALL_MINIMAL -> first(limit, allMinimal(deadline), deadline);
            case ALL -> first(limit, all(deadline), deadline);
          };
    };
  }

  private Optional<NodeSet> minimal() {
    return MinimalSeparators.minimal(
        criterion.backdoorGraph(), query.treatments(), query.outcomes(), query.required(), allowed);
  }

  private Iterator<NodeSet> allMinimal(Deadline deadline) {
    return MinimalSeparators.all(
            criterion.backdoorGraph(),
            query.treatments(),
            query.outcomes(),
            query.required(),
            allowed,
            deadline)
        .iterator();
  }

  private Iterator<NodeSet> all(Deadline deadline) {
    return new SubsetEnumeration(
        query.required(),
        allowed,
        (include, within) -> criterion.separates(criterion.ancestral(include, within)),
        deadline);
  }

  private static AdjustmentSets one(NodeSet set) {
    return new AdjustmentSets.Found(List.of(set), false);
  }

  private static AdjustmentSets first(int limit, Iterator<NodeSet> sets, Deadline deadline) {
    List<NodeSet> found = new ArrayList<>();
    while (found.size() < limit && sets.hasNext()) {
      deadline.check();
      found.add(sets.next());
    }
    found.sort(ORDER);
    return new AdjustmentSets.Found(found, sets.hasNext());
  }

  /// The open path passes only through nodes that no set may hold and through colliders. A path
  /// with colliders may be blocked by a smaller set, which then leaves another path open.
  private AdjustmentSets none(List<Edge> openPath) {
    PathText path = criterion.path(openPath);
    NodeSet passed = path.nonColliders();
    return new AdjustmentSets.None(
        "no adjustment set exists: the non-causal path "
            + path
            + (path.hasColliders() ? " cannot be blocked with all others" : " cannot be blocked")
            + because(passed),
        openPath);
  }

  private String because(NodeSet passed) {
    NodeSet unmeasured = passed.intersect(query.unmeasured());
    NodeSet forbidden = passed.minus(unmeasured).intersect(criterion.forbidden());
    List<String> reasons = new ArrayList<>();
    if (!unmeasured.isEmpty()) {
      reasons.add(
          Names.quoted(query.graph(), unmeasured)
              + (unmeasured.size() == 1 ? " is" : " are")
              + " unmeasured");
    }
    if (!forbidden.isEmpty()) {
      reasons.add(
          Names.quoted(query.graph(), forbidden)
              + (forbidden.size() == 1 ? " lies" : " lie")
              + " on or below a causal path");
    }
    return reasons.isEmpty() ? "" : ", because " + String.join(" and ", reasons);
  }
}
