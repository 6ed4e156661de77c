package io.causalgym.discovery.search.constraint;

import io.causalgym.dataset.Sample;
import io.causalgym.dataset.Variable;
import io.causalgym.discovery.independence.IndependenceTest;
import io.causalgym.discovery.independence.IndependenceTests;
import io.causalgym.discovery.knowledge.Knowledge;
import io.causalgym.discovery.knowledge.KnowledgeConflicts;
import io.causalgym.discovery.search.DiscoveryException;
import io.causalgym.discovery.search.LearnedGraph;
import io.causalgym.discovery.search.Learner;
import io.causalgym.discovery.search.SearchControl;
import io.causalgym.graph.Edge;
import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.GraphKind;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;

/// The PC algorithm in its order-independent form: a skeleton by tests, colliders, and what follows
/// from them by Meek's rules.
///
/// Source: Spirtes, Glymour, Scheines, "Causation, Prediction, and Search", 2nd edition 2000,
/// section 5.4.2 (spirtes2000causation); Colombo and Maathuis, "Order-independent constraint-based
/// causal structure learning", JMLR 15, 2014 (colombo2014order). Departures: where colliders
/// contradict each other, the evidence decides in which order they are taken ({@link
/// ConflictRule}); the result never has a directed cycle or an edge `<->`.
///
/// Assumes that no common cause is missing. It is not checked that the result is a whole class of
/// DAGs, which finite samples do not promise.
public final class Pc implements Learner {
  private final IndependenceTests tests;
  private final PcOptions options;

  public Pc(IndependenceTests tests, PcOptions options) {
    this.tests = tests;
    this.options = options;
  }

  @Override
  public LearnedGraph learn(Sample sample, Knowledge knowledge, SearchControl control) {
    List<String> names = sample.variables().stream().map(Variable::name).toList();
    check(knowledge, names);
    IndependenceTest test;
    try {
      test = tests.over(sample, control);
    } catch (CancellationException stopped) {
      return nothing(names);
    }
    Skeleton skeleton = new SkeletonSearch(test, knowledge, options.skeleton()).run(control);
    return orient(test, skeleton, knowledge, names, control);
  }

  private static void check(Knowledge knowledge, List<String> names) {
    if (knowledge.size() != names.size()) {
      throw new DiscoveryException(
          "knowledge",
          "" + knowledge.size(),
          "knowledge of " + knowledge.size() + " variables does not fit " + names.size());
    }
    List<String> conflicts = KnowledgeConflicts.of(knowledge, names);
    if (!conflicts.isEmpty()) {
      throw new DiscoveryException(
          "knowledge", conflicts.getFirst(), String.join("; ", conflicts) + ": leave one out");
    }
  }

  private static LearnedGraph nothing(List<String> names) {
    return new LearnedGraph(
        GraphKind.CPDAG,
        names,
        List.of(),
        0,
        OptionalDouble.empty(),
        List.of("stopped before the first test: no edge was looked at"),
        true);
  }

  private LearnedGraph orient(
      IndependenceTest test,
      Skeleton skeleton,
      Knowledge knowledge,
      List<String> names,
      SearchControl control) {
    Orientation orientation =
        new Orientation(skeleton.neighbours(), knowledge, names, control.deadline());
    orientation.know();
    long tests = skeleton.tests();
    boolean partial = skeleton.partial();
    List<String> notes = new ArrayList<>(skeleton.notes());
    if (!partial) {
      Colliders colliders = new ColliderSearch(test, skeleton, options, control).run();
      orientation.collide(colliders.colliders(), options.conflicts());
      orientation.follow(colliders.open());
      tests = colliders.tests();
      partial = colliders.partial() || control.deadline().passed();
    }
    notes.addAll(orientation.notes());
    List<Edge> edges = orientation.edges();
    verify(edges, knowledge);
    return new LearnedGraph(
        GraphKind.CPDAG, names, edges, tests, OptionalDouble.empty(), notes, partial);
  }

  /// That knowledge is obeyed is claimed of every result.
  private static void verify(List<Edge> edges, Knowledge knowledge) {
    if (knowledge.isEmpty()) {
      return;
    }
    for (Edge edge : edges) {
      boolean obeys =
          knowledge.allows(edge.from(), edge.to())
              && (edge.kind() == EdgeKind.DIRECTED || knowledge.allows(edge.to(), edge.from()));
      if (!obeys) {
        throw new IllegalStateException("knowledge is violated by " + edge);
      }
    }
    for (int[] required : knowledge.required()) {
      if (!edges.contains(new Edge(required[0], required[1], EdgeKind.DIRECTED))) {
        throw new IllegalStateException(
            "the edge required from " + required[0] + " to " + required[1] + " is missing");
      }
    }
  }
}
