package io.causalgym.graph;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/// An immutable graph with the edge kinds of causal models, in compressed sparse rows.
///
/// Nodes are indices `0 .. size - 1` in the ascending order of their names, so that a set printed
/// in index order is sorted and two graphs with the same nodes agree on indices whatever order they
/// were written in. Directed edges are acyclic. Between two nodes there is one edge, except that an
/// ADMG may have both `a -> b` and `a <-> b`.
public final class MixedGraph {
  private final GraphKind kind;
  private final String[] names;
  private final NodeSet latent;
  private final List<Edge> edges;
  private final Adjacency parents;
  private final Adjacency children;
  private final Adjacency spouses;
  private final Adjacency neighbours;
  private final int[] topologicalOrder;

  MixedGraph(GraphKind kind, String[] names, NodeSet latent, List<Edge> edges) {
    this.kind = kind;
    this.names = names;
    this.latent = latent;
    this.edges = List.copyOf(edges);
    this.parents = SparseRows.of(names.length, edges, EdgeKind.DIRECTED, false, true);
    this.children = SparseRows.of(names.length, edges, EdgeKind.DIRECTED, true, false);
    this.spouses = SparseRows.of(names.length, edges, EdgeKind.BIDIRECTED, true, true);
    this.neighbours = SparseRows.of(names.length, edges, EdgeKind.UNDIRECTED, true, true);
    this.topologicalOrder = TopologicalOrder.of(this);
  }

  /// Starts a graph; see {@link GraphBuilder}.
  public static GraphBuilder builder() {
    return new GraphBuilder();
  }

  public GraphKind kind() {
    return kind;
  }

  /// The number of nodes, latent ones included.
  public int size() {
    return names.length;
  }

  public String name(int node) {
    return names[node];
  }

  /// The names, ascending.
  public List<String> names() {
    return List.of(names);
  }

  /// The names of `nodes`, ascending.
  public List<String> names(NodeSet nodes) {
    return nodes.stream().mapToObj(this::name).toList();
  }

  /// The node called `name`, or -1.
  public int find(String name) {
    int at = Arrays.binarySearch(names, name);
    return at < 0 ? -1 : at;
  }

  /// The node called `name`.
  ///
  /// @throws GraphException with {@link GraphProblem.UnknownNode} if there is none
  public int node(String name) {
    int node = find(name);
    if (node < 0) {
      throw new GraphException(
          new GraphProblem.UnknownNode(
              name, "the graph has no node '" + name + "'; use one of its names"));
    }
    return node;
  }

  /// The nodes called `names`.
  ///
  /// @throws GraphException with {@link GraphProblem.UnknownNode} if one is missing
  public NodeSet nodes(Collection<String> names) {
    NodeSet.Builder set = new NodeSet.Builder(size());
    for (String name : names) {
      set.add(node(name));
    }
    return set.build();
  }

  /// All nodes.
  public NodeSet all() {
    return NodeSet.range(size());
  }

  /// The nodes that are not measured, to be projected out before a question is answered.
  public NodeSet latent() {
    return latent;
  }

  /// The edges, ascending, symmetric ones with `from < to`.
  public List<Edge> edges() {
    return edges;
  }

  /// `a` for every `a -> node`.
  public Adjacency parents() {
    return parents;
  }

  /// `a` for every `node -> a`.
  public Adjacency children() {
    return children;
  }

  /// `a` for every `node <-> a`.
  public Adjacency spouses() {
    return spouses;
  }

  /// `a` for every `node -- a`.
  public Adjacency neighbours() {
    return neighbours;
  }

  /// The nodes so that every directed edge points from an earlier to a later one; among the
  /// possible orders the one that always takes the smallest index next.
  public int[] topologicalOrder() {
    return topologicalOrder.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MixedGraph graph
        && kind == graph.kind
        && Arrays.equals(names, graph.names)
        && latent.equals(graph.latent)
        && edges.equals(graph.edges);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(names) + edges.hashCode();
  }

  @Override
  public String toString() {
    return kind + " of " + names.length + " nodes and " + edges.size() + " edges";
  }
}
