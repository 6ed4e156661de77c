package io.causalgym.graph.format;

import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.GraphBuilder;
import io.causalgym.graph.GraphException;
import io.causalgym.graph.GraphKind;
import io.causalgym.graph.GraphProblem;
import io.causalgym.graph.MixedGraph;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What a text has said so far. The builder refuses what grows over the limits while it is read.
final class GraphDraft {

  /// What a text can say about a node beside its edges.
  enum Role {
    LATENT,
    EXPOSURE,
    OUTCOME,
    ADJUSTED,
    SELECTED
  }

  private record WrittenEdge(String from, String to, EdgeKind kind) {}

  private final GraphBuilder builder;
  private final Map<Role, Set<String>> roles = new EnumMap<>(Role.class);
  private final Set<WrittenEdge> seen = new HashSet<>();
  private final boolean mergesRepeated;
  private boolean bidirected;

  /// @param mergesRepeated whether an edge that is written again is no second one
  GraphDraft(GraphBuilder.Limits limits, boolean mergesRepeated) {
    this.builder = MixedGraph.builder().limits(limits);
    this.mergesRepeated = mergesRepeated;
  }

  void node(String name) {
    builder.node(name);
  }

  void role(Role role, String name) {
    names(role).add(name);
    if (role == Role.LATENT) {
      builder.latent(name);
    } else {
      builder.node(name);
    }
  }

  /// Adds the edge as it is written, turned round where its kind asks for it.
  void edge(String left, DotEdge edge, String right) {
    if (edge.reversed()) {
      edge(right, left, edge.kind());
    } else {
      edge(left, right, edge.kind());
    }
  }

  void edge(String from, String to, EdgeKind kind) {
    bidirected |= kind == EdgeKind.BIDIRECTED;
    if (mergesRepeated) {
      boolean turn = kind.symmetric() && from.compareTo(to) > 0;
      if (!seen.add(turn ? new WrittenEdge(to, from, kind) : new WrittenEdge(from, to, kind))) {
        return;
      }
    }
    builder.edge(from, to, kind);
  }

  /// Refuses more edges than the limit where they cannot be entered at once.
  static void checkEdges(int edges, GraphBuilder.Limits limits) {
    if (edges > limits.edges()) {
      throw new GraphException(
          new GraphProblem.TooLarge(
              "edges",
              edges,
              limits.edges(),
              "the graph has more than " + limits.edges() + " edges; ask about a part of it"));
    }
  }

  boolean bidirected() {
    return bidirected;
  }

  /// The graph read as `kind`, or as its marks say where that is absent.
  GraphDocument build(@Nullable GraphKind kind) {
    MixedGraph graph = builder.kind(kind).build();
    return new GraphDocument(
        graph,
        graph.nodes(names(Role.EXPOSURE)),
        graph.nodes(names(Role.OUTCOME)),
        graph.nodes(names(Role.ADJUSTED)),
        graph.nodes(names(Role.SELECTED)));
  }

  private Set<String> names(Role role) {
    return roles.computeIfAbsent(role, absent -> new TreeSet<>());
  }
}
