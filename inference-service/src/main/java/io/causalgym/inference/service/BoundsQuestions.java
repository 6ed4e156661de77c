package io.causalgym.inference.service;

import io.causalgym.contract.BoundsAnswer;
import io.causalgym.contract.BoundsQuery;
import io.causalgym.contract.DoAnswer;
import io.causalgym.contract.GraphDocument;
import io.causalgym.contract.IntervalDocument;
import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemType;
import io.causalgym.contract.State;
import io.causalgym.contract.UndefinedQuantity;
import io.causalgym.graph.Deadline;
import io.causalgym.graph.MixedGraph;
import io.causalgym.inference.bounds.Bound;
import io.causalgym.inference.bounds.BoundsLimits;
import io.causalgym.inference.bounds.BoundsMethod;
import io.causalgym.inference.bounds.CausalBounds;
import io.causalgym.inference.bounds.CellBound;
import io.causalgym.inference.bounds.EffectBounds;
import io.causalgym.inference.bounds.EffectBoundsQuery;
import io.causalgym.inference.bounds.Evidence;
import io.causalgym.inference.bounds.Experiment;
import io.causalgym.inference.evaluation.EffectRequest;
import io.causalgym.mapping.Models;
import io.causalgym.mapping.States;
import io.causalgym.mapping.Tables;
import io.causalgym.model.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Answers within which limits a quantity lies that need not be identified.
final class BoundsQuestions {
  /// Cells of an effect that are bounded at most: each takes programs of its own.
  private static final int MOST_CELLS = 256;

  private final CausalBounds bounds = new CausalBounds(BoundsLimits.DEFAULT);

  CausalBounds engine() {
    return bounds;
  }

  BoundsAnswer bounds(BoundsQuery query, Deadline deadline) {
    Table distribution = Tables.distribution(query.distribution());
    States states = Tables.states(distribution);
    List<Experiment> experiments = new ArrayList<>();
    for (BoundsQuery.Experiment one : Models.orNone(query.experimental())) {
      experiments.add(
          new Experiment(one.intervened(), Tables.table("experimental", one.distribution())));
    }
    List<State> contrast = Models.orNone(query.contrast());
    EffectBoundsQuery asked =
        new EffectBoundsQuery(
            query.treatment(),
            query.outcome(),
            states.index("contrast[0]", query.treatment(), contrast.getFirst()),
            states.index("contrast[1]", query.treatment(), contrast.getLast()),
            states.index(
                "level",
                query.outcome(),
                Objects.requireNonNull(query.level(), "the record fills in the default")),
            Boolean.TRUE.equals(query.monotone()));
    GraphDocument graph = query.graph();
    return answer(
        bounded(
            bounds.effects(
                graph == null ? Optional.empty() : Optional.of(ObservedGraph.of(graph).graph()),
                new Evidence(Optional.of(distribution), experiments),
                asked,
                deadline)));
  }

  private static BoundsAnswer answer(EffectBounds found) {
    List<UndefinedQuantity> undefined = new ArrayList<>();
    return new BoundsAnswer(
        interval("P(Y_1=1)", found.treated(), undefined),
        interval("P(Y_0=1)", found.untreated(), undefined),
        interval("ACE", found.ace(), undefined),
        interval("PNS", found.pns(), undefined),
        interval("PN", found.pn(), undefined),
        interval("PS", found.ps(), undefined),
        interval("ETT", found.ett(), undefined),
        undefined.isEmpty() ? null : undefined);
  }

  private static @Nullable IntervalDocument interval(
      String name, Bound bound, List<UndefinedQuantity> undefined) {
    return switch (bound) {
      case Bound.Interval interval -> document(interval);
      case Bound.Undefined(String reason) -> {
        undefined.add(new UndefinedQuantity(name, reason));
        yield null;
      }
    };
  }

  static IntervalDocument document(Bound.Interval interval) {
    return new IntervalDocument(
        interval.lower(), interval.upper(), interval.sharp(), method(interval.method()));
  }

  private static String method(BoundsMethod method) {
    return switch (method) {
      case IDENTIFIED -> "identified";
      case LINEAR_PROGRAM -> "linear-program";
      case VERTEX_ENUMERATION -> "vertex-enumeration";
      case INTERVAL_RELAXATION -> "interval-relaxation";
      case CLOSED_FORM -> "closed-form";
    };
  }

  /// The bounds, or the problem that no model agrees with the numbers.
  static <T> T bounded(io.causalgym.inference.bounds.BoundsAnswer<T> answer) {
    return switch (answer) {
      case io.causalgym.inference.bounds.BoundsAnswer.Bounded<T>(T value) -> value;
      case io.causalgym.inference.bounds.BoundsAnswer.Contradicted<T> contradicted ->
          throw Problem.of(
                  ProblemType.INVALID_DISTRIBUTION, contradicted.message(), "distribution", null)
              .with("violation", contradicted.violation())
              .exception();
    };
  }

  /// Bounds of every cell of an effect that is not identified; absent where there are too many.
  @Nullable List<DoAnswer.CellBounds> cells(
      MixedGraph graph, Table distribution, List<EffectRequest> requests, Deadline deadline) {
    double cells = 0;
    for (EffectRequest request : requests) {
      List<String> axes = new ArrayList<>(request.intervened());
      axes.addAll(request.given());
      axes.removeAll(request.states().keySet());
      axes.addAll(request.outcome());
      double own = 1;
      for (String name : axes) {
        own *= distribution.card(name);
      }
      cells += own;
    }
    if (cells > MOST_CELLS) {
      return null;
    }
    List<DoAnswer.CellBounds> all = new ArrayList<>();
    for (EffectRequest request : requests) {
      List<CellBound> found =
          bounded(bounds.interventional(graph, Evidence.of(distribution), request, deadline));
      for (CellBound cell : found) {
        if (cell.bound() instanceof Bound.Interval interval) {
          all.add(
              new DoAnswer.CellBounds(
                  Tables.assignment(whole(request, cell)),
                  interval.lower(),
                  interval.upper(),
                  interval.sharp()));
        }
      }
    }
    return all;
  }

  /// The states of all variables of a cell, those that the request fixed included.
  private static SequencedMap<String, Integer> whole(EffectRequest request, CellBound cell) {
    SequencedMap<String, Integer> whole = new LinkedHashMap<>();
    for (List<String> names : List.of(request.intervened(), request.given(), request.outcome())) {
      for (String name : names) {
        Integer fixed = request.states().get(name);
        Integer state = fixed == null ? cell.assignment().get(name) : fixed;
        if (state != null) {
          whole.put(name, state);
        }
      }
    }
    return whole;
  }
}
