package io.causalgym.discovery.search;

import io.causalgym.graph.Edge;
import io.causalgym.graph.GraphKind;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// What a search found. Nodes are the sample's variables by their number.
///
/// Edges learned from finite data may contradict each other, a directed cycle included; hence a
/// list of edges and not a {@link io.causalgym.graph.MixedGraph}.
///
/// @param kind how the marks are to be read
/// @param edges canonical, ascending, at most one between two nodes
/// @param tests statistical tests done or local scores computed
/// @param score of the graph where the search has one: higher is better
/// @param notes for the reader, such as "3 colliders contradict each other: a -> b <- c, ..."
/// @param partial whether the search was stopped before its end
public record LearnedGraph(
    GraphKind kind,
    List<String> names,
    List<Edge> edges,
    long tests,
    OptionalDouble score,
    List<String> notes,
    boolean partial) {
  public LearnedGraph {
    names = List.copyOf(names);
    edges = edges.stream().map(Edge::canonical).sorted().toList();
    notes = List.copyOf(notes);
  }

  /// The same graph with one more note.
  public LearnedGraph withNote(String note) {
    List<String> more = new ArrayList<>(notes);
    more.add(note);
    return new LearnedGraph(kind, names, edges, tests, score, more, partial);
  }
}
