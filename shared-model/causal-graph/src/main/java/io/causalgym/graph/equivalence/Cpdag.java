package io.causalgym.graph.equivalence;

import io.causalgym.graph.Adjacency;
import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.GraphBuilder;
import io.causalgym.graph.GraphException;
import io.causalgym.graph.GraphKind;
import io.causalgym.graph.GraphProblem;
import io.causalgym.graph.MixedGraph;

/// The Markov equivalence class of a DAG as one graph: an edge is directed where all DAGs of the
/// class agree (compelled) and undirected where they do not (reversible).
///
/// Source: Chickering, "A transformational characterization of equivalent Bayesian network
/// structures", UAI 1995, Algorithms Order-Edges and Label-Edges; `O(E d log d)` for the largest
/// in-degree `d`.
public final class Cpdag {
  private final MixedGraph dag;
  private final Adjacency parents;
  // By position in `parents`.
  private final boolean[] known;
  private final boolean[] compelled;

  private Cpdag(MixedGraph dag) {
    this.dag = dag;
    this.parents = dag.parents();
    int edges = dag.edges().size();
    this.known = new boolean[edges];
    this.compelled = new boolean[edges];
  }

  /// The completed partially directed graph of the class of `dag`; latent nodes are nodes like
  /// others.
  ///
  /// @throws GraphException with {@link GraphProblem.UnsupportedKind} if it is no DAG
  public static MixedGraph of(MixedGraph dag) {
    if (dag.kind() != GraphKind.DAG) {
      throw new GraphException(
          new GraphProblem.UnsupportedKind(
              dag.kind(),
              "the class of a "
                  + dag.kind()
                  + " is not that of a DAG; close a CPDAG with Meek's rules instead"));
    }
    return new Cpdag(dag).label();
  }

  /// Edges are taken by their heads in topological order, for one head by their tails in reverse
  /// order: what an edge is judged by is known before it.
  private MixedGraph label() {
    int[] order = dag.topologicalOrder();
    int[] rank = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      rank[order[i]] = i;
    }
    for (int head : order) {
      int[] tails = parents.of(head).toArray();
      byTopologicalOrderDescending(tails, rank, order);
      for (int tail : tails) {
        if (!known[position(tail, head)]) {
          labelFrom(tail, head);
        }
      }
    }
    return toGraph();
  }

  private static void byTopologicalOrderDescending(int[] nodes, int[] rank, int[] order) {
    for (int i = 0; i < nodes.length; i++) {
      nodes[i] = -rank[nodes[i]];
    }
    java.util.Arrays.sort(nodes);
    for (int i = 0; i < nodes.length; i++) {
      nodes[i] = order[-nodes[i]];
    }
  }

  private void labelFrom(int tail, int head) {
    for (int at = parents.start(tail); at < parents.end(tail); at++) {
      int above = parents.target(at);
      if (compelled[at]) {
        if (!parents.has(head, above)) {
          labelUnknownInto(head, true);
          return;
        }
        set(position(above, head), true);
      }
    }
    labelUnknownInto(head, hasParentUnseenBy(tail, head));
  }

  /// Whether a parent of `head` other than `tail` is no parent of `tail`.
  private boolean hasParentUnseenBy(int tail, int head) {
    for (int at = parents.start(head); at < parents.end(head); at++) {
      int other = parents.target(at);
      if (other != tail && !parents.has(tail, other)) {
        return true;
      }
    }
    return false;
  }

  private void labelUnknownInto(int head, boolean value) {
    for (int at = parents.start(head); at < parents.end(head); at++) {
      if (!known[at]) {
        set(at, value);
      }
    }
  }

  private void set(int position, boolean value) {
    known[position] = true;
    compelled[position] = value;
  }

  private int position(int tail, int head) {
    int at = parents.start(head);
    while (parents.target(at) != tail) {
      at++;
    }
    return at;
  }

  private MixedGraph toGraph() {
    GraphBuilder builder =
        MixedGraph.builder()
            .kind(GraphKind.CPDAG)
            .limits(new GraphBuilder.Limits(dag.size(), dag.edges().size()));
    dag.names().forEach(builder::node);
    dag.names(dag.latent()).forEach(builder::latent);
    for (int head = 0; head < dag.size(); head++) {
      for (int at = parents.start(head); at < parents.end(head); at++) {
        builder.edge(
            dag.name(parents.target(at)),
            dag.name(head),
            compelled[at] ? EdgeKind.DIRECTED : EdgeKind.UNDIRECTED);
      }
    }
    return builder.build();
  }
}
