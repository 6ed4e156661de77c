package io.causalgym.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Replaces the latent nodes of a DAG or ADMG by what they do to the observed ones: `a -> b` for a
/// directed path and `a <-> b` for a path that points into both ends, where all inner nodes are
/// latent non-colliders. Separations among observed nodes stay as they are.
///
/// Source: Verma and Pearl, "Equivalence and synthesis of causal models", UAI 1990, section 4;
/// Richardson, Evans, Robins and Shpitser, "Nested Markov properties for acyclic directed mixed
/// graphs", Annals of Statistics 51(1), 2023, Definition 4. No path is walked twice: the observed
/// nodes below each latent one are found once, children first, as bit sets. Cost `O((V + E) V /
/// 64)` plus the size of the answer, in which a latent node with `k` observed children is `k (k -
/// 1) / 2` edges.
public final class LatentProjection {
  private final MixedGraph graph;
  private final NodeSet latent;
  // By node: the observed nodes that a walk which enters it by an arrowhead stops at.
  private final List<NodeSet> below;

  private LatentProjection(MixedGraph graph) {
    this.graph = graph;
    this.latent = graph.latent();
    this.below = new ArrayList<>(Collections.nCopies(graph.size(), NodeSet.EMPTY));
    int[] order = graph.topologicalOrder();
    for (int at = order.length - 1; at >= 0; at--) {
      int node = order[at];
      below.set(node, latent.contains(node) ? belowChildrenOf(node) : NodeSet.of(node));
    }
  }

  /// The graph over its observed nodes; the graph itself if all are observed.
  ///
  /// @return a DAG where the graph is one and no bidirected edge arises, else an ADMG
  /// @throws GraphException with {@link GraphProblem.UnsupportedKind} for a CPDAG, MAG or PAG with
  ///   latent nodes, with {@link GraphProblem.TooLarge} if the answer has too many edges
  public static MixedGraph of(MixedGraph graph) {
    if (graph.latent().isEmpty()) {
      return graph;
    }
    return switch (graph.kind()) {
      case DAG, ADMG -> new LatentProjection(graph).project();
      case CPDAG, MAG, PAG ->
          throw new GraphException(
              new GraphProblem.UnsupportedKind(
                  graph.kind(),
                  "latent nodes of a "
                      + graph.kind()
                      + " cannot be projected out; its marks already speak of the observed nodes"
                      + " alone, so leave the latent ones out"));
    };
  }

  private NodeSet belowChildrenOf(int node) {
    Adjacency children = graph.children();
    NodeSet.Builder found = new NodeSet.Builder(graph.size());
    for (int at = children.start(node); at < children.end(node); at++) {
      found.addAll(below.get(children.target(at)));
    }
    return found.build();
  }

  private MixedGraph project() {
    NodeSet.Builder[] spouses = spouses();
    GraphBuilder builder = MixedGraph.builder();
    boolean bidirected = false;
    NodeSet observed = graph.all().minus(latent);
    for (int node = observed.first(); node >= 0; node = observed.next(node + 1)) {
      String name = graph.name(node);
      builder.node(name);
      belowChildrenOf(node)
          .forEach(child -> builder.edge(name, graph.name(child), EdgeKind.DIRECTED));
      NodeSet around = spouses[node].build();
      for (int other = around.next(node + 1); other >= 0; other = around.next(other + 1)) {
        builder.edge(name, graph.name(other), EdgeKind.BIDIRECTED);
        bidirected = true;
      }
    }
    boolean dag = graph.kind() == GraphKind.DAG && !bidirected;
    return builder.kind(dag ? GraphKind.DAG : GraphKind.ADMG).build();
  }

  /// By observed node: the nodes it shares a latent cause with, itself possibly among them.
  private NodeSet.Builder[] spouses() {
    NodeSet.Builder[] spouses = new NodeSet.Builder[graph.size()];
    java.util.Arrays.setAll(spouses, node -> new NodeSet.Builder(0));
    for (int node = latent.first(); node >= 0; node = latent.next(node + 1)) {
      // What is below a latent node is below its latent parent too, which then says the same.
      if (!graph.parents().of(node).intersects(latent)) {
        join(spouses, below.get(node), below.get(node));
      }
    }
    for (Edge edge : graph.edges()) {
      if (edge.kind() == EdgeKind.BIDIRECTED) {
        join(spouses, below.get(edge.from()), below.get(edge.to()));
        join(spouses, below.get(edge.to()), below.get(edge.from()));
      }
    }
    return spouses;
  }

  private static void join(NodeSet.Builder[] spouses, NodeSet nodes, NodeSet others) {
    for (int node = nodes.first(); node >= 0; node = nodes.next(node + 1)) {
      spouses[node].addAll(others);
    }
  }
}
