package io.causalgym.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The moral graph of a DAG, or the augmented graph of an ADMG or MAG: nodes are adjacent if they
/// are joined by an edge or by a path on which every inner node is a collider. Separation in it,
/// restricted to the anteriors of the sets asked about, is m-separation.
///
/// Source: Lauritzen, Dawid, Larsen and Leimer, "Independence properties of directed Markov
/// fields", Networks 20(5), 1990, section 2; Richardson, "Markov properties for acyclic directed
/// mixed graphs", Scandinavian Journal of Statistics 30(1), 2003, section 2: each district with its
/// parents becomes a clique. Cost `O(V + E)` plus the size of the answer, which can be quadratic:
/// where only reachability is asked, {@link io.causalgym.graph.separation.MinimalSeparators} does
/// without it.
public final class MoralGraph {
  private MoralGraph() {}

  /// The moral graph of the subgraph induced by `within`; nodes outside it have no neighbours.
  ///
  /// @return a symmetric relation, by the nodes of `graph`
  /// @throws GraphException with {@link GraphProblem.UnsupportedKind} for a CPDAG or PAG
  public static Adjacency of(MixedGraph graph, NodeSet within) {
    switch (graph.kind()) {
      case DAG, ADMG, MAG -> {}
      case CPDAG, PAG ->
          throw new GraphException(
              new GraphProblem.UnsupportedKind(
                  graph.kind(),
                  "a " + graph.kind() + " has no moral graph; take a member of its class"));
    }
    NodeSet.Builder[] rows = new NodeSet.Builder[graph.size()];
    Arrays.setAll(rows, node -> new NodeSet.Builder(0));
    for (NodeSet district : Districts.of(graph, within)) {
      NodeSet clique = district.union(graph.parents().of(district).intersect(within));
      clique.forEach(node -> rows[node].addAll(clique));
    }
    List<NodeSet> neighbours = new ArrayList<>(graph.size());
    for (int node = 0; node < graph.size(); node++) {
      if (within.contains(node)) {
        rows[node].addAll(graph.neighbours().of(node).intersect(within));
      }
      neighbours.add(rows[node].remove(node).build());
    }
    return SparseRows.of(neighbours);
  }
}
