package io.causalgym.inference.bounds;

import io.causalgym.graph.Deadline;
import io.causalgym.graph.MixedGraph;
import io.causalgym.inference.evaluation.EffectRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// Bounds on all cells of an interventional distribution, over one set of polytopes.
final class InterventionalBounding {
  private final MixedGraph graph;
  private final Evidence evidence;
  private final EffectRequest request;
  private final BoundsLimits limits;
  private final Deadline deadline;
  private final List<Map<String, Integer>> cells;

  InterventionalBounding(
      MixedGraph graph,
      Evidence evidence,
      EffectRequest request,
      BoundsLimits limits,
      Deadline deadline) {
    this.graph = graph;
    this.evidence = evidence;
    this.request = request;
    this.limits = limits;
    this.deadline = deadline;
    this.cells = assignments();
  }

  List<CellBound> cells() {
    List<Bound> bounds;
    try {
      TooLargeException.check("cells with bounds", cells.size(), limits.programs());
      bounds = programs();
    } catch (TooLargeException refused) {
      bounds = cells.stream().<Bound>map(_ -> unknown()).toList();
    }
    Optional<NaturalBounds> natural =
        evidence.distribution().map(table -> new NaturalBounds(table, request));
    List<CellBound> found = new ArrayList<>(bounds.size());
    for (int cell = 0; cell < bounds.size(); cell++) {
      Map<String, Integer> states = cells.get(cell);
      Bound bound = bounds.get(cell);
      if (natural.isPresent() && bound instanceof Bound.Interval interval && !interval.sharp()) {
        bound = natural.get().narrowed(interval, states);
      }
      SequencedMap<String, Integer> shown = new LinkedHashMap<>(states);
      request.states().keySet().forEach(shown::remove);
      found.add(new CellBound(shown, bound));
    }
    return found;
  }

  private static Bound unknown() {
    return new Bound.Interval(0, 1, false, BoundsMethod.CLOSED_FORM);
  }

  private List<Bound> programs() {
    List<String> names = new ArrayList<>(request.outcome());
    names.addAll(request.given());
    ResponseModel model = new ResponseModel(graph, evidence, names, limits.tolerance(), deadline);
    List<List<CounterfactualEvent>> queries = new ArrayList<>();
    for (Map<String, Integer> cell : cells) {
      List<CounterfactualEvent> given = events(request.given(), cell);
      List<CounterfactualEvent> all = new ArrayList<>(events(request.outcome(), cell));
      all.addAll(given);
      queries.add(all);
      queries.add(given);
    }
    BoundsProgram program = new BoundsProgram(model, queries, List.of(), limits, deadline);
    ProbabilityBounds bounds = new ProbabilityBounds(program, limits, deadline);
    List<Bound> found = new ArrayList<>(cells.size());
    for (int cell = 0; cell < cells.size(); cell++) {
      deadline.check();
      Polynomial part = program.query(2 * cell);
      found.add(
          request.given().isEmpty()
              ? bounds.of(part, 0)
              : bounds.quotient(part, program.query(2 * cell + 1)));
    }
    return found;
  }

  private List<CounterfactualEvent> events(List<String> names, Map<String, Integer> cell) {
    Map<String, Integer> set = new LinkedHashMap<>(cell);
    set.keySet().retainAll(request.intervened());
    return names.stream()
        .map(name -> CounterfactualEvent.of(name, set, cell.getOrDefault(name, 0)))
        .toList();
  }

  private List<Map<String, Integer>> assignments() {
    List<String> names = new ArrayList<>(request.intervened());
    names.addAll(request.given());
    names.addAll(request.outcome());
    List<Map<String, Integer>> all = new ArrayList<>(List.of(Map.of()));
    for (String name : names) {
      Integer fixed = request.states().get(name);
      int from = fixed == null ? 0 : fixed;
      int to = fixed == null ? card(name) : fixed + 1;
      List<Map<String, Integer>> longer = new ArrayList<>(all.size() * (to - from));
      for (Map<String, Integer> assignment : all) {
        for (int state = from; state < to; state++) {
          Map<String, Integer> more = new LinkedHashMap<>(assignment);
          more.put(name, state);
          longer.add(more);
        }
      }
      all = longer;
    }
    return all;
  }

  private int card(String name) {
    return evidence.tables().stream()
        .filter(table -> table.has(name))
        .mapToInt(table -> table.card(name))
        .findFirst()
        .orElseThrow(() ->
            new io.causalgym.model.ModelException(
                "distribution", name, "no table has the variable '" + name + "'"));
  }
}
