package io.causalgym.inference.bounds;

import io.causalgym.graph.Deadline;
import io.causalgym.graph.MixedGraph;
import io.causalgym.model.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// Bounds on the probability of counterfactual events given others.
final class CounterfactualBounding {
  private final MixedGraph graph;
  private final Evidence evidence;
  private final BoundsLimits limits;
  private final Deadline deadline;

  CounterfactualBounding(
      MixedGraph graph, Evidence evidence, BoundsLimits limits, Deadline deadline) {
    this.graph = graph;
    this.evidence = evidence;
    this.limits = limits;
    this.deadline = deadline;
  }

  CausalBounds.Bounded bound(List<CounterfactualEvent> events, List<CounterfactualEvent> given) {
    OptionalDouble condition = factual(given);
    if (condition.isPresent() && condition.getAsDouble() <= 0) {
      return new CausalBounds.Bounded(
          new Bound.Undefined("the condition has probability 0"), List.of());
    }
    List<CounterfactualEvent> both = new ArrayList<>(events);
    both.addAll(given);
    try {
      return new CausalBounds.Bounded(program(both, given, condition), List.of());
    } catch (TooLargeException refused) {
      Bound anything = new Bound.Interval(0, 1, false, BoundsMethod.CLOSED_FORM);
      return new CausalBounds.Bounded(anything, List.of(refused.refusal()));
    }
  }

  private Bound program(
      List<CounterfactualEvent> both, List<CounterfactualEvent> given, OptionalDouble condition) {
    List<String> names = both.stream().map(CounterfactualEvent::variable).toList();
    ResponseModel model = new ResponseModel(graph, evidence, names, limits.tolerance(), deadline);
    List<List<CounterfactualEvent>> queries =
        condition.isPresent() ? List.of(both) : List.of(both, given);
    BoundsProgram program = new BoundsProgram(model, queries, List.of(), limits, deadline);
    ProbabilityBounds bounds = new ProbabilityBounds(program, limits, deadline);
    if (condition.isPresent()) {
      Bound.Interval joint = bounds.of(program.query(0), 0);
      return ProbabilityBounds.quotient(joint, condition.getAsDouble());
    }
    return bounds.quotient(program.query(0), program.query(1));
  }

  /// The probability of events of the world as it is, from the distribution; 1 for none.
  private OptionalDouble factual(List<CounterfactualEvent> events) {
    Optional<Table> table = evidence.distribution();
    if (events.isEmpty()) {
      return OptionalDouble.of(1);
    }
    if (table.isEmpty() || !events.stream().allMatch(event -> event.intervened().isEmpty())) {
      return OptionalDouble.empty();
    }
    List<String> names = events.stream().map(CounterfactualEvent::variable).distinct().toList();
    Table margin = table.get().marginal(names);
    double sum = 0;
    for (int cell = 0; cell < margin.size(); cell++) {
      int[] states = margin.states(cell);
      boolean all =
          events.stream()
              .allMatch(event -> event.states().contains(states[names.indexOf(event.variable())]));
      sum += all ? margin.value(cell) : 0;
    }
    return OptionalDouble.of(sum / margin.total());
  }
}
