package io.causalgym.discovery.search.functional;

import io.causalgym.dataset.Sample;
import io.causalgym.discovery.knowledge.Knowledge;
import io.causalgym.discovery.search.LearnedGraph;
import io.causalgym.discovery.search.Learner;
import io.causalgym.discovery.search.SearchControl;
import io.causalgym.graph.Edge;
import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.GraphKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Gives the undirected edges of another search's graph a direction by a measure of the two
/// variables, the surest first. A direction that would close a directed cycle or make a new
/// unshielded collider is not taken where the other is open; an edge for which both are closed, or
/// that knowledge would forbid, stays undirected and is noted.
///
/// Source: Hyvärinen, Smith (2013): pairwise measures after the skeleton is known. The measure is
/// of the two columns as they are, so that common causes of both may mislead it.
public final class PairwiseOrientation implements Learner {
  /// @param measure positive for `edge.from` as the cause
  private record Measured(Edge edge, double measure) {}

  private final Learner first;
  private final PairwiseMeasure measure;

  /// @param first finds the graph, its nodes the sample's variables
  public PairwiseOrientation(Learner first, PairwiseMeasure measure) {
    this.first = first;
    this.measure = measure;
  }

  @Override
  public LearnedGraph learn(Sample sample, Knowledge knowledge, SearchControl control) {
    return orient(first.learn(sample, knowledge, control), sample, knowledge, control);
  }

  /// The graph with directions; unchanged if it is a PAG or the deadline has passed.
  public LearnedGraph orient(
      LearnedGraph graph, Sample sample, Knowledge knowledge, SearchControl control) {
    List<Edge> open =
        graph.edges().stream().filter(edge -> edge.kind() == EdgeKind.UNDIRECTED).toList();
    if (open.isEmpty() || graph.kind() != GraphKind.CPDAG || control.deadline().passed()) {
      return graph;
    }
    double[] measures = measures(open, ContinuousColumns.of(sample), control);
    if (control.deadline().passed()) {
      return with(graph, graph.edges(), List.of(), true);
    }
    OpenDirections directions = new OpenDirections(graph, knowledge);
    return directed(graph, directions, open, measures);
  }

  private double[] measures(List<Edge> open, ContinuousColumns columns, SearchControl control) {
    double[] measures = new double[open.size()];
    control
        .loop()
        .run(
            measures.length,
            () -> measure,
            (measure, at) -> {
              if (!control.deadline().passed()) {
                double value = measure.of(columns, open.get(at).from(), open.get(at).to());
                measures[at] = Double.isNaN(value) ? 0 : value;
              }
            });
    return measures;
  }

  /// Takes forced directions first, then the surest.
  private LearnedGraph directed(
      LearnedGraph graph, OpenDirections directions, List<Edge> open, double[] measures) {
    List<Measured> left = new ArrayList<>();
    for (int at = 0; at < measures.length; at++) {
      left.add(new Measured(open.get(at), measures[at]));
    }
    left.sort(Comparator.comparingDouble(pair -> -Math.abs(pair.measure)));
    List<String> stuck = new ArrayList<>();
    while (!left.isEmpty()) {
      Measured next =
          left.stream()
              .filter(pair -> directions.forced(pair.edge.from(), pair.edge.to()))
              .findFirst()
              .orElse(left.getFirst());
      left.remove(next);
      int from = next.measure >= 0 ? next.edge.from() : next.edge.to();
      int to = next.measure >= 0 ? next.edge.to() : next.edge.from();
      if (!directions.direct(from, to) && !directions.direct(to, from)) {
        stuck.add(graph.names().get(from) + " -- " + graph.names().get(to));
      }
    }
    return with(graph, directions.edges(), stuck, graph.partial());
  }

  private LearnedGraph with(
      LearnedGraph graph, List<Edge> edges, List<String> stuck, boolean partial) {
    List<String> notes = new ArrayList<>(graph.notes());
    notes.add("undirected edges were directed by the pairwise measure " + measure);
    if (!stuck.isEmpty()) {
      notes.add("no direction is open for " + String.join(", ", stuck));
    }
    boolean all = edges.stream().allMatch(edge -> edge.kind() == EdgeKind.DIRECTED);
    return new LearnedGraph(
        all ? GraphKind.DAG : GraphKind.CPDAG,
        graph.names(),
        edges,
        graph.tests(),
        graph.score(),
        notes,
        partial);
  }
}
