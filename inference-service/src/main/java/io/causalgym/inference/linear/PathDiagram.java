package io.causalgym.inference.linear;

import io.causalgym.graph.Edge;
import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.MixedGraph;
import io.causalgym.model.linear.LinearModel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Whether a model and a graph say the same: the same nodes, an edge `->` for each coefficient and
/// `<->` for each covariance of errors. Coefficients that are 0 stand for edges, as the model's own
/// {@link LinearModel#graph()} has it.
public final class PathDiagram {
  private PathDiagram() {}

  /// A part that only one of the two has.
  public sealed interface Disagreement {

    /// Whether the graph has it, and not the model; else the other way round.
    boolean inGraph();

    /// A node.
    record Node(String name, boolean inGraph) implements Disagreement {}

    /// An edge between nodes.
    record Link(String from, String to, EdgeKind kind, boolean inGraph) implements Disagreement {}
  }

  /// What they disagree on, nodes first; nothing if they agree. `O(V + E)`.
  public static List<Disagreement> compare(LinearModel model, MixedGraph graph) {
    MixedGraph own = model.graph();
    List<Disagreement> found = new ArrayList<>();
    missing(graph.names(), own.names())
        .forEach(name -> found.add(new Disagreement.Node(name, true)));
    missing(own.names(), graph.names())
        .forEach(name -> found.add(new Disagreement.Node(name, false)));
    found.addAll(missing(links(graph, true), links(own, true)));
    found.addAll(missing(links(own, false), links(graph, false)));
    return found;
  }

  private static <T> List<T> missing(List<T> wanted, List<T> present) {
    Set<T> known = new HashSet<>(present);
    return wanted.stream().filter(part -> !known.contains(part)).toList();
  }

  private static List<Disagreement.Link> links(MixedGraph graph, boolean inGraph) {
    return graph.edges().stream().map(edge -> link(graph, edge, inGraph)).toList();
  }

  private static Disagreement.Link link(MixedGraph graph, Edge edge, boolean inGraph) {
    return new Disagreement.Link(
        graph.name(edge.from()), graph.name(edge.to()), edge.kind(), inGraph);
  }
}
