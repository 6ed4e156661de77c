package io.causalgym.graph.interchange;

import io.causalgym.graph.Edge;
import io.causalgym.graph.GraphBuilder;
import io.causalgym.graph.GraphException;
import io.causalgym.graph.GraphKind;
import io.causalgym.graph.MixedGraph;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jgrapht.Graph;
import org.jgrapht.graph.DirectedMultigraph;

/// A mixed graph as JGraphT sees it: vertices are names, every edge has a source and a target
/// (symmetric ones from the smaller name), and {@link MarkedEdge} says what it means.
///
/// @param graph the live JGraphT graph; whoever changes it changes this
/// @param latent the names of nodes that are not measured
public record MarkedGraph(GraphKind kind, Graph<String, MarkedEdge> graph, Set<String> latent) {
  public MarkedGraph {
    latent = Collections.unmodifiableSet(new TreeSet<>(latent));
  }

  /// A copy of `mixed`, `O((V + E) log V)`.
  public static MarkedGraph of(MixedGraph mixed) {
    Graph<String, MarkedEdge> graph = new DirectedMultigraph<>(null, null, false);
    mixed.names().forEach(graph::addVertex);
    for (Edge edge : mixed.edges()) {
      graph.addEdge(mixed.name(edge.from()), mixed.name(edge.to()), new MarkedEdge(edge.kind()));
    }
    return new MarkedGraph(mixed.kind(), graph, new TreeSet<>(mixed.names(mixed.latent())));
  }

  /// The graph in compact form.
  ///
  /// @throws GraphException if an edge is impossible for the kind or the directed edges have a
  ///   cycle
  public MixedGraph toMixedGraph(GraphBuilder.Limits limits) {
    GraphBuilder builder = MixedGraph.builder().limits(limits).kind(kind);
    graph.vertexSet().forEach(builder::node);
    latent.forEach(builder::latent);
    for (MarkedEdge edge : graph.edgeSet()) {
      builder.edge(graph.getEdgeSource(edge), graph.getEdgeTarget(edge), edge.kind());
    }
    return builder.build();
  }
}
