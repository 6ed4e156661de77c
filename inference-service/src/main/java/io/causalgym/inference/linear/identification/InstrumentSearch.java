package io.causalgym.inference.linear.identification;

import io.causalgym.graph.Deadline;
import io.causalgym.graph.Edge;
import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.NodeSet;
import io.causalgym.graph.separation.GraphView;
import io.causalgym.graph.separation.MSeparation;
import io.causalgym.graph.separation.MinimalSeparators;
import io.causalgym.graph.separation.Separation;
import io.causalgym.inference.linear.identification.ConditionalInstruments.Limits;
import io.causalgym.inference.linear.identification.Instruments.Instrument;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Grows conditioning sets breadth first, for all instruments together, by nodes of which every
/// valid larger set has one:
///
/// * while a path from `z` to the outcome is open, a node that blocks it: a larger set leaves its
///   colliders open;
/// * while neither the outcome nor the treatment is connected to `z`, a node that is: the first
///   collider that a larger set opens is reached from `z`, and so is the node that opens it. The
///   same holds from the treatment, and the smaller choice is taken.
///
/// So every inclusion-minimal set is met, and a valid set that holds no smaller valid one is
/// minimal. The treatment has no outgoing edge in the cut graph, and no set holds a descendant of
/// it, so it is connected to `z` there exactly if it is in the graph.
final class InstrumentSearch {
  private static final Comparator<Instrument> ORDER =
      Comparator.comparingInt((Instrument found) -> found.given().size())
          .thenComparingInt(Instrument::instrument)
          .thenComparing((a, b) -> Arrays.compare(a.given().toArray(), b.given().toArray()));

  private final GraphView cut;
  private final NodeSet treatment;
  private final NodeSet outcome;
  private final NodeSet candidates;
  private final Limits limits;
  private final Deadline deadline;
  private final long most;
  private final Deque<Instrument> open = new ArrayDeque<>();
  private final Set<Instrument> seen = new HashSet<>();
  private final List<Instrument> found = new ArrayList<>();
  private boolean truncated;

  InstrumentSearch(
      GraphView cut,
      int treatment,
      int outcome,
      NodeSet candidates,
      Limits limits,
      Deadline deadline) {
    this.cut = cut;
    this.treatment = NodeSet.of(treatment);
    this.outcome = NodeSet.of(outcome);
    this.candidates = candidates;
    this.limits = limits;
    this.deadline = deadline;
    this.most = limits.work() / (cut.graph().size() + cut.graph().edges().size());
  }

  Instruments find() {
    for (int z = candidates.first(); z >= 0; z = candidates.next(z + 1)) {
      deadline.check();
      start(z);
    }
    while (!open.isEmpty() && found.size() < limits.instruments()) {
      deadline.check();
      expand(open.remove());
    }
    found.sort(ORDER);
    int shown = Math.min(found.size(), limits.instruments());
    boolean complete = !truncated && open.isEmpty() && shown == found.size();
    return new Instruments(found.subList(0, shown), !complete);
  }

  /// The separator nearest to the outcome leaves `z` the most room to reach the treatment. No part
  /// of it separates, so that it is inclusion-minimal where it is valid.
  private void start(int z) {
    Optional<NodeSet> nearest =
        MinimalSeparators.minimal(
            cut, outcome, NodeSet.of(z), NodeSet.EMPTY, candidates.without(z));
    if (nearest.isPresent()) {
      if (reachable(z, nearest.get()).intersects(treatment)) {
        found.add(new Instrument(z, nearest.get()));
      }
      visit(new Instrument(z, NodeSet.EMPTY));
    }
  }

  private void expand(Instrument state) {
    if (isCovered(state)) {
      return;
    }
    NodeSet z = NodeSet.of(state.instrument());
    switch (MSeparation.test(cut, z, outcome, state.given())) {
      case Separation.Connected(var path) -> {
        if (state.given().isEmpty() || separable(state.instrument(), state.given())) {
          grow(state, blockers(state.instrument(), path));
        }
      }
      case Separation.Separated() -> {
        NodeSet reached = reachable(state.instrument(), state.given());
        if (reached.intersects(treatment)) {
          found.add(state);
        } else {
          NodeSet others = MSeparation.reachable(cut, treatment, state.given());
          grow(state, others.size() < reached.size() ? others : reached);
        }
      }
    }
  }

  private void grow(Instrument state, NodeSet choices) {
    NodeSet additions = choices.intersect(candidates).minus(state.given());
    for (int node = additions.first(); node >= 0; node = additions.next(node + 1)) {
      if (node != state.instrument()) {
        if (state.given().size() < limits.conditioning() && seen.size() < most) {
          visit(new Instrument(state.instrument(), state.given().with(node)));
        } else {
          truncated = true;
        }
      }
    }
  }

  private void visit(Instrument state) {
    if (seen.add(state)) {
      open.add(state);
    }
  }

  private boolean isCovered(Instrument state) {
    return found.stream()
        .anyMatch(smaller ->
            smaller.instrument() == state.instrument()
                && state.given().containsAll(smaller.given()));
  }

  private boolean separable(int z, NodeSet include) {
    return MinimalSeparators.exists(cut, outcome, NodeSet.of(z), include, candidates.without(z));
  }

  /// The nodes of a path at which two arrowheads do not meet.
  private NodeSet blockers(int from, List<Edge> path) {
    NodeSet.Builder blockers = new NodeSet.Builder(0);
    int node = from;
    boolean arrived = true;
    for (Edge edge : path) {
      boolean forward = edge.from() == node;
      boolean headHere =
          switch (edge.kind()) {
            case BIDIRECTED -> true;
            case DIRECTED -> !forward;
            case UNDIRECTED, CIRCLE_ARROW, CIRCLE_CIRCLE, CIRCLE_TAIL -> false;
          };
      if (!(arrived && headHere)) {
        blockers.add(node);
      }
      node = forward ? edge.to() : edge.from();
      arrived = edge.kind() == EdgeKind.BIDIRECTED || forward;
    }
    return blockers.remove(from).build();
  }

  private NodeSet reachable(int z, NodeSet given) {
    return MSeparation.reachable(cut, NodeSet.of(z), given);
  }
}
