package io.causalgym.inference.service;

import io.causalgym.contract.CounterfactualAnswer;
import io.causalgym.contract.CounterfactualQuery;
import io.causalgym.contract.EventDocument;
import io.causalgym.contract.Level;
import io.causalgym.contract.Levels;
import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemType;
import io.causalgym.graph.Deadline;
import io.causalgym.graph.MixedGraph;
import io.causalgym.inference.bounds.Bound;
import io.causalgym.inference.bounds.CausalBounds;
import io.causalgym.inference.bounds.CounterfactualEvent;
import io.causalgym.inference.bounds.Evidence;
import io.causalgym.mapping.Models;
import io.causalgym.mapping.States;
import io.causalgym.mapping.Tables;
import io.causalgym.model.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Counterfactual questions about a graph and a distribution, which leave more than one model
/// possible: a value where all of them agree, bounds where they are known to differ.
final class ObservedWorlds {
  /// Bounds nearer to each other than this are one number: what rounding makes of a point.
  private static final double POINT = 1e-9;

  private final CausalBounds bounds;

  ObservedWorlds(CausalBounds bounds) {
    this.bounds = bounds;
  }

  CounterfactualAnswer answer(CounterfactualQuery query, Deadline deadline) {
    MixedGraph graph =
        ObservedGraph.of(Objects.requireNonNull(query.graph(), "a distribution has a graph"))
            .graph();
    Table distribution =
        Tables.distribution(Objects.requireNonNull(query.distribution(), "one source is given"));
    States states = Tables.states(distribution);
    CausalBounds.Bounded bounded =
        BoundsQuestions.bounded(
            bounds.counterfactual(
                graph,
                Evidence.of(distribution),
                events("events", query.events(), states),
                events("given", Models.orNone(query.given()), states),
                deadline));
    return switch (bounded.bound()) {
      case Bound.Interval interval -> answer(interval);
      case Bound.Undefined(String reason) -> throw Refusals.undefined("given", reason);
    };
  }

  private static CounterfactualAnswer answer(Bound.Interval interval) {
    if (interval.upper() - interval.lower() <= POINT) {
      return new CounterfactualAnswer.Value(
          (interval.lower() + interval.upper()) / 2, null, null, null, "bounds", null, null);
    }
    if (interval.sharp()) {
      return new CounterfactualAnswer.Bounded(
          BoundsQuestions.document(interval),
          "models that agree with the graph and the distribution reach both bounds");
    }
    throw Problem.of(
            ProblemType.UNSUPPORTED,
            "whether graph and distribution determine this is not decided here; it is from "
                + interval.lower()
                + " to "
                + interval.upper()
                + ", and a model would give its value",
            "events",
            null)
        .with("bounds", BoundsQuestions.document(interval))
        .exception();
  }

  private static List<CounterfactualEvent> events(
      String field, List<EventDocument> documents, States states) {
    List<CounterfactualEvent> events = new ArrayList<>();
    for (int at = 0; at < documents.size(); at++) {
      events.add(event(field + "[" + at + "]", documents.get(at), states));
    }
    return events;
  }

  private static CounterfactualEvent event(String field, EventDocument event, States states) {
    Level value = event.value();
    if (value == null) {
      throw Problem.of(
              ProblemType.INVALID_VALUE,
              "the event on '"
                  + event.variable()
                  + "' has no value; give a state of the distribution",
              field + ".value",
              null)
          .exception();
    }
    Levels intervention = event.intervention() == null ? Levels.NONE : event.intervention();
    if (intervention.values().values().stream().anyMatch(Level.Counterfactual.class::isInstance)) {
      throw Problem.of(
              ProblemType.UNSUPPORTED,
              "nested worlds are not bounded; ask 'mediation', or give a model",
              field + ".do",
              null)
          .exception();
    }
    return CounterfactualEvent.of(
        event.variable(),
        states.indices(field + ".do", intervention),
        states.index(field + ".value", event.variable(), value));
  }
}
