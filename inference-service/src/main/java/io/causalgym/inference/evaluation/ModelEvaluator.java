package io.causalgym.inference.evaluation;

import io.causalgym.graph.Deadline;
import io.causalgym.inference.exact.Conditions;
import io.causalgym.inference.exact.ExactInference;
import io.causalgym.inference.exact.Impossible;
import io.causalgym.inference.exact.InterventionRows;
import io.causalgym.inference.exact.Posterior;
import io.causalgym.inference.exact.Posteriors;
import io.causalgym.inference.exact.TooWide;
import io.causalgym.model.Table;
import io.causalgym.model.network.BayesianNetwork;
import io.causalgym.numeric.backend.KernelBackend;
import io.causalgym.numeric.backend.KernelRun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/// Evaluates P(outcome | do(x), z) on a model that has every mechanism: each value of x mutilates
/// the network, in which z is evidence. No formula is needed, and every effect has its numbers.
///
/// Source: Pearl, *Causality*, 2nd ed. 2009, equation 3.10 (pearl2009causality). Interventions on
/// the same variables, of one request or of several, share one elimination, in which a factor has a
/// row for each of their joint states that it depends on; where {@link Posteriors.Unsuited} says so
/// it is one elimination for each.
public final class ModelEvaluator {
  private final BayesianNetwork network;
  private final ExactInference inference;
  private final Budget budget;
  private final io.causalgym.inference.exact.Budget each;
  private final KernelBackend kernels;

  /// @param budget of the answers together
  /// @param each of one elimination
  /// @param kernels multiply the factors of many interventions
  public ModelEvaluator(
      BayesianNetwork network,
      Budget budget,
      io.causalgym.inference.exact.Budget each,
      KernelBackend kernels) {
    this.network = network;
    this.inference = ExactInference.of(network);
    this.budget = budget;
    this.each = each;
    this.kernels = kernels;
  }

  /// One answer for each request, in their order.
  ///
  /// @param run learns which backend did the work; it ends at the same deadline
  /// @throws EvaluationException if the budget does not suffice
  /// @throws io.causalgym.model.ModelException if a variable or a state does not exist
  public List<EffectAnswer> answers(
      List<EffectRequest> requests, Deadline deadline, KernelRun run) {
    long cells = 0;
    long eliminations = 0;
    for (EffectRequest request : requests) {
      List<String> axes = axes(request);
      cells = Scopes.plus(cells, product(axes));
      eliminations = Scopes.plus(eliminations, product(Interventions.open(request)));
    }
    within("the answer", "cells", cells, budget.answerCells());
    within("the interventions", "eliminations", eliminations, budget.answerCells());
    Map<EffectRequest, List<Integer>> alike = new LinkedHashMap<>();
    for (int at = 0; at < requests.size(); at++) {
      EffectRequest question = Interventions.question(requests.get(at));
      alike.computeIfAbsent(question, _ -> new ArrayList<>()).add(at);
    }
    Map<Integer, EffectAnswer> answers = new TreeMap<>();
    alike.forEach((question, members) -> {
      List<EffectRequest> own = members.stream().map(requests::get).toList();
      Batch batch = new Batch(question, new Interventions(network, own));
      double[] values = batch.values(deadline, run);
      int row = 0;
      for (int member : members) {
        EffectRequest request = requests.get(member);
        answers.put(member, batch.answer(request, row, values));
        row += Interventions.rows(network, request);
      }
    });
    return List.copyOf(answers.values());
  }

  /// The same question under many interventions.
  private final class Batch {
    private final EffectRequest question;
    private final List<String> query;
    private final Conditions common;
    private final InterventionRows interventions;

    /// Cells of an intervention.
    private final int cells;

    Batch(EffectRequest question, Interventions interventions) {
      this.question = question;
      this.query = new ArrayList<>(question.given());
      this.query.removeAll(question.states().keySet());
      this.query.addAll(question.outcome());
      this.common = Conditions.observed(Interventions.evidence(question), interventions.common());
      this.interventions = interventions.rows();
      this.cells = (int) product(query);
    }

    /// P(outcome | do, evidence) by intervention, then by state of the open evidence.
    double[] values(Deadline deadline, KernelRun run) {
      double[] values =
          switch (inference.posteriors(
              query, common, interventions, each, deadline, kernels, run)) {
            case Posteriors.Found(var weights) -> weights.values().clone();
            case Posteriors.Unsuited _ -> oneByOne(deadline);
            case TooWide tooWide -> throw refusal(tooWide);
          };
      int width = (int) product(question.outcome());
      for (int start = 0; start < values.length; start += width) {
        normalise(values, start, width);
      }
      return values;
    }

    private double[] oneByOne(Deadline deadline) {
      double[] values = new double[Math.multiplyExact(interventions.rows(), cells)];
      for (int row = 0; row < interventions.rows(); row++) {
        deadline.check();
        Conditions conditions = interventions.conditions(common, row);
        switch (inference.posterior(query, conditions, each, deadline)) {
          case Posterior.Found(Table joint, double _) ->
              System.arraycopy(joint.values(), 0, values, row * cells, cells);
          case Impossible _ -> {}
          case TooWide tooWide -> throw refusal(tooWide);
        }
      }
      return values;
    }

    /// The answer to one of the requests.
    ///
    /// @param first its first row
    EffectAnswer answer(EffectRequest request, int first, double[] values) {
      List<String> axes = axes(request);
      int start = first * cells;
      double[] own = Arrays.copyOfRange(values, start, start + (int) product(axes));
      List<Undefined> undefined = new ArrayList<>();
      for (int cell = 0; cell < own.length; cell++) {
        if (Double.isNaN(own[cell])) {
          undefined.add(
              new Undefined(
                  assignment(first + cell / cells, cell % cells),
                  "the evidence has probability 0 under the intervention"));
        }
      }
      return new EffectAnswer(Table.scalar(1).spread(axes, cards(axes)).replaced(own), undefined);
    }

    private SequencedMap<String, Integer> assignment(int row, int cell) {
      Map<String, Integer> set = interventions.conditions(common, row).intervention();
      SequencedMap<String, Integer> all = new LinkedHashMap<>();
      question.intervened().forEach(name -> all.put(name, set.getOrDefault(name, 0)));
      SequencedMap<String, Integer> seen = Interventions.evidence(question);
      int rest = cell;
      for (String name : query.reversed()) {
        int card = network.card(network.variable(name));
        seen.put(name, rest % card);
        rest /= card;
      }
      for (List<String> names : List.of(question.given(), question.outcome())) {
        names.forEach(name -> all.put(name, seen.getOrDefault(name, 0)));
      }
      return all;
    }
  }

  private static void normalise(double[] values, int from, int width) {
    double total = 0;
    for (int cell = from; cell < from + width; cell++) {
      total += values[cell];
    }
    for (int cell = from; cell < from + width; cell++) {
      values[cell] = total > 0 ? values[cell] / total : Double.NaN;
    }
  }

  private static EvaluationException refusal(TooWide tooWide) {
    return new EvaluationException(
        new EvaluationProblem.TooExpensive(
            "the elimination",
            tooWide.estimate().largestFactor(),
            tooWide.limit().largestFactor(),
            tooWide.message()));
  }

  private static List<String> axes(EffectRequest request) {
    List<String> axes = request.open();
    axes.addAll(request.outcome());
    return axes;
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
