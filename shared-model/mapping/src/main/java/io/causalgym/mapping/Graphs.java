package io.causalgym.mapping;

import io.causalgym.contract.EdgeDocument;
import io.causalgym.contract.EdgeSymbol;
import io.causalgym.contract.GraphDocument;
import io.causalgym.contract.GraphFormatName;
import io.causalgym.contract.GraphKindName;
import io.causalgym.contract.NodeDocument;
import io.causalgym.contract.StoredGraph;
import io.causalgym.graph.ContentHash;
import io.causalgym.graph.Edge;
import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.GraphBuilder;
import io.causalgym.graph.GraphException;
import io.causalgym.graph.GraphKind;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.format.GraphFormat;
import io.causalgym.graph.format.GraphReader;
import io.causalgym.graph.format.GraphWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Graphs on the wire and in memory.
public final class Graphs {
  private Graphs() {}

  /// Builds the graph of a document that has nodes and edges, or a text.
  ///
  /// @throws GraphException if the text cannot be read or the edges do not make a graph
  /// @throws IllegalArgumentException if the document names a stored graph, which only its store
  ///   can resolve
  public static MixedGraph read(GraphDocument document) {
    if (document.id() != null) {
      throw new IllegalArgumentException("a stored graph is resolved by the store");
    }
    if (document.environment() != null) {
      return Models.environment(document.environment()).graph();
    }
    String text = document.text();
    return text == null ? built(document) : parsed(text, document);
  }

  private static MixedGraph built(GraphDocument document) {
    GraphBuilder builder = MixedGraph.builder().kind(kind(document.kind()));
    List<NodeDocument> nodes = document.nodes();
    for (NodeDocument node : nodes == null ? List.<NodeDocument>of() : nodes) {
      if (node.latent()) {
        builder.latent(node.name());
      } else {
        builder.node(node.name());
      }
    }
    List<EdgeDocument> edges = document.edges();
    for (EdgeDocument edge : edges == null ? List.<EdgeDocument>of() : edges) {
      builder.edge(edge.from(), edge.to(), kind(edge.kind()));
    }
    return builder.build();
  }

  private static MixedGraph parsed(String text, GraphDocument document) {
    MixedGraph graph =
        GraphReader.read(text, format(document.format()), GraphBuilder.Limits.DEFAULT);
    GraphKind wanted = kind(document.kind());
    return wanted == null || wanted == graph.kind() ? graph : reread(graph, wanted);
  }

  /// The same marks read as another kind; refused where they do not fit it.
  private static MixedGraph reread(MixedGraph graph, GraphKind kind) {
    GraphBuilder builder = MixedGraph.builder().kind(kind);
    graph.names().forEach(builder::node);
    graph.names(graph.latent()).forEach(builder::latent);
    for (Edge edge : graph.edges()) {
      builder.edge(graph.name(edge.from()), graph.name(edge.to()), edge.kind());
    }
    return builder.build();
  }

  /// The graph as a stored one.
  ///
  /// @param format the text format that is wanted, or nodes and edges where it is absent or JSON
  /// @throws GraphException if the format cannot express the graph
  public static StoredGraph stored(MixedGraph graph, @Nullable GraphFormatName format) {
    String id = ContentHash.of(graph);
    GraphFormat text = format(format);
    return text == null
        ? new StoredGraph(id, kind(graph.kind()), nodes(graph), edges(graph, graph.edges()), null)
        : new StoredGraph(id, kind(graph.kind()), null, null, GraphWriter.write(graph, text));
  }

  /// The graph as nodes and edges, every one written out.
  public static GraphDocument write(MixedGraph graph) {
    return GraphDocument.of(nodes(graph), edges(graph, graph.edges()), kind(graph.kind()));
  }

  /// Edges by name, in the order given.
  public static List<EdgeDocument> edges(MixedGraph graph, List<Edge> edges) {
    return edges.stream()
        .map(edge ->
            new EdgeDocument(graph.name(edge.from()), graph.name(edge.to()), symbol(edge.kind())))
        .toList();
  }

  private static List<NodeDocument> nodes(MixedGraph graph) {
    return java.util.stream.IntStream.range(0, graph.size())
        .mapToObj(node -> new NodeDocument(graph.name(node), graph.latent().contains(node)))
        .toList();
  }

  /// The kind of an edge from the wire.
  public static EdgeKind kind(EdgeSymbol symbol) {
    return switch (symbol) {
      case DIRECTED -> EdgeKind.DIRECTED;
      case BIDIRECTED -> EdgeKind.BIDIRECTED;
      case UNDIRECTED -> EdgeKind.UNDIRECTED;
      case CIRCLE_ARROW -> EdgeKind.CIRCLE_ARROW;
      case CIRCLE_CIRCLE -> EdgeKind.CIRCLE_CIRCLE;
      case CIRCLE_TAIL -> EdgeKind.CIRCLE_TAIL;
    };
  }

  /// The kind of an edge on the wire.
  public static EdgeSymbol symbol(EdgeKind kind) {
    return switch (kind) {
      case DIRECTED -> EdgeSymbol.DIRECTED;
      case BIDIRECTED -> EdgeSymbol.BIDIRECTED;
      case UNDIRECTED -> EdgeSymbol.UNDIRECTED;
      case CIRCLE_ARROW -> EdgeSymbol.CIRCLE_ARROW;
      case CIRCLE_CIRCLE -> EdgeSymbol.CIRCLE_CIRCLE;
      case CIRCLE_TAIL -> EdgeSymbol.CIRCLE_TAIL;
    };
  }

  private static @Nullable GraphKind kind(@Nullable GraphKindName name) {
    return name == null ? null : kindOf(name);
  }

  /// How the marks of a graph are read, from the wire.
  public static GraphKind kindOf(GraphKindName name) {
    return switch (name) {
      case DAG -> GraphKind.DAG;
      case ADMG -> GraphKind.ADMG;
      case CPDAG -> GraphKind.CPDAG;
      case MAG -> GraphKind.MAG;
      case PAG -> GraphKind.PAG;
    };
  }

  /// How the marks of a graph are read, on the wire.
  public static GraphKindName kind(GraphKind kind) {
    return switch (kind) {
      case DAG -> GraphKindName.DAG;
      case ADMG -> GraphKindName.ADMG;
      case CPDAG -> GraphKindName.CPDAG;
      case MAG -> GraphKindName.MAG;
      case PAG -> GraphKindName.PAG;
    };
  }

  private static @Nullable GraphFormat format(@Nullable GraphFormatName name) {
    return switch (name) {
      case null -> null;
      case JSON -> null;
      case DAGITTY -> GraphFormat.DAGITTY;
      case DOT -> GraphFormat.DOT;
      case GRAPHML -> GraphFormat.GRAPHML;
      case BIF -> GraphFormat.BIF;
      case LAVAAN -> GraphFormat.LAVAAN;
    };
  }
}
