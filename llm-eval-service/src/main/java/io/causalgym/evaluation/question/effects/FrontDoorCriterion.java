package io.causalgym.evaluation.question.effects;

import io.causalgym.evaluation.question.Check;
import io.causalgym.graph.Edge;
import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.GraphBuilder;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.NodeSet;
import io.causalgym.graph.separation.GraphView;
import io.causalgym.graph.separation.MSeparation;
import java.util.List;

/// Whether one variable satisfies the front-door criterion: it intercepts every directed path from
/// treatment to outcome, no back-door path leads from the treatment to it, and the treatment blocks
/// every back-door path from it to the outcome.
///
/// Source: Pearl, *Causality*, 2nd ed. 2009, definition 3.3.3 (pearl2009causality).
final class FrontDoorCriterion {
  private final MixedGraph graph;
  private final NodeSet x;
  private final NodeSet m;
  private final NodeSet y;

  FrontDoorCriterion(MixedGraph graph, String treatment, String mediator, String outcome) {
    this.graph = graph;
    this.x = NodeSet.of(graph.node(treatment));
    this.m = NodeSet.of(graph.node(mediator));
    this.y = NodeSet.of(graph.node(outcome));
  }

  boolean holds() {
    return intercepts()
        && MSeparation.separated(backDoor(x), x, m, NodeSet.EMPTY)
        && MSeparation.separated(backDoor(m), m, y, x);
  }

  private boolean intercepts() {
    return !withoutMediator().descendants(x).intersects(y);
  }

  private GraphView withoutMediator() {
    return GraphView.of(graph).within(graph.all().minus(m));
  }

  private GraphView backDoor(NodeSet of) {
    return GraphView.of(graph).cutOutOf(of);
  }

  /// The three conditions as separations. A directed path past the mediator is a connection in the
  /// graph of what the treatment reaches without the mediator, in which no edge leads into the
  /// treatment and hidden common causes are cut with all others.
  List<Check> checks() {
    NodeSet reached = withoutMediator().descendants(x).union(x).union(y);
    MixedGraph forward = directed(reached);
    MixedGraph fromX = backDoor(x).toGraph();
    MixedGraph fromM = backDoor(m).toGraph();
    return List.of(
        separated(forward, x, y, NodeSet.EMPTY),
        separated(fromX, x, m, NodeSet.EMPTY),
        separated(fromM, m, y, x));
  }

  private MixedGraph directed(NodeSet nodes) {
    GraphBuilder builder = MixedGraph.builder();
    nodes.forEach(node -> builder.node(graph.name(node)));
    for (Edge edge : graph.edges()) {
      if (edge.kind() == EdgeKind.DIRECTED
          && nodes.contains(edge.from())
          && nodes.contains(edge.to())) {
        builder.edge(graph.name(edge.from()), graph.name(edge.to()), EdgeKind.DIRECTED);
      }
    }
    return builder.build();
  }

  private Check separated(MixedGraph in, NodeSet a, NodeSet b, NodeSet given) {
    List<String> from = graph.names(a);
    List<String> to = graph.names(b);
    List<String> on = graph.names(given);
    boolean expected = MSeparation.separated(in, in.nodes(from), in.nodes(to), in.nodes(on));
    return new Check.Separated(in, from, to, on, expected);
  }
}
