package io.causalgym.graph;

/// Ancestors and descendants along directed edges, each node being its own; `O(V + E)`.
public final class Ancestry {
  private Ancestry() {}

  /// All nodes of the graph with a directed path into `nodes`, and `nodes`.
  public static NodeSet ancestors(MixedGraph graph, NodeSet nodes) {
    return reach(graph.parents(), nodes, graph.all());
  }

  /// Ancestors of `nodes` in the subgraph induced by `within`; `nodes` outside it are left out.
  public static NodeSet ancestors(MixedGraph graph, NodeSet nodes, NodeSet within) {
    return reach(graph.parents(), nodes, within);
  }

  /// All nodes of the graph with a directed path from `nodes`, and `nodes`.
  public static NodeSet descendants(MixedGraph graph, NodeSet nodes) {
    return reach(graph.children(), nodes, graph.all());
  }

  /// Descendants of `nodes` in the subgraph induced by `within`; `nodes` outside it are left out.
  public static NodeSet descendants(MixedGraph graph, NodeSet nodes, NodeSet within) {
    return reach(graph.children(), nodes, within);
  }

  /// Everything that `nodes` reach along `relation` without leaving `within`.
  static NodeSet reach(Adjacency relation, NodeSet nodes, NodeSet within) {
    NodeSet start = nodes.intersect(within);
    NodeSet.Builder found = new NodeSet.Builder(start);
    IntStack open = new IntStack();
    start.forEach(open::push);
    while (!open.isEmpty()) {
      int node = open.pop();
      for (int at = relation.start(node); at < relation.end(node); at++) {
        int target = relation.target(at);
        if (within.contains(target) && found.addIfAbsent(target)) {
          open.push(target);
        }
      }
    }
    return found.build();
  }
}
