package io.causalgym.inference.adjustment;

import io.causalgym.graph.Adjacency;
import io.causalgym.graph.Ancestry;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.NodeSet;
import java.util.ArrayDeque;
import java.util.Deque;

/// The members of a candidate set that must leave it so that the given nodes block every proper
/// back-door path from the rest to the outcomes; `O(V + E)`.
///
/// A member must go if an open path from an outcome enters it with an arrowhead and leaves no other
/// remaining member by a tail. The search walks from the outcomes; a walk that reaches a member by
/// its tail waits there, and goes on when the member has gone.
///
/// Source: Wienöbst, van der Zander and Liśkiewicz, AAAI 2024 (`wienobst2024linear`), the set
/// `Z_(ii)`. Colliders are opened by any directed path to a given node: if such a path meets a
/// member first, the walk down the path reaches that member by an arrowhead and removes it, so that
/// the result is the same as with the members' outgoing edges cut.
final class BackdoorClosure {
  private final MixedGraph graph;
  private final NodeSet given;
  private final NodeSet aboveGiven;
  private final NodeSet members;
  private final NodeSet.Builder gone;
  private final NodeSet.Builder byHead;
  private final NodeSet.Builder byTail;
  private final Deque<Integer> heads = new ArrayDeque<>();
  private final Deque<Integer> tails = new ArrayDeque<>();

  private BackdoorClosure(MixedGraph graph, NodeSet given, NodeSet members) {
    this.graph = graph;
    this.given = given;
    this.members = members;
    this.aboveGiven = Ancestry.ancestors(graph, given);
    this.gone = new NodeSet.Builder(graph.size());
    this.byHead = new NodeSet.Builder(graph.size());
    this.byTail = new NodeSet.Builder(graph.size());
  }

  /// The members that must leave.
  static NodeSet of(MixedGraph graph, NodeSet given, NodeSet outcomes, NodeSet members) {
    BackdoorClosure closure = new BackdoorClosure(graph, given, members);
    outcomes.forEach(closure::reachByTail);
    closure.search();
    return closure.gone.build();
  }

  private void search() {
    while (!heads.isEmpty() || !tails.isEmpty()) {
      if (heads.isEmpty()) {
        leaveByAnyEdge(tails.pop());
      } else {
        leaveAfterHead(heads.pop());
      }
    }
  }

  /// A walk arrives at `node` over an edge that points away from it.
  private void reachByTail(int node) {
    boolean waits = members.contains(node) && !gone.contains(node);
    if (byTail.addIfAbsent(node) && !waits && !given.contains(node)) {
      tails.push(node);
    }
  }

  /// A walk arrives at `node` over an edge that points into it.
  private void reachByHead(int node) {
    if (!byHead.addIfAbsent(node)) {
      return;
    }
    if (members.contains(node)) {
      gone.add(node);
      if (byTail.contains(node)) {
        tails.push(node);
      }
    }
    heads.push(node);
  }

  private void leaveByAnyEdge(int node) {
    leaveUpward(node);
    leaveDownward(node);
  }

  private void leaveAfterHead(int node) {
    if (aboveGiven.contains(node)) {
      leaveUpward(node);
    }
    if (!given.contains(node)) {
      leaveDownward(node);
    }
  }

  private void leaveUpward(int node) {
    Adjacency parents = graph.parents();
    for (int at = parents.start(node); at < parents.end(node); at++) {
      reachByTail(parents.target(at));
    }
    Adjacency spouses = graph.spouses();
    for (int at = spouses.start(node); at < spouses.end(node); at++) {
      reachByHead(spouses.target(at));
    }
  }

  private void leaveDownward(int node) {
    Adjacency children = graph.children();
    for (int at = children.start(node); at < children.end(node); at++) {
      reachByHead(children.target(at));
    }
  }
}
