package io.causalgym.inference.evaluation;

import io.causalgym.inference.identification.expression.Estimand;
import io.causalgym.model.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/// Brings the table of a formula into the form that a request asks for: order of the variables,
/// values that are fixed, variables that the formula does not depend on, and free variables outside
/// the query, for which any value will do that leaves nothing undefined.
final class AnswerTable {
  private final Estimand estimand;
  private final Table distribution;
  private final EffectRequest request;
  private final List<String> open;

  AnswerTable(Estimand estimand, Table distribution, EffectRequest request) {
    this.estimand = estimand;
    this.distribution = distribution;
    this.request = request;
    this.open = request.open();
  }

  /// @param effect the formula for all values of its free variables
  /// @param evidence the same for the probability of the evidence
  EffectAnswer answer(Table effect, Optional<Table> evidence) {
    double[] values = settled(effect, request.outcome());
    List<String> axes = new ArrayList<>(open);
    axes.addAll(request.outcome());
    int strata = cells(open);
    int block = values.length / strata;
    boolean[] impossible = impossible(evidence, strata);
    for (int stratum = 0; stratum < strata; stratum++) {
      if (impossible[stratum]) {
        java.util.Arrays.fill(values, stratum * block, (stratum + 1) * block, Double.NaN);
      }
    }
    Table table = Table.scalar(1).spread(axes, cards(axes)).replaced(values);
    return new EffectAnswer(table, undefined(table, impossible, block));
  }

  /// The values over the open variables and `last`, row-major, free variables outside the query
  /// settled.
  private double[] settled(Table formula, List<String> last) {
    SequencedMap<String, Integer> fixed = new LinkedHashMap<>(request.states());
    fixed.keySet().retainAll(formula.names());
    Table sliced = formula.slice(fixed);
    List<String> missing = new ArrayList<>(open);
    missing.removeAll(sliced.names());
    List<String> other = new ArrayList<>(sliced.names());
    other.removeAll(open);
    other.removeAll(last);
    List<String> order = new ArrayList<>(open);
    order.addAll(other);
    order.addAll(last);
    Table all = sliced.spread(missing, cards(missing)).marginal(order);
    return settled(all, cells(last), byProbability(other));
  }

  /// For each block the first of the `choices` that has a value.
  private static double[] settled(Table all, int block, int[] choices) {
    int strata = all.size() / (block * choices.length);
    double[] settled = new double[strata * block];
    for (int stratum = 0; stratum < strata; stratum++) {
      int start = stratum * choices.length;
      int choice = start + firstDefined(all, start, block, choices);
      for (int cell = 0; cell < block; cell++) {
        settled[stratum * block + cell] = all.value(choice * block + cell);
      }
    }
    return settled;
  }

  /// The first choice without undefined cells, or, if there is none, the first one.
  private static int firstDefined(Table all, int start, int block, int[] choices) {
    for (int choice : choices) {
      boolean defined = true;
      for (int cell = 0; cell < block && defined; cell++) {
        defined = !Double.isNaN(all.value((start + choice) * block + cell));
      }
      if (defined) {
        return choice;
      }
    }
    return choices[0];
  }

  /// The values of `names`, the most probable one first: it rests on the largest numbers.
  private int[] byProbability(List<String> names) {
    Table weights = distribution.marginal(names);
    return IntStream.range(0, weights.size())
        .boxed()
        .sorted((a, b) -> Double.compare(weights.value(b), weights.value(a)))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /// By stratum of the open variables: whether the evidence cannot occur under the intervention.
  private boolean[] impossible(Optional<Table> evidence, int strata) {
    boolean[] impossible = new boolean[strata];
    if (evidence.isPresent()) {
      double[] probability = settled(evidence.get(), List.of());
      List<String> condition = new ArrayList<>(request.intervened());
      condition.addAll(request.given());
      // P(z | do(x)) >= P(x, z), which tells where the formula is undefined.
      double[] seen =
          distribution.names().containsAll(condition)
              ? settled(distribution.marginal(condition), List.of())
              : new double[strata];
      for (int stratum = 0; stratum < strata; stratum++) {
        impossible[stratum] = !(seen[stratum] > 0 || probability[stratum] > 0);
      }
    }
    return impossible;
  }

  private List<Undefined> undefined(Table table, boolean[] impossible, int block) {
    List<Undefined> undefined = new ArrayList<>();
    ZeroCondition zero = new ZeroCondition(estimand, distribution, request);
    String reason = "";
    int explained = -1;
    for (int cell = 0; cell < table.size(); cell++) {
      if (Double.isNaN(table.value(cell))) {
        SequencedMap<String, Integer> assignment = assignment(table, cell);
        if (explained != cell / block) {
          explained = cell / block;
          reason =
              impossible[explained]
                  ? "the evidence has probability 0 under the intervention"
                  : zero.reason(assignment);
        }
        undefined.add(new Undefined(assignment, reason));
      }
    }
    return undefined;
  }

  private SequencedMap<String, Integer> assignment(Table table, int cell) {
    int[] states = table.states(cell);
    Map<String, Integer> open = new LinkedHashMap<>(request.states());
    for (int axis = 0; axis < states.length; axis++) {
      open.put(table.names().get(axis), states[axis]);
    }
    SequencedMap<String, Integer> ordered = new LinkedHashMap<>();
    for (List<String> names : List.of(request.intervened(), request.given(), request.outcome())) {
      names.forEach(name -> ordered.put(name, open.getOrDefault(name, 0)));
    }
    return ordered;
  }

  private int[] cards(List<String> names) {
    return names.stream().mapToInt(distribution::card).toArray();
  }

  private int cells(List<String> names) {
    int cells = 1;
    for (int card : cards(names)) {
      cells *= card;
    }
    return cells;
  }
}
