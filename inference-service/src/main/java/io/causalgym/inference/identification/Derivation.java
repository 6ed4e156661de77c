package io.causalgym.inference.identification;

import io.causalgym.graph.Ancestry;
import io.causalgym.graph.Districts;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.NodeSet;
import java.util.ArrayList;
import java.util.List;

/// The steps of a derivation in words, bounded in number and length.
final class Derivation {
  private static final int LONGEST_LIST = 12;
  private static final int MOST_DISTRICTS = 8;

  private final MixedGraph graph;
  private final List<String> steps = new ArrayList<>();

  Derivation(MixedGraph graph) {
    this.graph = graph;
  }

  List<String> steps() {
    return List.copyOf(steps);
  }

  void observational(NodeSet outcomes, NodeSet given) {
    steps.add(
        "nothing is intervened on: P("
            + list(outcomes)
            + (given.isEmpty() ? "" : " | " + list(given))
            + ") is observed");
  }

  void exchanged(NodeSet evidence, NodeSet outcomes) {
    steps.add(
        "rule 2: seeing "
            + list(evidence)
            + " is as good as setting it, since it is separated from "
            + list(outcomes)
            + " given the rest once the edges into the treatments and out of it are cut");
  }

  void normalised(NodeSet outcomes, NodeSet given) {
    steps.add(
        "P("
            + list(outcomes.union(given))
            + " | do) is divided by its sum over "
            + list(outcomes)
            + " to condition on "
            + list(given));
  }

  void dropped(NodeSet treatments) {
    if (!treatments.isEmpty()) {
      steps.add(
          "rule 3: do("
              + list(treatments)
              + ") has no directed path to the outcome that avoids the other treatments; dropped");
    }
  }

  void unaffected(NodeSet outcomes) {
    steps.add("no treatment acts on " + list(outcomes) + ": its distribution is the observed one");
  }

  void adjusted(NodeSet treatments, NodeSet outcomes, NodeSet covariates) {
    steps.add(
        "adjustment criterion: "
            + (covariates.isEmpty() ? "the empty set" : list(covariates))
            + " blocks every proper non-causal path from "
            + list(treatments)
            + " to "
            + list(outcomes)
            + " and holds no descendant of a node on a causal path");
  }

  void mediated(NodeSet treatments, NodeSet outcomes, NodeSet between) {
    steps.add(
        "front-door criterion: "
            + list(between)
            + " intercepts every directed path from "
            + list(treatments)
            + " to "
            + list(outcomes)
            + ", without open back-door paths on either side");
  }

  void districts(NodeSet treatments, NodeSet outcomes, MixedGraph margin) {
    if (margin.size() < graph.size()) {
      steps.add(
          "restricted to "
              + margin.size()
              + " variables: the treatments, the outcomes, and the districts of treatments with"
              + " their parents, among the ancestors of "
              + list(outcomes));
    }
    NodeSet ancestors = margin.nodes(graph.names(outcomes));
    NodeSet left =
        Ancestry.ancestors(
            margin, ancestors, margin.all().minus(margin.nodes(graph.names(treatments))));
    List<NodeSet> districts = Districts.of(margin, left);
    steps.add(
        "factorised over the "
            + districts.size()
            + " districts of the ancestors of "
            + list(outcomes)
            + " without the treatments; their sum over all but "
            + list(outcomes)
            + " is the effect");
    for (NodeSet district : districts.subList(0, Math.min(MOST_DISTRICTS, districts.size()))) {
      steps.add("Q[" + list(margin.names(district)) + "] is identified by Identify (no hedge)");
    }
  }

  private String list(NodeSet nodes) {
    return list(graph.names(nodes));
  }

  private static String list(List<String> names) {
    return names.size() <= LONGEST_LIST
        ? String.join(", ", names)
        : String.join(", ", names.subList(0, LONGEST_LIST))
            + " and "
            + (names.size() - LONGEST_LIST)
            + " more";
  }
}
