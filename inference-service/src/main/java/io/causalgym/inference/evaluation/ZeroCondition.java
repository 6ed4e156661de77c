package io.causalgym.inference.evaluation;

import io.causalgym.inference.identification.expression.Estimand;
import io.causalgym.inference.identification.expression.ExpressionTree;
import io.causalgym.inference.identification.expression.WrittenEstimand;
import io.causalgym.model.Table;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds, for a value that is undefined, a condition of its formula that never occurs, to be shown
/// to people.
final class ZeroCondition {
  private final Table distribution;
  private final EffectRequest request;
  private final Set<List<String>> conditions = new LinkedHashSet<>();
  private final Map<List<String>, Table> marginals = new HashMap<>();

  ZeroCondition(Estimand estimand, Table distribution, EffectRequest request) {
    this.distribution = distribution;
    this.request = request;
    WrittenEstimand written = estimand.written();
    ArrayDeque<ExpressionTree> open = new ArrayDeque<>(written.definitions().values());
    open.add(written.expression());
    while (!open.isEmpty()) {
      switch (open.removeFirst()) {
        case ExpressionTree.Probability p -> conditions.add(p.given());
        case ExpressionTree.Product p -> open.addAll(p.factors());
        case ExpressionTree.Sum s -> open.add(s.term());
        case ExpressionTree.Quotient q -> {
          open.add(q.numerator());
          open.add(q.denominator());
        }
        case ExpressionTree.One _, ExpressionTree.Ref _ -> {}
      }
    }
  }

  /// Why a cell is undefined.
  ///
  /// @param assignment the states of the variables of the request
  String reason(Map<String, Integer> assignment) {
    for (List<String> condition : conditions) {
      Map<String, Integer> fixed = new LinkedHashMap<>(assignment);
      request.outcome().forEach(fixed::remove);
      fixed.keySet().retainAll(condition);
      Table part = marginal(condition).slice(fixed);
      // What cannot occur whatever is done is no stratum at all.
      List<String> stratum = new ArrayList<>(condition);
      stratum.removeAll(request.intervened());
      Map<String, Integer> given = new LinkedHashMap<>(fixed);
      given.keySet().retainAll(stratum);
      Table possible = marginal(stratum).slice(given);
      for (int cell = 0; cell < part.size(); cell++) {
        if (part.value(cell) == 0 && possible.size() == part.size() && possible.value(cell) > 0) {
          return "P("
              + text(condition, fixed, part, cell)
              + ") is 0, and the formula conditions on it";
        }
      }
    }
    return "the formula conditions on something that has probability 0";
  }

  private Table marginal(List<String> names) {
    return marginals.computeIfAbsent(names, distribution::marginal);
  }

  private static String text(
      List<String> condition, Map<String, Integer> fixed, Table part, int cell) {
    int[] states = part.states(cell);
    List<String> values = new ArrayList<>();
    for (String name : condition) {
      int state = fixed.containsKey(name) ? fixed.get(name) : states[part.names().indexOf(name)];
      values.add(name + "=" + state);
    }
    return String.join(", ", values);
  }
}
