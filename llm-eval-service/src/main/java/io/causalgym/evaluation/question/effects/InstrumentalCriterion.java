package io.causalgym.evaluation.question.effects;

import io.causalgym.evaluation.question.Check;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.NodeSet;
import io.causalgym.graph.separation.GraphView;
import io.causalgym.graph.separation.MSeparation;
import java.util.List;

/// Whether a variable is an instrument: it is connected with the treatment, and separated from the
/// outcome where all arrows into the treatment are cut.
///
/// Source: Pearl, *Causality*, 2nd ed. 2009, definition 7.4.1 (pearl2009causality).
final class InstrumentalCriterion {
  private final MixedGraph graph;
  private final MixedGraph mutilated;
  private final String instrument;
  private final String treatment;
  private final String outcome;

  InstrumentalCriterion(MixedGraph graph, String instrument, String treatment, String outcome) {
    this.graph = graph;
    this.mutilated = GraphView.of(graph).cutInto(NodeSet.of(graph.node(treatment))).toGraph();
    this.instrument = instrument;
    this.treatment = treatment;
    this.outcome = outcome;
  }

  boolean holds() {
    return excluded() && !irrelevant();
  }

  private boolean excluded() {
    return separated(mutilated, outcome);
  }

  private boolean irrelevant() {
    return separated(graph, treatment);
  }

  private boolean separated(MixedGraph in, String from) {
    return MSeparation.separated(
        in, NodeSet.of(in.node(instrument)), NodeSet.of(in.node(from)), NodeSet.EMPTY);
  }

  List<Check> checks() {
    return List.of(
        new Check.Separated(
            mutilated, List.of(instrument), List.of(outcome), List.of(), excluded()),
        new Check.Separated(
            graph, List.of(instrument), List.of(treatment), List.of(), irrelevant()));
  }
}
