package io.causalgym.graph.separation;

import io.causalgym.graph.Adjacency;
import io.causalgym.graph.Edge;
import io.causalgym.graph.GraphBuilder;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.NodeSet;

/// A graph seen without some of its nodes and edges: `G` with edges into `X` cut (the graph under
/// `do(X)`), with edges out of `X` cut, or the proper back-door graph. Nothing is copied; node
/// indices stay those of the graph.
///
/// Immutable: each method returns a narrower view. Circle edges (PAG) are not seen.
public final class GraphView {
  private final MixedGraph graph;
  private final NodeSet nodes;
  private final NodeSet cutInto;
  private final NodeSet cutOutOf;
  private final NodeSet cutFrom;
  private final NodeSet cutTo;
  private final boolean whole;

  private GraphView(
      MixedGraph graph,
      NodeSet nodes,
      NodeSet cutInto,
      NodeSet cutOutOf,
      NodeSet cutFrom,
      NodeSet cutTo) {
    this.graph = graph;
    this.nodes = nodes;
    this.cutInto = cutInto;
    this.cutOutOf = cutOutOf;
    this.cutFrom = cutFrom;
    this.cutTo = cutTo;
    this.whole =
        nodes.containsAll(graph.all())
            && cutInto.isEmpty()
            && cutOutOf.isEmpty()
            && (cutFrom.isEmpty() || cutTo.isEmpty());
  }

  /// The whole graph.
  public static GraphView of(MixedGraph graph) {
    NodeSet none = NodeSet.EMPTY;
    return new GraphView(graph, graph.all(), none, none, none, none);
  }

  /// The subgraph induced by those of its nodes that are in `kept`.
  public GraphView within(NodeSet kept) {
    return new GraphView(graph, nodes.intersect(kept), cutInto, cutOutOf, cutFrom, cutTo);
  }

  /// Without the edges that point into `targets`, directed and bidirected: the graph under
  /// `do(targets)`.
  public GraphView cutInto(NodeSet targets) {
    return new GraphView(graph, nodes, cutInto.union(targets), cutOutOf, cutFrom, cutTo);
  }

  /// Without the directed edges that leave `sources`.
  public GraphView cutOutOf(NodeSet sources) {
    return new GraphView(graph, nodes, cutInto, cutOutOf.union(sources), cutFrom, cutTo);
  }

  /// Without the directed edges from a node of `from` to a node of `to`: with the treatments and
  /// the nodes on proper causal paths it is the proper back-door graph. A second call replaces the
  /// sets of the first.
  public GraphView cutBetween(NodeSet from, NodeSet to) {
    return new GraphView(graph, nodes, cutInto, cutOutOf, from, to);
  }

  /// The graph that is looked at.
  public MixedGraph graph() {
    return graph;
  }

  /// The nodes that are left.
  public NodeSet nodes() {
    return nodes;
  }

  /// Whether an edge `from -> to` of the graph is left.
  public boolean keepsDirected(int from, int to) {
    return whole
        || (nodes.contains(from)
            && nodes.contains(to)
            && !cutOutOf.contains(from)
            && !cutInto.contains(to)
            && !(cutFrom.contains(from) && cutTo.contains(to)));
  }

  /// Whether an edge `a <-> b` of the graph is left.
  public boolean keepsBidirected(int a, int b) {
    return whole
        || (nodes.contains(a) && nodes.contains(b) && !cutInto.contains(a) && !cutInto.contains(b));
  }

  /// Whether an edge `a -- b` of the graph is left.
  public boolean keepsUndirected(int a, int b) {
    return whole || (nodes.contains(a) && nodes.contains(b));
  }

  /// The nodes with a directed path into `targets` in this view, and `targets`; `O(V + E)`. Targets
  /// outside the view are left out.
  public NodeSet ancestors(NodeSet targets) {
    return climb(targets, false);
  }

  /// The nodes with a path of directed and undirected edges towards `targets`, and `targets`; `O(V
  /// + E)`. Where there are no undirected edges these are the ancestors.
  ///
  /// Source: Richardson and Spirtes, "Ancestral graph Markov models", Annals of Statistics 30(4),
  /// 2002, section 2.1.
  public NodeSet anteriors(NodeSet targets) {
    return climb(targets, true);
  }

  /// The nodes with a directed path from `sources` in this view, and `sources`; `O(V + E)`. Sources
  /// outside the view are left out.
  public NodeSet descendants(NodeSet sources) {
    Adjacency children = graph.children();
    NodeSet.Builder found = new NodeSet.Builder(sources.intersect(nodes));
    int[] queue = new int[graph.size()];
    int tail = copy(sources.intersect(nodes), queue);
    for (int head = 0; head < tail; head++) {
      int node = queue[head];
      for (int at = children.start(node); at < children.end(node); at++) {
        int child = children.target(at);
        if (keepsDirected(node, child) && found.addIfAbsent(child)) {
          queue[tail++] = child;
        }
      }
    }
    return found.build();
  }

  /// The view as a graph of its own, for display; node indices change where nodes are missing.
  public MixedGraph toGraph() {
    GraphBuilder builder = MixedGraph.builder().kind(graph.kind());
    nodes.forEach(node -> builder.node(graph.name(node)));
    nodes.intersect(graph.latent()).forEach(node -> builder.latent(graph.name(node)));
    for (Edge edge : graph.edges()) {
      if (keeps(edge)) {
        builder.edge(graph.name(edge.from()), graph.name(edge.to()), edge.kind());
      }
    }
    return builder.build();
  }

  private boolean keeps(Edge edge) {
    return switch (edge.kind()) {
      case DIRECTED -> keepsDirected(edge.from(), edge.to());
      case BIDIRECTED -> keepsBidirected(edge.from(), edge.to());
      case UNDIRECTED -> keepsUndirected(edge.from(), edge.to());
      case CIRCLE_ARROW, CIRCLE_CIRCLE, CIRCLE_TAIL -> false;
    };
  }

  private NodeSet climb(NodeSet targets, boolean acrossUndirected) {
    Adjacency parents = graph.parents();
    Adjacency neighbours = graph.neighbours();
    NodeSet start = targets.intersect(nodes);
    NodeSet.Builder found = new NodeSet.Builder(start);
    int[] queue = new int[graph.size()];
    int tail = copy(start, queue);
    for (int head = 0; head < tail; head++) {
      int node = queue[head];
      for (int at = parents.start(node); at < parents.end(node); at++) {
        int parent = parents.target(at);
        if (keepsDirected(parent, node) && found.addIfAbsent(parent)) {
          queue[tail++] = parent;
        }
      }
      for (int at = neighbours.start(node); acrossUndirected && at < neighbours.end(node); at++) {
        int other = neighbours.target(at);
        if (keepsUndirected(node, other) && found.addIfAbsent(other)) {
          queue[tail++] = other;
        }
      }
    }
    return found.build();
  }

  private static int copy(NodeSet from, int[] queue) {
    int tail = 0;
    for (int node = from.first(); node >= 0; node = from.next(node + 1)) {
      queue[tail++] = node;
    }
    return tail;
  }

  @Override
  public String toString() {
    return "a view of " + nodes.size() + " nodes of a " + graph;
  }
}
