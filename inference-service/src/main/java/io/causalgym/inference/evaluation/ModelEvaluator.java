package io.causalgym.inference.evaluation;

import io.causalgym.graph.Deadline;
import io.causalgym.inference.exact.Conditions;
import io.causalgym.inference.exact.ExactInference;
import io.causalgym.inference.exact.Impossible;
import io.causalgym.inference.exact.Posterior;
import io.causalgym.inference.exact.TooWide;
import io.causalgym.model.Table;
import io.causalgym.model.network.BayesianNetwork;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Evaluates P(outcome | do(x), z) on a model that has every mechanism: each value of x mutilates
/// the network, in which z is evidence. No formula is needed, and every effect has its numbers.
///
/// Source: Pearl, *Causality*, 2nd ed. 2009, equation 3.10 (pearl2009causality). The cost is one
/// elimination for each joint state of the open intervened variables.
public final class ModelEvaluator {
  private final BayesianNetwork network;
  private final ExactInference inference;
  private final Budget budget;
  private final io.causalgym.inference.exact.Budget each;

  /// @param budget of the answers together
  /// @param each of one elimination
  public ModelEvaluator(
      BayesianNetwork network, Budget budget, io.causalgym.inference.exact.Budget each) {
    this.network = network;
    this.inference = ExactInference.of(network);
    this.budget = budget;
    this.each = each;
  }

  /// One answer for each request, in their order.
  ///
  /// @throws EvaluationException if the budget does not suffice
  /// @throws io.causalgym.model.ModelException if a variable or a state does not exist
  public List<EffectAnswer> answers(List<EffectRequest> requests, Deadline deadline) {
    long cells = 0;
    long eliminations = 0;
    for (EffectRequest request : requests) {
      List<String> axes = axes(request);
      cells = Scopes.plus(cells, product(axes));
      eliminations = Scopes.plus(eliminations, product(interventions(request)));
    }
    within("the answer", "cells", cells, budget.answerCells());
    within("the interventions", "eliminations", eliminations, budget.answerCells());
    return requests.stream().map(request -> answer(request, deadline)).toList();
  }

  private EffectAnswer answer(EffectRequest request, Deadline deadline) {
    List<String> open = interventions(request);
    List<String> evidence = new ArrayList<>(request.given());
    evidence.removeAll(request.states().keySet());
    Block block = new Block(request, evidence);
    List<String> axes = axes(request);
    double[] values = new double[(int) product(axes)];
    List<Undefined> undefined = new ArrayList<>();
    int[] cards = cards(open);
    int[] states = new int[open.size()];
    int start = 0;
    do {
      deadline.check();
      SequencedMap<String, Integer> intervention = fixed(request, request.intervened());
      for (int axis = 0; axis < states.length; axis++) {
        intervention.put(open.get(axis), states[axis]);
      }
      start = block.write(intervention, values, start, undefined, deadline);
    } while (advance(states, cards));
    Table table = Table.scalar(1).spread(axes, cards(axes)).replaced(values);
    return new EffectAnswer(table, undefined);
  }

  /// The part of an answer under one intervention: P(outcome | do, evidence) for every state of the
  /// open evidence.
  private final class Block {
    private final EffectRequest request;
    private final List<String> open;
    private final List<String> query;

    Block(EffectRequest request, List<String> open) {
      this.request = request;
      this.open = open;
      this.query = new ArrayList<>(open);
      this.query.addAll(request.outcome());
    }

    /// Writes the block from `start` on; where its ends is returned.
    int write(
        SequencedMap<String, Integer> intervention,
        double[] values,
        int start,
        List<Undefined> undefined,
        Deadline deadline) {
      Conditions conditions = Conditions.observed(fixed(request, request.given()), intervention);
      int strata = (int) product(open);
      int width = (int) product(request.outcome());
      switch (inference.posterior(query, conditions, each, deadline)) {
        case Posterior.Found(Table joint, double _) -> {
          for (int stratum = 0; stratum < strata; stratum++) {
            normalise(joint, stratum * width, values, start + stratum * width, width);
          }
        }
        case Impossible _ -> Arrays.fill(values, start, start + strata * width, Double.NaN);
        case TooWide tooWide ->
            throw new EvaluationException(
                new EvaluationProblem.TooExpensive(
                    "the elimination",
                    tooWide.estimate().largestFactor(),
                    tooWide.limit().largestFactor(),
                    tooWide.message()));
      }
      for (int cell = start; cell < start + strata * width; cell++) {
        if (Double.isNaN(values[cell])) {
          undefined.add(
              new Undefined(
                  assignment(intervention, cell - start),
                  "the evidence has probability 0 under the intervention"));
        }
      }
      return start + strata * width;
    }

    private static void normalise(Table joint, int from, double[] values, int to, int width) {
      double total = 0;
      for (int cell = 0; cell < width; cell++) {
        total += joint.value(from + cell);
      }
      for (int cell = 0; cell < width; cell++) {
        values[to + cell] = total > 0 ? joint.value(from + cell) / total : Double.NaN;
      }
    }

    private SequencedMap<String, Integer> assignment(
        SequencedMap<String, Integer> intervention, int cell) {
      SequencedMap<String, Integer> all = new LinkedHashMap<>();
      request.intervened().forEach(name -> all.put(name, intervention.getOrDefault(name, 0)));
      SequencedMap<String, Integer> seen = fixed(request, request.given());
      int rest = cell;
      for (String name : query.reversed()) {
        int card = network.card(network.variable(name));
        seen.put(name, rest % card);
        rest /= card;
      }
      for (List<String> names : List.of(request.given(), request.outcome())) {
        names.forEach(name -> all.put(name, seen.getOrDefault(name, 0)));
      }
      return all;
    }
  }

  private static boolean advance(int[] states, int[] cards) {
    for (int axis = states.length - 1; axis >= 0; axis--) {
      if (++states[axis] < cards[axis]) {
        return true;
      }
      states[axis] = 0;
    }
    return false;
  }

  private static SequencedMap<String, Integer> fixed(EffectRequest request, List<String> names) {
    SequencedMap<String, Integer> fixed = new LinkedHashMap<>(request.states());
    fixed.keySet().retainAll(names);
    return fixed;
  }

  private static List<String> axes(EffectRequest request) {
    List<String> axes = request.open();
    axes.addAll(request.outcome());
    return axes;
  }

  private static List<String> interventions(EffectRequest request) {
    List<String> open = new ArrayList<>(request.intervened());
    open.removeAll(request.states().keySet());
    return open;
  }

  private long product(List<String> names) {
    long cells = 1;
    for (int card : cards(names)) {
      cells = Scopes.times(cells, card);
    }
    return cells;
  }

  private int[] cards(List<String> names) {
    return names.stream().mapToInt(name -> network.card(network.variable(name))).toArray();
  }

  private static void within(String what, String unit, long estimate, long limit) {
    if (estimate > limit) {
      throw new EvaluationException(
          new EvaluationProblem.TooExpensive(
              what,
              estimate,
              limit,
              what
                  + " needs "
                  + estimate
                  + " "
                  + unit
                  + ", and the limit is "
                  + limit
                  + "; fix more values or ask for less"));
    }
  }
}
