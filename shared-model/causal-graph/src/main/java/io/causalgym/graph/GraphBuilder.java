package io.causalgym.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Collects nodes and edges in any order and builds the graph, or says what is wrong with it. Not
/// thread-safe.
public final class GraphBuilder {

  /// Over these sizes a graph is refused.
  ///
  /// @param nodes nodes at most
  /// @param edges edges at most
  public record Limits(int nodes, int edges) {
    public static final Limits DEFAULT = new Limits(20_000, 200_000);
  }

  private record NamedEdge(String from, String to, EdgeKind kind) {}

  private final TreeSet<String> names = new TreeSet<>();
  private final Set<String> latent = new HashSet<>();
  private final List<NamedEdge> edges = new ArrayList<>();
  private Limits limits = Limits.DEFAULT;
  private @Nullable GraphKind kind;

  GraphBuilder() {}

  public GraphBuilder limits(Limits limits) {
    this.limits = limits;
    return this;
  }

  /// How the marks are to be read; inferred from them where it is not said.
  public GraphBuilder kind(@Nullable GraphKind kind) {
    this.kind = kind;
    return this;
  }

  /// Adds a node; again is no harm.
  public GraphBuilder node(String name) {
    names.add(name);
    check("nodes", names.size(), limits.nodes());
    return this;
  }

  /// Adds a node that is not measured.
  public GraphBuilder latent(String name) {
    latent.add(name);
    return node(name);
  }

  /// Adds an edge, and its nodes where they are new.
  public GraphBuilder edge(String from, String to, EdgeKind kind) {
    edges.add(new NamedEdge(from, to, kind));
    check("edges", edges.size(), limits.edges());
    return node(from).node(to);
  }

  /// The graph.
  ///
  /// @throws GraphException if an edge is impossible or the directed edges have a cycle
  public MixedGraph build() {
    String[] sorted = names.toArray(String[]::new);
    Map<String, Integer> index = HashMap.newHashMap(sorted.length);
    for (int node = 0; node < sorted.length; node++) {
      index.put(sorted[node], node);
    }
    List<Edge> built = new ArrayList<>(edges.size());
    Map<Long, EdgeKind> between = HashMap.newHashMap(edges.size());
    for (NamedEdge edge : edges) {
      Edge canonical =
          new Edge(index(index, edge.from()), index(index, edge.to()), edge.kind()).canonical();
      checkPair(edge, canonical, between);
      built.add(canonical);
    }
    built.sort(null);
    GraphKind read = kind != null ? kind : inferred(built);
    if (read != GraphKind.ADMG) {
      checkNoBows(sorted, built, between);
    }
    checkKinds(read, sorted, built);
    NodeSet.Builder hidden = new NodeSet.Builder(sorted.length);
    latent.forEach(name -> hidden.add(index(index, name)));
    return new MixedGraph(read, sorted, hidden.build(), built);
  }

  private static int index(Map<String, Integer> index, String name) {
    Integer node = index.get(name);
    if (node == null) {
      throw new AssertionError("node " + name + " was added with its edge");
    }
    return node;
  }

  /// One edge between two nodes, or the pair of a directed and a bidirected one.
  private static void checkPair(NamedEdge edge, Edge canonical, Map<Long, EdgeKind> between) {
    if (canonical.from() == canonical.to()) {
      throw bad(edge, "is a self edge; remove it");
    }
    long low = Math.min(canonical.from(), canonical.to());
    long high = Math.max(canonical.from(), canonical.to());
    // A pair may meet once as `->` and once as `<->`; a reversed `->` is a cycle of two and is
    // reported as one.
    long slot =
        switch (canonical.kind()) {
          case DIRECTED -> canonical.from() == low ? 1 : 2;
          case BIDIRECTED -> 3;
          case UNDIRECTED, CIRCLE_ARROW, CIRCLE_CIRCLE, CIRCLE_TAIL -> 0;
        };
    if (between.put(slot(low, high, slot), canonical.kind()) != null) {
      throw bad(edge, "is there twice; write it once");
    }
    for (long other = 0; other < 4; other++) {
      if (other != slot
          && (slot == 0 || other == 0)
          && between.containsKey(slot(low, high, other))) {
        throw bad(
            edge, "is a second edge between two nodes; only '->' and '<->' can stand together");
      }
    }
  }

  /// Outside an ADMG a pair has one edge.
  private static void checkNoBows(String[] names, List<Edge> edges, Map<Long, EdgeKind> between) {
    for (Edge edge : edges) {
      long low = Math.min(edge.from(), edge.to());
      long high = Math.max(edge.from(), edge.to());
      if (edge.kind() == EdgeKind.DIRECTED && between.containsKey(slot(low, high, 3))) {
        NamedEdge named = new NamedEdge(names[edge.from()], names[edge.to()], edge.kind());
        throw bad(named, "stands beside '<->' between the same nodes, which only an ADMG can have");
      }
    }
  }

  private static long slot(long low, long high, long kind) {
    return (low << 34) | (high << 2) | kind;
  }

  private static GraphKind inferred(List<Edge> edges) {
    boolean circle = false;
    boolean undirected = false;
    boolean bidirected = false;
    for (Edge edge : edges) {
      switch (edge.kind()) {
        case CIRCLE_ARROW, CIRCLE_CIRCLE, CIRCLE_TAIL -> circle = true;
        case UNDIRECTED -> undirected = true;
        case BIDIRECTED -> bidirected = true;
        case DIRECTED -> {}
      }
    }
    if (circle) {
      return GraphKind.PAG;
    }
    if (undirected) {
      return bidirected ? GraphKind.MAG : GraphKind.CPDAG;
    }
    return bidirected ? GraphKind.ADMG : GraphKind.DAG;
  }

  private static void checkKinds(GraphKind kind, String[] names, List<Edge> edges) {
    for (Edge edge : edges) {
      boolean fits =
          switch (kind) {
            case DAG -> edge.kind() == EdgeKind.DIRECTED;
            case ADMG -> edge.kind() == EdgeKind.DIRECTED || edge.kind() == EdgeKind.BIDIRECTED;
            case CPDAG -> edge.kind() == EdgeKind.DIRECTED || edge.kind() == EdgeKind.UNDIRECTED;
            case MAG -> edge.kind().atFrom() != Mark.CIRCLE && edge.kind().atTo() != Mark.CIRCLE;
            case PAG -> true;
          };
      NamedEdge named = new NamedEdge(names[edge.from()], names[edge.to()], edge.kind());
      if (!fits) {
        throw bad(
            named,
            "does not occur in a graph of kind " + kind + "; name another kind or leave it out");
      }
    }
  }

  private static GraphException bad(NamedEdge edge, String why) {
    String text = "'" + edge.from() + " " + edge.kind().symbol() + " " + edge.to() + "'";
    return new GraphException(
        new GraphProblem.BadEdge(
            edge.from(), edge.to(), edge.kind().symbol(), "the edge " + text + " " + why));
  }

  private static void check(String what, int size, int limit) {
    if (size > limit) {
      throw new GraphException(
          new GraphProblem.TooLarge(
              what,
              size,
              limit,
              "the graph has more than " + limit + " " + what + "; ask about a part of it"));
    }
  }
}
