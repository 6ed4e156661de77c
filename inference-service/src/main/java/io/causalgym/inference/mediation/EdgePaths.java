package io.causalgym.inference.mediation;

import io.causalgym.graph.Adjacency;
import io.causalgym.graph.Ancestry;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.NodeSet;
import io.causalgym.inference.mediation.PathSelection.CausalEdge;
import io.causalgym.model.ModelException;

/// The paths within a set of edges; `O(V + E)`.
final class EdgePaths implements SelectedPaths {
  private final MixedGraph graph;
  private final int treatment;
  private final int outcome;
  private final PathSelection.Edges edges;
  private final NodeSet between;
  private final boolean[] someFrom;
  private final boolean[] allFrom;
  private final boolean[] someTo;
  private final boolean[] allTo;

  /// @throws ModelException if an edge is not in the graph
  EdgePaths(MixedGraph graph, int treatment, int outcome, PathSelection.Edges edges) {
    this.graph = graph;
    this.treatment = treatment;
    this.outcome = outcome;
    this.edges = edges;
    edges.active().forEach(edge -> GraphEdges.check(graph, edge.from(), edge.to()));
    this.between =
        Ancestry.ancestors(graph, NodeSet.of(outcome))
            .intersect(Ancestry.descendants(graph, NodeSet.of(treatment)));
    this.someFrom = new boolean[graph.size()];
    this.allFrom = new boolean[graph.size()];
    this.someTo = new boolean[graph.size()];
    this.allTo = new boolean[graph.size()];
    int[] order = graph.topologicalOrder();
    for (int node : order) {
      fillFrom(node);
    }
    for (int at = order.length - 1; at >= 0; at--) {
      fillTo(order[at]);
    }
  }

  private boolean selected(int from, int to) {
    return edges.active().contains(new CausalEdge(graph.name(from), graph.name(to)));
  }

  private void fillFrom(int node) {
    allFrom[node] = true;
    someFrom[node] = node == treatment;
    Adjacency parents = graph.parents();
    for (int at = parents.start(node); at < parents.end(node) && node != treatment; at++) {
      int parent = parents.target(at);
      if (between.contains(parent)) {
        boolean selected = selected(parent, node);
        someFrom[node] |= selected && someFrom[parent];
        allFrom[node] &= selected && allFrom[parent];
      }
    }
  }

  private void fillTo(int node) {
    allTo[node] = true;
    someTo[node] = node == outcome;
    Adjacency children = graph.children();
    for (int at = children.start(node); at < children.end(node) && node != outcome; at++) {
      int child = children.target(at);
      if (between.contains(child)) {
        boolean selected = selected(node, child);
        someTo[node] |= selected && someTo[child];
        allTo[node] &= selected && allTo[child];
      }
    }
  }

  @Override
  public PathSet toOutcome() {
    return new Ending(outcome, true);
  }

  @Override
  public Status through(int child) {
    boolean selected = selected(treatment, child);
    if (selected && allTo[child]) {
      return Status.ALL;
    }
    return selected && someTo[child] ? Status.SOME : Status.NONE;
  }

  private final class Ending implements PathSet {
    private final int node;
    private final boolean selected;

    private Ending(int node, boolean selected) {
      this.node = node;
      this.selected = selected;
    }

    @Override
    public int node() {
      return node;
    }

    @Override
    public boolean isEmpty() {
      return !selected || !someFrom[node];
    }

    @Override
    public boolean isEverything() {
      return selected && allFrom[node];
    }

    @Override
    public PathSet before(int parent) {
      return new Ending(parent, selected && selected(parent, node));
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Ending ending && ending.node == node && ending.selected == selected;
    }

    @Override
    public int hashCode() {
      return 2 * node + (selected ? 1 : 0);
    }
  }
}
