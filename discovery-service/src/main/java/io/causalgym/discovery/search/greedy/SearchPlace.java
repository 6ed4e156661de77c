package io.causalgym.discovery.search.greedy;

import io.causalgym.graph.Edge;
import io.causalgym.graph.EdgeKind;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Where a search over equivalence classes is: a greedy search needs to know no more than this to
/// go on.
///
/// @param phase the number of the phase under way
/// @param improved whether this round of phases has found anything
record SearchPlace(int phase, boolean improved, int size, List<Edge> edges) {
  private static final Pattern TEXT =
      Pattern.compile(
          "\\{\"phase\":([0-2]),\"improved\":(true|false),\"nodes\":(\\d{1,6}),\"edges\":\"([0-9> -]*)\"}");
  private static final Pattern EDGE = Pattern.compile("(\\d{1,6})([>-])(\\d{1,6})");

  SearchPlace {
    edges = List.copyOf(edges);
  }

  /// One JSON object; edges as `0>1 2-3`.
  String text() {
    String list =
        edges.stream()
            .map(e -> e.from() + (e.kind() == EdgeKind.DIRECTED ? ">" : "-") + e.to())
            .collect(Collectors.joining(" "));
    return "{\"phase\":%d,\"improved\":%b,\"nodes\":%d,\"edges\":\"%s\"}"
        .formatted(phase, improved, size, list);
  }

  /// Empty for a text that is no place.
  static Optional<SearchPlace> of(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    List<Edge> edges =
        EDGE.matcher(matcher.group(4))
            .results()
            .map(edge ->
                new Edge(
                    Integer.parseInt(edge.group(1)),
                    Integer.parseInt(edge.group(3)),
                    edge.group(2).equals(">") ? EdgeKind.DIRECTED : EdgeKind.UNDIRECTED))
            .toList();
    return Optional.of(
        new SearchPlace(
            Integer.parseInt(matcher.group(1)),
            Boolean.parseBoolean(matcher.group(2)),
            Integer.parseInt(matcher.group(3)),
            edges));
  }

  /// The graph, empty unless it is the CPDAG of some DAG with so many nodes.
  Optional<PartialDag> graph(int nodes) {
    PartialDag graph = new PartialDag(nodes);
    for (Edge edge : edges) {
      if (size != nodes
          || edge.from() >= nodes
          || edge.to() >= nodes
          || edge.from() == edge.to()
          || graph.adjacent(edge.from(), edge.to())) {
        return Optional.empty();
      }
      if (edge.kind() == EdgeKind.DIRECTED) {
        graph.direct(edge.from(), edge.to());
      } else {
        graph.join(edge.from(), edge.to());
      }
    }
    PartialDag completed = new PartialDag(nodes);
    completed.become(graph);
    boolean whole = new Completion(nodes).complete(completed) && completed.sameAs(graph);
    return whole ? Optional.of(graph) : Optional.empty();
  }
}
